import './segments.css'
import { memo, type ReactNode, useId } from 'react'
import type { Messages } from '../../i18n/messages'
import { type PageView, pageViews } from '../store/pageView'

/** As people explain it, as packets are, or as the nodes' rules have it. */
export const ViewToggle = memo(function ViewToggle({
  view,
  messages,
  onView,
}: {
  readonly view: PageView
  readonly messages: Messages
  readonly onView: (view: PageView) => void
}): ReactNode {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={messages.map.player.view} className="segments">
      {pageViews.map((each) => (
        <label key={each} className="segment">
          <input type="radio" name={name} checked={view === each} onChange={() => onView(each)} />
          <span>{messages.map.player.views[each]}</span>
        </label>
      ))}
    </div>
  )
})
