import { useMemo } from 'react'
import { Position } from 'reactflow'
import type { Messages } from '../../i18n/messages'
import type { CardModel } from '../../present/map/cards'
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

/** Cards as React Flow takes them: sizes and handles are given, so that it measures nothing. The lines are ours: see MapLines.tsx. */
export function useFlowNodes({ model, states, decided, view, hints, messages, onPress }: FlowInput) {
  return useMemo(
    () =>
      inOrder(model).flatMap((card): CardNode[] => {
        const laid = model.layout.cards.get(card.id)
        if (laid === undefined) return []
        const { width, height, rail, titleRows } = laid
        const state = states.cards.get(card.id) ?? 'idle'
        const bypassed =
          view === 'wire' &&
          card.lane === 'service' &&
          card.folded.place !== null &&
          state !== 'unreached' &&
          state !== 'stopped' &&
          states.cards.size > 0
        return [
          {
            id: card.id,
            type: 'card',
            position: { x: laid.x, y: laid.y },
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
              note: bypassed ? messages.words.notOnTheWire : null,
              onPress,
            },
            handles: [
              { type: 'target', position: Position.Left, x: 0, y: rail, ...nowhere },
              { type: 'source', position: Position.Right, x: width, y: rail, ...nowhere },
            ],
            domAttributes: { 'aria-roledescription': undefined },
          },
        ]
      }),
    [model, states, decided, view, hints, messages, onPress],
  )
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
