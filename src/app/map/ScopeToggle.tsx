import '../player/segments.css'
import { memo, type ReactNode, useId } from 'react'
import type { Messages } from '../../i18n/messages'
import type { MapScope } from '../../present/map/mapModel'

const scopes: readonly MapScope[] = ['path', 'everything']

/** Only the way of the request, or all that there is. */
export const ScopeToggle = memo(function ScopeToggle({
  scope,
  messages,
  onScope,
}: {
  readonly scope: MapScope
  readonly messages: Messages
  readonly onScope: (scope: MapScope) => void
}): ReactNode {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={messages.map.scope} className="segments map-scope">
      {scopes.map((each) => (
        <label key={each} className="segment">
          <input type="radio" name={name} checked={scope === each} onChange={() => onScope(each)} />
          <span>{messages.map.scopes[each]}</span>
        </label>
      ))}
    </div>
  )
})
