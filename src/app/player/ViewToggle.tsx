import './segments.css'
import { type ReactNode, useId } from 'react'
import type { Messages } from '../../i18n/messages'
import type { View } from '../../present/route'

const views: readonly View[] = ['concept', 'wire']

/** As people explain it, or as packets are. */
export function ViewToggle({
  view,
  messages,
  onView,
}: {
  readonly view: View
  readonly messages: Messages
  readonly onView: (view: View) => void
}): ReactNode {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={messages.map.player.view} className="segments">
      {views.map((each) => (
        <label key={each} className="segment">
          <input type="radio" name={name} checked={view === each} onChange={() => onView(each)} />
          <span>{messages.map.player.views[each]}</span>
        </label>
      ))}
    </div>
  )
}
