import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Sample, samples } from '../../samples'
import { useApp, useAppStore, useMessages } from '../store/context'
import { openSample } from './openSample'

/** The dialog "Samples": the gallery. */
export function SamplesDialog() {
  const store = useAppStore()
  const { page } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const [failed, setFailed] = useState(false)
  const close = () => store.getState().set({ dialog: null })

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const take = (sample: Sample) => {
    setFailed(false)
    openSample(store, sample).catch(() => setFailed(true))
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it; Escape does the same by the keyboard.
    <dialog
      ref={dialog}
      aria-labelledby="samples-title"
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="m-auto max-h-[86dvh] w-[min(54rem,calc(100vw-2rem))] overflow-hidden rounded-2xl border border-line-soft bg-surface p-0 text-text shadow-raised backdrop:bg-[rgb(6_9_14/55%)] open:flex open:flex-col"
    >
      <div className="flex items-start gap-4 border-b border-line-soft px-5 py-4">
        <div className="flex-1">
          <h2 id="samples-title" className="text-lg font-semibold">
            {page.samples.label}
          </h2>
          <p className="text-sm text-text-2">{page.samples.about}</p>
        </div>
        <button type="button" aria-label={page.samples.close} onClick={close} className="icon-button">
          <X aria-hidden className="size-5" />
        </button>
      </div>
      {failed && (
        <p role="alert" className="bg-trouble-soft px-5 py-2 text-sm text-trouble">
          {page.samples.failed}
        </p>
      )}
      <ul className="grid gap-2 overflow-y-auto p-4 sm:grid-cols-2">
        {samples.map((sample) => (
          <SampleCard key={sample.id} sample={sample} onOpen={() => take(sample)} />
        ))}
      </ul>
    </dialog>
  )
}

function SampleCard({ sample, onOpen }: { readonly sample: Sample; readonly onOpen: () => void }) {
  const { page } = useMessages()
  const language = useApp((state) => state.language)
  const level = page.samples.level(sample.level)
  return (
    <li>
      <button
        type="button"
        aria-describedby={`about-${sample.id}`}
        aria-label={sample.title[language]}
        onClick={onOpen}
        className="flex h-full w-full flex-col rounded-xl border border-line-soft p-3.5 text-left align-top hover:border-line hover:bg-surface-2"
      >
        <span className="flex w-full items-baseline justify-between gap-3">
          <span className="font-semibold">{sample.title[language]}</span>
          <span className="flex-none text-xs text-text-2">{level}</span>
        </span>
        <span id={`about-${sample.id}`} className="mt-1 block text-sm text-text-2">
          {sample.about[language]}
        </span>
      </button>
    </li>
  )
}
