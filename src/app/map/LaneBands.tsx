import type { CSSProperties, ReactNode } from 'react'
import { useViewport, ViewportPortal } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import { legOf, placeKindOf } from '../../present/map/fold'
import type { MapModel } from '../../present/map/mapModel'
import { wordScale } from './presented'

/** Quiet names over the lanes; they stay at the top when the map is moved. */
export function LaneHeaders({ model, messages }: { readonly model: MapModel; readonly messages: Messages }): ReactNode {
  const { x, y, zoom } = useViewport()
  if (zoom < leastNamedZoom || isWayGone(model, y, zoom)) return null
  return (
    <div
      className="map-lane-headers"
      style={{ '--scale': wordScale(model.layout, 1.25), '--enlarged': model.layout.enlarged } as CSSProperties}
      data-two={model.unreached.size > 0 || undefined}
      aria-hidden="true"
    >
      {model.layout.lanes.map((lane) => (
        <div
          key={lane.lane}
          className="map-lane-header"
          style={{ transform: `translateX(${x + lane.x * zoom}px)`, width: Math.max(lane.width * zoom, 40) }}
        >
          <span>{messages.words.lanes[placeKindOf(lane.lane)]}</span>
          {model.unreached.has(lane.lane) && <span className="map-lane-unreached">{messages.map.notReached}</span>}
        </div>
      ))}
    </div>
  )
}

/** The legs of the way that a router divides, over their lanes; nothing where there is no router. */
export function LegHeaders({ model, messages }: { readonly model: MapModel; readonly messages: Messages }): ReactNode {
  const { x, y, zoom } = useViewport()
  const { lanes } = model.layout
  if (zoom < leastNamedZoom || isWayGone(model, y, zoom) || !lanes.some(({ lane }) => lane === 'httpRouter')) return null
  const legs = (['edge', 'controller', 'application'] as const).flatMap((leg) => {
    const own = lanes.filter(({ lane }) => legOf(lane) === leg)
    const [first, last] = [own[0], own.at(-1)]
    return first && last ? [{ leg, left: first.x, width: last.x + last.width - first.x }] : []
  })
  return (
    <div className="map-leg-headers" style={{ '--scale': model.layout.enlarged } as CSSProperties} aria-hidden="true">
      {legs.map(({ leg, left, width }) => (
        <div
          key={leg}
          className="map-leg-header"
          data-leg={leg}
          style={{ transform: `translateX(${x + left * zoom}px)`, width: width * zoom }}
        >
          <span>{messages.map.legs[leg]}</span>
        </div>
      ))}
    </div>
  )
}

/** Farther away than this the names of lanes, which do not shrink, would stand in one another. */
const leastNamedZoom = 0.5

/**
 * In a large cluster's map the way can be moved out of view, or so far away that nobody reads it: names of lanes and what is said of the packet
 * leave with it, and cover nothing.
 */
export function isWayGone({ below, layout }: MapModel, y: number, zoom: number): boolean {
  return below.size > 0 && (zoom < leastNamedZoom || y + layout.bottom * zoom < 70)
}

const reach = 4000

/** Hatching behind the lanes that the packet never came to. */
export function UnreachedBands({ model }: { readonly model: MapModel }): ReactNode {
  const lanes = model.layout.lanes.filter((lane) => model.unreached.has(lane.lane))
  const first = lanes[0]
  const last = lanes.at(-1)
  if (first === undefined || last === undefined) return null
  const left = first.x - 14
  const height = model.below.size > 0 ? reach / 4 + model.layout.bottom + 16 : reach
  const style = { left, top: -reach / 4, width: last.x + last.width + 14 - left, height }
  return (
    <ViewportPortal>
      <div className="map-unreached-band" style={style} />
    </ViewportPortal>
  )
}
