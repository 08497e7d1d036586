import { Bug } from 'lucide-react'
import { useApp, useAppStore, useMessages } from '../store/context'

/** Says that something broke behind the page. The text and the last picture stay. */
export function EngineFailure() {
  const store = useAppStore()
  const { page } = useMessages()
  const failure = useApp((state) => state.failure)
  if (failure === null) return null
  return (
    <div role="alert" className="flex flex-none items-start gap-3 border-b border-line-soft bg-trouble-soft px-4 py-2 text-sm">
      <Bug aria-hidden className="mt-0.5 size-4 flex-none text-trouble" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{page.failure.title}</strong> {page.failure.engineText}{' '}
        <span className="font-mono text-xs break-words text-text-2">{failure}</span>
      </p>
      <button type="button" className="quiet-button min-h-8" onClick={() => store.getState().retry()}>
        {page.failure.again}
      </button>
    </div>
  )
}
