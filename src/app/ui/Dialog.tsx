import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

interface DialogProps {
  readonly title: string
  readonly about: string
  readonly closeLabel: string
  readonly onClose: () => void
  /** `centre`: over the page. `side`: at its edge, so that what follows a change can still be seen. */
  readonly place: 'centre' | 'side'
  readonly children: ReactNode
}

const places = {
  centre: 'm-auto max-h-[86dvh] w-[min(54rem,calc(100vw-2rem))] rounded-2xl border backdrop:bg-[rgb(6_9_14/55%)]',
  side: 'm-0 ml-auto h-dvh max-h-dvh w-[min(27rem,100vw)] max-w-none border-l backdrop:bg-[rgb(6_9_14/20%)]',
} as const

/** A modal dialog named by its title. Escape, the cross and a press beside it close it; the focus then goes back to where it was. */
export function Dialog({ title, about, closeLabel, onClose, place, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it; Escape does the same by the keyboard.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={`${places[place]} overflow-hidden border-line-soft bg-surface p-0 text-text shadow-raised open:flex open:flex-col`}
    >
      <div className="flex flex-none items-start gap-4 border-b border-line-soft px-5 py-4">
        <div className="flex-1">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="text-sm text-text-2">{about}</p>
        </div>
        <button type="button" aria-label={closeLabel} onClick={onClose} className="icon-button">
          <X aria-hidden className="size-5" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
