import type { CSSProperties, ReactNode } from 'react'
import { useViewport, ViewportPortal } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import type { MapModel } from './useMapModel'

/** Quiet names over the lanes; they stay at the top when the map is moved. */
export function LaneHeaders({ model, messages }: { readonly model: MapModel; readonly messages: Messages }): ReactNode {
  const { x, zoom } = useViewport()
  return (
    <div
      className="map-lane-headers"
      style={{ '--scale': Math.max(1, Math.min(1.25, model.layout.zoom)) } as CSSProperties}
      data-two={model.unreached.size > 0 || undefined}
      aria-hidden="true"
    >
      {model.layout.lanes.map((lane) => (
        <div
          key={lane.lane}
          className="map-lane-header"
          style={{ transform: `translateX(${x + lane.x * zoom}px)`, width: Math.max(lane.width * zoom, 40) }}
        >
          <span>{messages.words.lanes[lane.lane === 'balancerBehind' ? 'loadBalancer' : lane.lane]}</span>
          {model.unreached.has(lane.lane) && <span className="map-lane-unreached">{messages.map.notReached}</span>}
        </div>
      ))}
    </div>
  )
}

const reach = 4000

/** Hatching behind the lanes that the packet never came to. */
export function UnreachedBands({ model }: { readonly model: MapModel }): ReactNode {
  const lanes = model.layout.lanes.filter((lane) => model.unreached.has(lane.lane))
  const first = lanes[0]
  const last = lanes.at(-1)
  if (first === undefined || last === undefined) return null
  const left = first.x - 14
  const style = { left, top: -reach / 4, width: last.x + last.width + 14 - left, height: reach }
  return (
    <ViewportPortal>
      <div className="map-unreached-band" style={style} />
    </ViewportPortal>
  )
}
