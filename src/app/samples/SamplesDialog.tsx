import { useState } from 'react'
import { type Sample, samples } from '../../samples'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { openSample } from './openSample'

/** The dialog "Samples": the gallery. */
export function SamplesDialog() {
  const store = useAppStore()
  const { page } = useMessages()
  const [failed, setFailed] = useState(false)

  const close = () => store.getState().set({ dialog: null })
  const take = (sample: Sample) => {
    setFailed(false)
    openSample(store, sample).then(close, () => setFailed(true))
  }

  return (
    <Dialog title={page.samples.label} about={page.samples.about} closeLabel={page.samples.close} place="centre" onClose={close}>
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
    </Dialog>
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
