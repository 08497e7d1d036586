import { useEffect, useState } from 'react'
import { useApp, useAppStore, useMessages } from '../store/context'

/** What is over sooner is not worth a line that comes and goes. */
const patience = 400

/** Says that a text is being read, where that takes its time, and lets it be stopped. */
export function ReadingBar() {
  const store = useAppStore()
  const { page } = useMessages()
  const busy = useApp((state) => state.reading || state.coming > 0)
  const progress = useApp((state) => state.progress)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!busy) return setLong(false)
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [busy])

  if (!isLong || !busy) return null
  return (
    <div className="flex flex-none items-center gap-3 border-b border-line-soft bg-packet-soft px-4 py-1.5 text-sm text-text">
      <span className="flex-none">{page.verdict.reading}</span>
      <progress
        aria-label={page.verdict.reading}
        className="h-1.5 min-w-0 flex-1 accent-packet"
        {...(progress && { value: progress.bytes, max: progress.of })}
      />
      {progress && (
        <span className="min-w-0 flex-none font-mono text-xs text-text-2 tabular-nums max-md:hidden">
          {page.verdict.readingProgress(progress.bytes, progress.of, progress.objects)}
        </span>
      )}
      <button type="button" className="text-link min-h-6 flex-none px-1" onClick={() => store.getState().stopReading()}>
        {page.verdict.stopReading}
      </button>
    </div>
  )
}
