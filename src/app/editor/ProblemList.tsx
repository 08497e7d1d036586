import { FileWarning, Info } from 'lucide-react'
import { isNote, type LoadProblem } from '../../engine/model'
import { explainProblem, placeText } from '../../present/describe'
import { useApp, useAppStore, useMessages } from '../store/context'
import { MoreList } from '../ui/MoreList'

/** What could not be read: what, where, what to do. Nothing at all where everything was. */
export function ProblemList() {
  const store = useAppStore()
  const messages = useMessages()
  const problems = useApp((state) => state.read?.problems)
  const files = useApp((state) => state.fileProblems)
  const stale = useApp((state) => state.read !== state.shown && state.shown !== null && !state.reading)
  const told = (problems ?? []).filter((problem) => problem.code !== 'empty-input')
  const { page } = messages
  if (told.length + files.length === 0) return null

  const advice = page.advice as Readonly<Record<string, string>>
  return (
    <section className="border-t border-line-soft px-3 py-2">
      <h2 className="eyebrow">{page.editor.problems}</h2>
      <MoreList
        label={page.editor.problems}
        className="mt-1 space-y-1.5"
        moreWord={page.editor.more}
        items={told}
        before={files.map((file) => (
          <li key={file.name} className="flex gap-2 text-sm">
            <FileWarning aria-hidden className="mt-0.5 size-4 flex-none text-trouble" />
            <span>{page.problem[file.why](file.name)}</span>
          </li>
        ))}
        item={(problem) => (
          <li key={JSON.stringify(problem)} className="flex gap-2 text-sm">
            <ProblemIcon problem={problem} />
            <span className="min-w-0">
              {sentence(explainProblem(problem, messages))} {advice[problem.code] ?? ''}{' '}
              <button
                type="button"
                className="text-link inline-block min-h-6 font-mono text-xs break-all"
                onClick={() => store.getState().jumpTo(problem.file, problem.line ?? 1)}
              >
                {placeText(problem)}
              </button>
            </span>
          </li>
        )}
      />
      {stale && <p className="mt-1.5 text-xs text-text-2">{page.editor.stale}</p>}
    </section>
  )
}

/** What only tells what is not known is no trouble. */
function ProblemIcon({ problem }: { readonly problem: LoadProblem }) {
  const [Icon, colour] = isNote(problem) ? [Info, 'text-link'] : [FileWarning, 'text-trouble']
  return <Icon aria-hidden className={`mt-0.5 size-4 flex-none ${colour}`} />
}

/** Ends a sentence that the engine's words leave open. */
function sentence(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : /[\u4e00-\u9fff]/.test(text) ? `${text}。` : `${text}.`
}
