import { useMemo, useRef } from 'react'
import { Position } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import type { CardModel } from '../../present/map/cards'
import type { LaidCard } from '../../present/map/layout'
import type { MapModel } from '../../present/map/mapModel'
import type { CardState, MapStates } from '../../present/map/states'
import type { View } from '../../present/route'
import type { CardNode } from './MapCard'

const nowhere = { width: 1, height: 1 }

interface FlowInput {
  readonly model: MapModel
  readonly states: MapStates
  /** Cards whose work rests on the line on which the person stands. */
  readonly decided: ReadonlySet<string>
  readonly view: View | null
  readonly hints: ReadonlyMap<string, string>
  readonly messages: Messages
  readonly onPress: (id: string) => void
}

/** Cards as React Flow takes them. The lines are ours: see MapLines.tsx. */
export function useFlowNodes(input: FlowInput): CardNode[] {
  const { model, states, decided, view, hints, messages, onPress } = input
  const drawn = useRef<ReadonlyMap<string, CardNode>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input, member by member
  return useMemo(() => {
    const nodes = inOrder(model).flatMap((card) => {
      const laid = model.layout.cards.get(card.id)
      return laid === undefined ? [] : [kept(drawn.current.get(card.id), nodeOf(card, laid, input))]
    })
    drawn.current = new Map(nodes.map((node) => [node.id, node]))
    return nodes
  }, [model, states, decided, view, hints, messages, onPress])
}

/** Sizes and handles are given, so that React Flow measures nothing. */
function nodeOf(card: CardModel, laid: LaidCard, { model, states, decided, view, hints, messages, onPress }: FlowInput): CardNode {
  const { x, y, width, height, rail, titleRows } = laid
  const state = states.cards.get(card.id) ?? 'idle'
  return {
    id: card.id,
    type: 'card',
    position: { x, y },
    // Not by a transform, as React Flow would: each is a piece of its own to the browser's compositor, on every frame.
    style: { transform: 'none', left: x, top: y },
    width,
    height,
    measured: { width, height },
    data: {
      model: card,
      state,
      rail,
      titleRows,
      looked: card.id === model.looked,
      decided: decided.has(card.id),
      hint: hints.get(card.id) ?? null,
      stateWord: wordFor(state, messages),
      note: isBypassed(card, state, view) && states.cards.size > 0 ? messages.words.notOnTheWire : null,
      onPress,
    },
    handles: [
      { type: 'target', position: Position.Left, x: 0, y: rail, ...nowhere },
      { type: 'source', position: Position.Right, x: width, y: rail, ...nowhere },
    ],
    domAttributes: { 'aria-roledescription': undefined },
  }
}

/** No packet on the wire goes to a Service: the node has rewritten its address before. */
function isBypassed(card: CardModel, state: CardState, view: View | null): boolean {
  return view === 'wire' && card.lane === 'service' && card.folded.place !== null && state !== 'unreached' && state !== 'stopped'
}

/** The card as it was drawn, where nothing of it is other: at each step of the packet most cards stay as they are, and are not drawn again. */
function kept(before: CardNode | undefined, now: CardNode): CardNode {
  if (before === undefined) return now
  const same =
    before.position.x === now.position.x &&
    before.position.y === now.position.y &&
    before.width === now.width &&
    before.height === now.height
  const keys = Object.keys(now.data) as (keyof CardNode['data'])[]
  return same && keys.every((key) => before.data[key] === now.data[key]) ? before : now
}

/** Lane by lane and from top to bottom, then row by row what stands below: the order in which the keyboard walks. */
function inOrder({ cards, layout, below }: MapModel): readonly CardModel[] {
  const at = (card: CardModel) => layout.cards.get(card.id) ?? { x: 0, y: 0 }
  const way = cards.filter(({ id }) => !below.has(id)).sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y)
  const rest = cards.filter(({ id }) => below.has(id)).sort((a, b) => at(a).y - at(b).y || at(a).x - at(b).x)
  return [...way, ...rest]
}

function wordFor(state: CardState, messages: Messages): string | null {
  if (state === 'current') return messages.map.current
  if (state === 'stopped') return messages.map.stoppedHere
  if (state === 'unreached') return messages.map.notReached
  return state === 'arrived' ? messages.map.arrived : null
}
