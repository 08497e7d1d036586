import { useApp, useAppStore, useMessages } from '../store/context'
import { useDecision } from '../store/decision'

/** Under the editor: what the line decides on which the person stands, and the way to those hops. */
export function DecidedLine() {
  const store = useAppStore()
  const { page, map } = useMessages()
  const decision = useDecision()
  const hasTrace = useApp((state) => state.trace !== null)
  if (!hasTrace) return null
  return (
    <p
      role="status"
      aria-label={page.editor.decision}
      className={decision === null ? 'sr-only' : 'border-t border-line-soft bg-packet-soft px-3 py-1 text-xs'}
    >
      {decision !== null && (
        <>
          {page.editor.decides(
            decision.field,
            decision.steps.map(({ index }) => index + 1),
          )}{' '}
          {decision.steps.map(({ index }) => (
            <button
              key={index}
              type="button"
              aria-label={map.showHop(index + 1)}
              className="text-link min-h-6 px-1"
              onClick={() => store.getState().stepTo(index)}
            >
              {page.editor.toStep(index + 1)}
            </button>
          ))}
        </>
      )}
    </p>
  )
}
