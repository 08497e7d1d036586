import { memo, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import { ViewportPortal } from 'reactflow'
import { type Curve, pathText, pointAt } from '../../present/map/curve'
import type { MapModel } from '../../present/map/mapModel'
import type { EdgeState, MapStates } from '../../present/map/states'
import { LitWayContext } from './litWay'

interface LinesProps {
  readonly model: MapModel
  readonly states: MapStates
  /** Cards whose work rests on the line on which the person stands. */
  readonly decided: ReadonlySet<string>
}

/** What lies above what: the way of the packet above all. */
const upwards: readonly EdgeState[] = ['idle', 'beside', 'unreached', 'ahead', 'cut', 'passed']

/**
 * All lines of the map, behind its cards. Lines that look alike are one path: a map of three hundred lines is a handful of elements, whatever is
 * in view of it.
 */
export const MapLines = memo(function MapLines({ model, states, decided }: LinesProps): ReactNode {
  const lines = useMemo(() => alike(model, states, decided), [model, states, decided])
  return (
    <ViewportPortal>
      <svg className="map-lines" aria-hidden="true">
        {lines.map(({ state, decides, curves }) => (
          <path
            key={`${state} ${decides}`}
            className="map-line"
            data-state={state}
            data-decided={decides || undefined}
            d={curves.map(pathText).join('')}
          />
        ))}
        <LitLines model={model} states={states} />
        {lines
          .filter(({ state }) => state === 'cut')
          .flatMap(({ curves }) => curves.map((curve) => <CutMark key={pathText(curve)} curve={curve} />))}
      </svg>
    </ViewportPortal>
  )
})

/** The lines of the way that is lit, once more above the others. */
function LitLines({ model, states }: Omit<LinesProps, 'decided'>): ReactNode {
  const way = useContext(LitWayContext)
  const lit = useSyncExternalStore(way.subscribe, way.lit)
  if (lit.size === 0) return null
  const shown = model.layout.edges.filter(({ id }) => lit.has(id) && stateOf(states, id) !== 'hidden')
  return shown.map(({ id, curve }) => <path key={id} className="map-line" data-lit data-state={stateOf(states, id)} d={pathText(curve)} />)
}

interface Alike {
  readonly state: EdgeState
  readonly decides: boolean
  readonly curves: readonly Curve[]
}

function alike({ layout }: MapModel, states: MapStates, decided: ReadonlySet<string>): readonly Alike[] {
  const deciding = ({ from, to }: { readonly from: string; readonly to: string }) => decided.has(from) && decided.has(to)
  return [false, true].flatMap((decides) =>
    upwards.flatMap((state) => {
      const own = layout.edges.filter((edge) => stateOf(states, edge.id) === state && deciding(edge) === decides)
      return own.length === 0 ? [] : [{ state, decides, curves: own.map(({ curve }) => curve) }]
    }),
  )
}

function stateOf(states: MapStates, id: string): EdgeState {
  return states.edges.get(id) ?? 'idle'
}

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
