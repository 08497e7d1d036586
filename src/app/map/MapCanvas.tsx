import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { MiniMap, ReactFlow } from 'reactflow'
import type { Size } from '../../present/map/layout'
import type { MapModel } from '../../present/map/mapModel'
import { cardsOf, markOf, statesAt } from '../../present/map/states'
import { placesOnRoute } from '../../present/route'
import { frameAt } from '../../present/timeline'
import { useReducedMotion } from '../player/useReducedMotion'
import { LaneHeaders, LegHeaders, UnreachedBands } from './LaneBands'
import { LitWayContext } from './litWay'
import { MapCard } from './MapCard'
import { MapLines } from './MapLines'
import { MapNotes } from './MapNotes'
import type { MapViewProps } from './MapView'
import { NodeFrames } from './NodeFrames'
import { PacketLayer } from './PacketLayer'
import { enlargedOn } from './presented'
import { hintOf, type Press, pressOf } from './press'
import { useCamera } from './useCamera'
import { useFlowNodes } from './useFlowNodes'
import { useLitWay } from './useLitWay'
import { useMapModel } from './useMapModel'
import { ZoomButtons } from './ZoomButtons'

const nodeTypes = { card: MapCard }
/** From here on only what is in view is mounted. */
const manyMounted = 320
const manyCards = 40

/** React Flow with our cards and lines, and what moves on top of them. */
export function MapCanvas(props: MapViewProps & { readonly canvas: Size }): ReactNode {
  const { graph, trace, timeline, position, scope, messages, canvas, focus = null, playing = false, presented = false } = props
  const reduced = useReducedMotion()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const enlarged = useMemo(() => (presented ? enlargedOn(canvas) : null), [presented, canvas])
  const model = useMapModel({ graph, trace, scope, unfolded, focus }, messages, canvas, enlarged)
  // With less motion a packet does not travel: it stands at its place until the next step begins.
  const exact = useMemo(() => (timeline === null ? null : frameAt(timeline, position)), [timeline, position])
  const frame = useMemo(
    () =>
      reduced && timeline !== null && exact !== null
        ? frameAt(timeline, exact.phase === 'arrived' ? position : stillPosition(position, timeline.steps.length))
        : exact,
    [reduced, timeline, exact, position],
  )
  const states = useStates(model, timeline, frame)
  const { way, handlers } = useLitWay(model, states, playing)
  const presses = usePresses(props, model)
  const hints = useMemo(() => new Map([...presses].map(([id, press]) => [id, hintOf(press, messages)])), [presses, messages])
  const latest = useRef(props)
  latest.current = props
  const onPress = useCallback(
    (id: string) => {
      const press = presses.get(id)
      const { onStep, onChoose, onJump, onUnfold } = latest.current
      if (press?.does === 'step') onStep(press.index)
      if (press?.does === 'choose') onChoose(press.choice)
      if (press?.does === 'jump') onJump?.(press.file, press.line)
      if (press?.does === 'unfold' && latest.current.graph.overview !== null) onUnfold?.(id)
      else if (press?.does === 'unfold') setUnfolded((known) => new Set([...known, id]))
    },
    [presses],
  )
  const decided = useMemo(() => new Set(cardsOf(model, [...(props.decided ?? noPath)])), [model, props.decided])
  const nodes = useFlowNodes({ model, states, decided, view: timeline?.view ?? null, hints, messages, onPress })
  const path = useMemo(() => (trace === null ? noPath : placesOnRoute(trace)), [trace])
  const camera = useCamera(model, path, canvas, frame, reduced, focus)
  // The small map is drawn anew where this is another function: not with every frame.
  const overviewLook = useCallback((node: { readonly id: string }) => `map-overview-${states.cards.get(node.id) ?? 'idle'}`, [states])
  const many = (nodes.length > manyCards || model.below.size > 0) && scope === 'everything'
  return (
    <LitWayContext value={way}>
      <ReactFlow
        {...handlers}
        nodes={nodes}
        nodeTypes={nodeTypes}
        defaultViewport={camera.first}
        minZoom={0.05}
        maxZoom={Math.max(2.5, 1.5 * model.layout.zoom)}
        onlyRenderVisibleElements={nodes.length > manyMounted}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        panOnScroll={many}
        preventScrolling={many}
        zoomOnDoubleClick={false}
        attributionPosition="bottom-center"
        selectionKeyCode={null}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
      >
        <UnreachedBands model={model} />
        <NodeFrames model={model} />
        <MapLines model={model} states={states} decided={decided} />
        {timeline !== null && frame !== null && <PacketLayer model={model} timeline={timeline} frame={frame} />}
        {many && (
          <MiniMap
            pannable
            style={model.below.size > 0 ? smallOverview : undefined}
            className="map-overview"
            ariaLabel={messages.map.overview}
            nodeClassName={overviewLook}
          />
        )}
      </ReactFlow>
      <LegHeaders model={model} messages={messages} />
      <LaneHeaders model={model} messages={messages} />
      {timeline !== null && trace !== null && frame !== null && (
        <MapNotes
          model={model}
          timeline={timeline}
          trace={trace}
          frame={frame}
          canvas={canvas}
          messages={messages}
          stopActions={props.stopActions}
        />
      )}
      {!presented && <ZoomButtons messages={messages} keys={props.characterKeys} onFit={camera.fitAll} />}
    </LitWayContext>
  )
}

const smallOverview = { width: 120, height: 92 }
const noPath: ReadonlySet<string> = new Set()

function stillPosition(position: number, steps: number): number {
  return position >= steps ? steps : Math.floor(position)
}

/** Cards and lines change only when the packet reaches another card, not with every frame. */
function useStates(model: MapModel, timeline: MapViewProps['timeline'], frame: ReturnType<typeof frameAt>) {
  const mark = markOf(frame, model)
  const key = mark === null ? '' : `${mark.step} ${mark.reached} ${mark.arrived}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the mark by value
  return useMemo(() => statesAt(model, timeline, mark), [model, timeline, key])
}

function usePresses({ trace, timeline, graph, onJump }: MapViewProps, model: MapModel): ReadonlyMap<string, Press> {
  const canJump = onJump !== undefined
  return useMemo(() => {
    const presses = model.cards.map((card) => [card.id, pressOf(card, trace, timeline, graph.relations, canJump)] as const)
    return new Map(presses.flatMap(([id, press]) => (press === null ? [] : [[id, press] as const])))
  }, [model, trace, timeline, graph, canJump])
}
