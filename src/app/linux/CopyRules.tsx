import { Check, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { nodeText } from '../../present/linux/nodeText'
import { useMessages } from '../store/context'
import type { HopRules } from '../store/linuxRules'
import { useCopy } from '../ui/useCopy'

/** Copies the whole text of a node's rules. */
export function CopyRules({ rules }: { readonly rules: HopRules }): ReactNode {
  const messages = useMessages()
  const words = messages.linux
  const { copied, copy } = useCopy()
  return (
    <button
      type="button"
      className="linux-copy"
      aria-label={words.copyLabel}
      title={words.copyLabel}
      onClick={() => copy(nodeText(rules.node, rules.rules, messages))}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
