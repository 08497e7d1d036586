import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { nodeText } from '../../present/linux/nodeText'
import { useMessages } from '../store/context'
import type { HopRules } from '../store/linuxRules'

/** How long the button says that it is done. */
const saidFor = 1600

/** Copies the whole text of a node's rules. */
export function CopyRules({ rules }: { readonly rules: HopRules }): ReactNode {
  const messages = useMessages()
  const words = messages.linux
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard?.writeText(nodeText(rules.node, rules.rules, messages))
    setCopied(true)
  }
  return (
    <button
      type="button"
      className="linux-copy"
      aria-label={words.copyLabel}
      title={words.copyLabel}
      onClick={() => void copy().catch(() => undefined)}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
