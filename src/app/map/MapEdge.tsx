import { memo, type ReactNode } from 'react'
import type { Edge, EdgeProps } from 'reactflow'
import { type Curve, pathText, pointAt } from '../../present/map/curve'
import type { EdgeState } from '../../present/map/states'
import { useLit } from './litWay'

interface LineData extends Record<string, unknown> {
  readonly curve: Curve
  readonly state: EdgeState
  readonly decided: boolean
}
export type LineEdge = Edge<LineData, 'line'>

/** One line of the map, along the curve that the layout gave it. */
export const MapEdge = memo(function MapEdge({ id, data }: EdgeProps<LineEdge>): ReactNode {
  const lit = useLit(id)
  if (data === undefined || data.state === 'hidden') return null
  const { curve, state, decided } = data
  return (
    <g className="map-edge" data-state={state} data-decided={decided || undefined} data-lit={lit || undefined}>
      <path d={pathText(curve)} />
      {state === 'cut' && <CutMark curve={curve} />}
    </g>
  )
})

/** Two strokes across a line: it is severed here. */
function CutMark({ curve }: { readonly curve: Curve }): ReactNode {
  const { x, y } = pointAt(curve, 0.74)
  return (
    <g className="map-cut" transform={`translate(${x} ${y})`}>
      <rect x={-6} y={-9} width={12} height={18} />
      <path d="M-7 8 -1 -8M1 8 7 -8" />
    </g>
  )
}
