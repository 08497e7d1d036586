import { ShieldCheck, X } from 'lucide-react'
import { useApp, useAppStore, useMessages } from '../store/context'

/** Says what was removed from a text before anything of it was kept: in one sentence, and line by line on demand. */
export function RemovedNotice() {
  const store = useAppStore()
  const { page } = useMessages()
  const removed = useApp((state) => state.removed)
  if (removed.length === 0) return null
  const words = removed.map(({ what, count, objects }) => page.removed.what[what](count, objects))
  return (
    <section
      aria-label={page.removed.label}
      className="flex items-start gap-2 border-b border-line-soft bg-surface-2 px-3 py-1.5 text-xs text-text"
    >
      <ShieldCheck aria-hidden className="mt-1 size-4 flex-none text-packet" />
      <div className="min-w-0 flex-1">
        {/* The sentence may be long and the editor is what matters: all of it stands among the lines. */}
        <p role="status" className="my-1 line-clamp-2">
          {page.removed.told(words)}
        </p>
        <details>
          <summary className="min-h-6 cursor-pointer">{page.removed.details}</summary>
          <ul className="max-h-24 overflow-y-auto pb-1">
            {removed.map(({ what, lines }, i) => (
              <li key={what}>{page.removed.lines(words[i] ?? '', lines)}</li>
            ))}
          </ul>
        </details>
      </div>
      <button
        type="button"
        aria-label={page.removed.dismiss}
        className="grid size-6 flex-none place-items-center"
        onClick={() => store.getState().set({ removed: [] })}
      >
        <X aria-hidden className="size-4" />
      </button>
    </section>
  )
}
