import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { countsOf, type WaysCompared, wayChangeKinds } from '../../present/compareWays'
import { useApp, useAppStore, useMessages } from '../store/context'
import type { Comparison } from '../store/state'
import { MoreList } from '../ui/MoreList'
import { ChangedWay } from './ChangedWay'

/** What goes another way than in the input that was before, what is worse first; it stands and follows each edit until the person stops comparing. */
export function ComparedWays(): ReactNode {
  const store = useAppStore()
  const { compare: words } = useMessages()
  const comparison = useApp((state) => state.comparison)
  if (comparison === null) return null
  const input = words.input(comparison.names)
  const label = words.compared(input)
  return (
    <section aria-label={label} className="border-t border-line-soft bg-packet-soft/40 px-3 py-2">
      <div className="flex items-start gap-2">
        <h2 className="eyebrow min-w-0 flex-1 py-1 break-words">{label}</h2>
        <button
          type="button"
          aria-label={words.stop}
          title={words.stop}
          className="icon-button flex-none"
          onClick={() => store.getState().stopComparing()}
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      {comparison.is === 'reading' && <Reading name={words.reading(input)} progress={comparison.progress} />}
      {comparison.is === 'failed' && (
        <p role="alert" className="text-xs text-trouble">
          {words.failed(comparison.why)}
        </p>
      )}
      {comparison.is === 'compared' && <Differences compared={comparison.compared} unread={comparison.unread} />}
    </section>
  )
}

function Reading({
  name,
  progress,
}: {
  readonly name: string
  readonly progress: Extract<Comparison, { is: 'reading' }>['progress']
}): ReactNode {
  return (
    <p role="status" className="flex items-center gap-3 text-xs text-text-2">
      <span className="min-w-0 truncate">{name}</span>
      <progress
        aria-label={name}
        className="h-1.5 min-w-10 flex-1 accent-packet"
        {...(progress && { value: progress.bytes, max: progress.of })}
      />
    </p>
  )
}

function Differences({ compared, unread }: { readonly compared: WaysCompared; readonly unread: number }): ReactNode {
  const { compare: words, page } = useMessages()
  const counts = countsOf(compared)
  return (
    <>
      <p role="status" className={`text-xs ${counts.worse > 0 ? 'text-trouble' : 'text-text-2'}`}>
        {compared.of === 0 ? words.nothing : words.summary(counts)}
      </p>
      {unread > 0 && <p className="text-xs text-warning">{words.unread(unread)}</p>}
      {wayChangeKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <div key={kind} className="mt-2">
            <h3 className="text-xs font-semibold text-text">{words.kinds[kind]}</h3>
            <MoreList
              label={words.kinds[kind]}
              className="mt-1 space-y-1"
              moreWord={page.editor.more}
              items={compared.changes.filter(({ is }) => is === kind)}
              item={(change) => <ChangedWay key={`${change.from} ${change.to}`} change={change} settled={compared.asked === compared.of} />}
            />
          </div>
        ))}
      {compared.asked < compared.of && <p className="mt-1 text-xs text-text-2">{words.asking(compared.asked, compared.of)}</p>}
      {compared.left > 0 && <p className="mt-1 text-xs text-text-2">{words.left(compared.left)}</p>}
    </>
  )
}
