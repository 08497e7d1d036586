import { useApp, useMessages } from '../store/context'

/** Says what became of a fix, for whoever does not see the text change. */
export function FixStatus() {
  const { fixes } = useMessages()
  const said = useApp((state) => state.fixed.said)
  return (
    <p role="status" className={said === 'stale' ? 'px-3 py-1 text-xs text-text-2' : 'sr-only'}>
      {said === null ? '' : fixes[said]}
    </p>
  )
}
