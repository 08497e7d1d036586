import type { GraphRelation, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { CardModel } from '../../present/map/cards'
import type { Timeline } from '../../present/timeline'
import type { MapChoice } from './MapView'

/** What pressing a card does. */
export type Press =
  | { readonly does: 'step'; readonly index: number }
  | { readonly does: 'choose'; readonly choice: MapChoice }
  | { readonly does: 'unfold'; readonly namespace: boolean }
  | { readonly does: 'jump'; readonly file: string; readonly line: number }

/** The first that fits: unfold, show its hop, take it instead, show where it is written. Null: nothing to do. */
export function pressOf(
  card: CardModel,
  trace: Trace | null,
  timeline: Timeline | null,
  relations: readonly GraphRelation[],
  canJump: boolean,
): Press | null {
  const { place, count } = card.folded
  if (place === null) return count > 0 ? { does: 'unfold', namespace: card.lane === 'namespace' } : null
  const step = stepOf(timeline, place.id)
  if (step !== null) return { does: 'step', index: step }
  const choice = trace === null ? null : choiceOf(place.id, trace, relations)
  if (choice !== null) return { does: 'choose', choice }
  return canJump && place.file !== null && place.line !== null ? { does: 'jump', file: place.file, line: place.line } : null
}

/** The step at whose place the card stands, else the one that passes through it. */
function stepOf(timeline: Timeline | null, id: string): number | null {
  const steps = timeline?.steps ?? []
  const found = steps.find((step) => step.place === id) ?? steps.find((step) => step.route.includes(id))
  return found?.index ?? null
}

/** Only what was a fork of this way can be taken: a node of its balancer, an endpoint of its Service. A Pod stands for its endpoint. */
function choiceOf(id: string, trace: Trace, relations: readonly GraphRelation[]): MapChoice | null {
  const forks = new Set(trace.hops.map((hop) => hop.id))
  for (const { from, to } of relations) {
    if (to !== id) continue
    if (id.startsWith('node/') && forks.has(from)) return { node: id.slice('node/'.length) }
    if (id.startsWith('endpoint/') && forks.has(from)) return usable(id.slice(id.lastIndexOf('/') + 1), trace)
    if (id.startsWith('pod/') && from.startsWith('endpoint/')) {
      const choice = choiceOf(from, trace, relations)
      if (choice !== null) return choice
    }
  }
  return null
}

function usable(endpoint: string, trace: Trace): MapChoice | null {
  return trace.endpoints.includes(endpoint) ? { endpoint } : null
}

/** What a press does, in words. */
export function hintOf(press: Press, messages: Messages): string {
  if (press.does === 'unfold') return press.namespace ? messages.map.unfoldNamespace : messages.map.unfold
  if (press.does === 'step') return messages.map.showHop(press.index + 1)
  return press.does === 'choose' ? messages.map.chooseInstead : messages.map.showLine
}
