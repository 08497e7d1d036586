import './caption.css'
import type { ReactNode } from 'react'
import type { Trace } from '../../engine'
import { languageTag } from '../../i18n'
import { useOtherMessages } from './useOtherMessages'

/** The verdict in the other language, where captions are wanted in both. `known`: the packet is where it ends. */
export function OtherVerdict({ trace, known }: { readonly trace: Trace; readonly known: boolean }): ReactNode {
  const other = useOtherMessages()
  if (other === null) return null
  const { words, page, verdictSentence } = other.messages
  return (
    <span lang={languageTag(other.language)} className="caption-other">
      <strong>{known ? words.verdicts[trace.verdict] : page.verdict.wouldBe[trace.verdict]}</strong> {verdictSentence(trace)}
    </span>
  )
}
