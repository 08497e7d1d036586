import { Maximize, Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReactFlow } from 'reactflow'
import type { Messages } from '../../i18n/messages'

/** Nearer, farther, all. */
export function ZoomButtons({ messages, onFit }: { readonly messages: Messages; readonly onFit: () => void }): ReactNode {
  const flow = useReactFlow()
  return (
    <div className="map-zoom">
      <button type="button" aria-label={messages.map.zoomIn} title={messages.map.zoomIn} onClick={() => void flow.zoomIn()}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label={messages.map.zoomOut} title={messages.map.zoomOut} onClick={() => void flow.zoomOut()}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label={messages.map.fit} title={messages.map.fit} onClick={onFit}>
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  )
}
