import { Maximize, Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReactFlow } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import { useZoomKeys } from './useZoomKeys'

/** Nearer, farther, all: by buttons and by keys. */
export function ZoomButtons({ messages, onFit }: { readonly messages: Messages; readonly onFit: () => void }): ReactNode {
  const flow = useReactFlow()
  const nearer = () => void flow.zoomIn()
  const farther = () => void flow.zoomOut()
  useZoomKeys({ nearer, farther, all: onFit })
  const { zoomIn, zoomOut, fit } = messages.map
  return (
    <div className="map-zoom">
      <button type="button" aria-label={zoomIn} title={`${zoomIn} (+)`} aria-keyshortcuts="+" onClick={nearer}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label={zoomOut} title={`${zoomOut} (-)`} aria-keyshortcuts="-" onClick={farther}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label={fit} title={`${fit} (0)`} aria-keyshortcuts="0" onClick={onFit}>
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  )
}
