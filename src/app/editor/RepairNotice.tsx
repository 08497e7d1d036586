import { Wrench } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useAppStore, useMessages } from '../store/context'
import type { OfferedRepair } from '../store/state'

const RepairDialog = lazy(() => import('./RepairDialog').then((module) => ({ default: module.RepairDialog })))

/** Says that copying damaged the text, and offers to show how it can be repaired. It can be accepted only where it is seen. */
export function RepairNotice({ repair }: { readonly repair: OfferedRepair }) {
  const store = useAppStore()
  const words = useMessages().page.repair
  const [shown, show] = useState<OfferedRepair | null>(null)

  /** What was pressed goes away with the offer: the text it was about is where to go on. */
  const answer = (act: () => void) => {
    const name = store.getState().files.find(({ id }) => id === repair.file)?.name
    show(null)
    act()
    if (name !== undefined) store.getState().jumpTo(name, 1)
  }
  const accept = () => answer(store.getState().acceptRepair)
  const refuse = () => answer(store.getState().refuseRepair)

  return (
    <section aria-label={words.label} className="flex-none border-b border-line-soft bg-warning-soft px-3 py-2 text-sm text-text">
      <div className="flex gap-2">
        <Wrench aria-hidden className="mt-0.5 size-4 flex-none text-warning" />
        <p role="status">
          {words.told(repair.causes)} {words.offer(repair.changed)}
        </p>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <button type="button" className="quiet-button" onClick={() => show(repair)}>
          {words.show}
        </button>
        <button type="button" className="text-link min-h-8 px-1" onClick={refuse}>
          {words.refuse}
        </button>
      </div>
      {shown === repair && (
        <Suspense fallback={null}>
          <RepairDialog repair={repair} onAccept={accept} onRefuse={refuse} onClose={() => show(null)} />
        </Suspense>
      )}
    </section>
  )
}
