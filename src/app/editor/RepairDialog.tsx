import { useEffect, useMemo, useRef } from 'react'
import { useMessages } from '../store/context'
import type { OfferedRepair } from '../store/state'
import { Dialog } from '../ui/Dialog'
import { createDifferenceView, type DifferenceView } from './differenceView'

interface RepairDialogProps {
  readonly repair: OfferedRepair
  readonly onAccept: () => void
  readonly onRefuse: () => void
  /** Neither: the offer stands. */
  readonly onClose: () => void
}

/** What a repair changes, the lines that may be wrong, and the choice. The editor's panel is too small to read a difference in. */
export function RepairDialog({ repair, onAccept, onRefuse, onClose }: RepairDialogProps) {
  const messages = useMessages()
  const words = messages.page.repair
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<DifferenceView>(null)
  const unsure = useMemo(() => repair.unsure.map((each) => ({ ...each, why: messages.repair.unsure[each.reason] })), [repair, messages])

  useEffect(() => {
    if (place.current === null) return
    const host = document.createElement('div')
    // Under `style-src 'self'` an editor may bring its own styles only into a shadow root.
    const root = host.attachShadow({ mode: 'open' })
    place.current.append(host)
    const { difference, unchanged } = words
    const created = createDifferenceView(root, { before: repair.before, after: repair.text, unsure }, { label: difference, unchanged })
    view.current = created
    return () => {
      created.destroy()
      host.remove()
    }
  }, [repair, unsure, words])

  return (
    <Dialog title={words.label} about={words.about(repair.causes)} closeLabel={words.close} onClose={onClose} place="centre">
      <div ref={place} className="min-h-40 flex-1 overflow-hidden" />
      <div className="max-h-[30%] flex-none overflow-y-auto border-t border-line-soft px-5 py-3 text-sm">
        <p id="unsure-places" className={unsure.length > 0 ? 'font-medium' : ''}>
          {words.unsure(unsure.length)}
        </p>
        {unsure.length > 0 && (
          <ul aria-labelledby="unsure-places" className="mt-1 space-y-1">
            {unsure.map(({ line, text, why }) => (
              <li key={`${line} ${why}`}>
                <button type="button" className="text-link min-h-6 font-medium" onClick={() => view.current?.goTo(line)}>
                  {words.line(line)}
                </button>{' '}
                <code className="rounded bg-warning-soft px-1 font-mono text-xs break-all">{text}</code>{' '}
                <span className="text-text-2">{why}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-none flex-wrap gap-2 border-t border-line-soft px-5 py-3">
        <button
          type="button"
          className="min-h-9 rounded-lg bg-packet-fill px-4 text-sm font-semibold text-packet-ink hover:brightness-105"
          onClick={onAccept}
        >
          {words.accept}
        </button>
        <button type="button" className="quiet-button" onClick={onRefuse}>
          {words.refuse}
        </button>
      </div>
    </Dialog>
  )
}
