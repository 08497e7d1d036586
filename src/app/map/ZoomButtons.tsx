import { Maximize, Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReactFlow } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import { useZoomKeys } from './useZoomKeys'

interface ZoomButtonsProps {
  readonly messages: Messages
  /** Single keys do it, too. */
  readonly keys: boolean
  readonly onFit: () => void
}

/** Nearer, farther, all: by buttons and by keys. */
export function ZoomButtons({ messages, keys, onFit }: ZoomButtonsProps): ReactNode {
  const flow = useReactFlow()
  const nearer = () => void flow.zoomIn()
  const farther = () => void flow.zoomOut()
  useZoomKeys({ nearer, farther, all: onFit }, keys)
  const by = (name: string, key: string) => ({
    'aria-label': name,
    title: keys ? `${name} (${key})` : name,
    'aria-keyshortcuts': keys ? key : undefined,
  })
  const { zoomIn, zoomOut, fit } = messages.map
  return (
    <div className="map-zoom">
      <button type="button" {...by(zoomIn, '+')} onClick={nearer}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" {...by(zoomOut, '-')} onClick={farther}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <button type="button" {...by(fit, '0')} onClick={onFit}>
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  )
}
