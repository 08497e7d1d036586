import { Bug } from 'lucide-react'
import { useState } from 'react'
import { useAppStore, useMessages } from '../store/context'
import { isText } from '../store/manifests'
import { saveFile } from '../ui/saveFile'

interface FailureViewProps {
  readonly error: Error
  readonly part: boolean
  readonly onAgain: () => void
}

/** What stands where something broke. The text is never lost with it: it can be taken from here. */
export function FailureView({ error, part, onAgain }: FailureViewProps) {
  const { page } = useMessages()
  return (
    <div role="alert" className={`grid h-full place-items-center overflow-auto bg-bg p-6 ${part ? '' : 'min-h-dvh'}`}>
      <div className="max-w-lg space-y-3">
        <p className="flex items-center gap-2 text-lg font-semibold">
          <Bug aria-hidden className="size-5 flex-none text-trouble" />
          {page.failure.title}
        </p>
        <p className="text-text-2">{page.failure.text}</p>
        <details className="text-sm text-text-2">
          <summary className="min-h-6">{page.failure.details}</summary>
          <pre className="mt-1 overflow-x-auto rounded-lg bg-surface-2 p-2 font-mono text-xs">{error.message}</pre>
        </details>
        <div className="flex flex-wrap gap-2">
          <button type="button" className="quiet-button" onClick={onAgain}>
            {page.failure.again}
          </button>
          {!part && <RescueButtons />}
        </div>
      </div>
    </div>
  )
}

function RescueButtons() {
  const store = useAppStore()
  const { page } = useMessages()
  const [copied, setCopied] = useState(false)
  const text = () =>
    store
      .getState()
      .files.filter(isText)
      .map((file) => file.text)
      .join('\n---\n')
  const save = () => saveFile('manifests.yaml', new Blob([text()], { type: 'application/yaml' }))
  return (
    <>
      <button type="button" className="quiet-button" onClick={() => void navigator.clipboard.writeText(text()).then(() => setCopied(true))}>
        {copied ? page.failure.copied : page.failure.copyText}
      </button>
      <button type="button" className="quiet-button" onClick={save}>
        {page.failure.download}
      </button>
      <button type="button" className="quiet-button" onClick={() => location.reload()}>
        {page.failure.reload}
      </button>
    </>
  )
}
