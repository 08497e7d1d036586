import { ClipboardPaste } from 'lucide-react'
import { useAppStore, useMessages } from '../store/context'

/** Nothing is there yet: what to do, and what happens then. */
export function EmptyMap() {
  const store = useAppStore()
  const { page } = useMessages()
  return (
    <section aria-label={page.regions.map} className="grid h-full place-items-center overflow-auto bg-bg p-6">
      <div className="max-w-md text-center">
        <ClipboardPaste aria-hidden className="mx-auto size-9 text-packet" strokeWidth={1.5} />
        <p className="mt-3 text-lg font-semibold">{page.empty.title}</p>
        <p className="mt-1 text-text-2">{page.empty.text}</p>
        <button type="button" className="quiet-button mt-4" onClick={() => store.getState().set({ dialog: 'samples' })}>
          {page.empty.sample}
        </button>
      </div>
    </section>
  )
}
