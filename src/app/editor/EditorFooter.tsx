import { ChevronRight } from 'lucide-react'
import { isNote } from '../../engine/model'
import { ageOf } from '../../present/age'
import { explainAssumption } from '../../present/describe'
import { useFindings } from '../findings/useFindings'
import { useApp, useMessages } from '../store/context'
import { areBlank } from '../store/manifests'

/** How much was read: objects, assumptions, findings. The assumptions unfold. */
export function EditorFooter() {
  const messages = useMessages()
  const { editor } = messages.page
  const read = useApp((state) => state.read)
  const findings = useFindings()
  const left = useApp((state) => state.findingsLeft)
  const empty = useApp((state) => areBlank(state.files))
  if (read === null || empty) return null

  const objects = Object.values(read.objects).reduce((sum, count) => sum + count, 0)
  const kinds = Object.entries(read.objects).map(([kind, count]) => `${count} ${kind}`)
  const problems = read.problems.filter((problem) => problem.code !== 'empty-input' && !isNote(problem)).length
  const errors = problems > 0 || findings.some((finding) => finding.severity === 'error')

  const age = ageOf(read.takenAt, Date.now(), messages)

  return (
    <details className="group flex-none border-t border-line-soft text-xs text-text-2">
      <summary className="flex min-h-9 list-none items-center gap-2 px-3 [&::-webkit-details-marker]:hidden" title={kinds.join(', ')}>
        <span aria-hidden className={`size-2.5 flex-none ${errors ? 'bg-trouble' : 'rounded-full bg-arrived'}`} />
        <span className="min-w-0 flex-1">
          {[
            editor.objects(objects),
            ...(age === null ? [] : [age.short]),
            editor.assumed(read.assumptions.length),
            ...(problems > 0 ? [editor.problemCount(problems)] : []),
            findings.length === 0 ? editor.noFindings : editor.findingCount(findings.length + left),
          ].join(' · ')}
        </span>
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
      </summary>
      <div className="max-h-48 overflow-y-auto px-3 pb-3">
        <p className="font-mono text-xs">{kinds.join(', ')}</p>
        {age !== null && <p className="mt-2">{age.sentence}</p>}
        {read.assumptions.length > 0 && (
          <>
            <h2 className="eyebrow mt-2">{editor.assumptions}</h2>
            <ul aria-label={editor.assumptions} className="mt-1 list-disc space-y-1 pl-4 text-xs">
              {read.assumptions.map((assumption) => {
                const text = explainAssumption(assumption, messages)
                return <li key={JSON.stringify(assumption)}>{text}</li>
              })}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}
