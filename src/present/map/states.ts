import type { Frame, Timeline } from '../timeline'
import type { MapModel } from './mapModel'
import { cardsReached, trackOf } from './track'

export type CardState = 'idle' | 'beside' | 'ahead' | 'passed' | 'current' | 'unreached' | 'stopped' | 'arrived'
export type EdgeState = 'idle' | 'beside' | 'ahead' | 'passed' | 'cut' | 'unreached' | 'hidden'

/** How every card and line looks at one moment. */
export interface MapStates {
  readonly cards: ReadonlyMap<string, CardState>
  readonly edges: ReadonlyMap<string, EdgeState>
}

/** How far the packet is, in whole cards: between two of these the cards do not change. */
export interface Mark {
  readonly step: number
  readonly reached: number
  readonly arrived: boolean
}

/** The whole-card mark of a frame. */
export function markOf(frame: Frame | null, model: MapModel): Mark | null {
  if (frame === null) return null
  const track = trackOf(model.layout, cardsOf(model, frame.step.route), frame.step.direction)
  const reached = track === null ? 1 : cardsReached(track, frame.progress)
  return { step: frame.step.index, reached, arrived: frame.phase === 'arrived' || frame.step.direction === 'reply' }
}

/** Ids of cards for ids of places; places that are not drawn fall out. */
export function cardsOf(model: MapModel, places: readonly string[]): readonly string[] {
  return places.flatMap((place) => model.cardOf.get(place) ?? [])
}

/** Looks of all cards and lines at a mark. Without a trace everything rests. */
export function statesAt(model: MapModel, timeline: Timeline | null, mark: Mark | null): MapStates {
  const cards = new Map<string, CardState>()
  const edges = new Map<string, EdgeState>()
  if (timeline === null || mark === null) return { cards, edges }
  const forward = timeline.steps.filter((step) => step.direction === 'forward')
  const path = new Set(forward.flatMap((step) => cardsOf(model, step.route)))
  const done = doneLegs(model, timeline, mark)
  const stop = forward.find((step) => step.stopped !== null)
  const stopped = stop === undefined ? null : (cardsOf(model, [stop.place])[0] ?? null)
  for (const { id, lane } of model.cards)
    if (!model.below.has(id)) cards.set(id, path.has(id) ? 'ahead' : model.unreached.has(lane) ? 'unreached' : 'beside')
  const first = cardsOf(
    model,
    forward.slice(0, 1).map((step) => step.place),
  )[0]
  for (const id of [first, ...done.cards]) if (id !== undefined) cards.set(id, 'passed')
  if (done.current !== null) cards.set(done.current, 'current')
  if (stopped !== null) cards.set(stopped, 'stopped')
  const end = forward.at(-1)?.route.at(-1)
  const endCard = end === undefined ? undefined : model.cardOf.get(end)
  if (mark.arrived && stopped === null && endCard !== undefined) cards.set(endCard, 'arrived')
  for (const edge of model.edges) edges.set(edge.id, edgeState(edge, model, timeline, done.legs, path, stopped))
  return { cards, edges }
}

function edgeState(
  edge: { readonly id: string; readonly from: string; readonly to: string },
  model: MapModel,
  timeline: Timeline,
  done: ReadonlySet<string>,
  path: ReadonlySet<string>,
  stopped: string | null,
): EdgeState {
  if (model.below.has(edge.from)) return 'idle'
  const own = model.legs[timeline.view].has(edge.id)
  if (done.has(edge.id)) return 'passed'
  if (own) return 'ahead'
  if (edge.from === stopped) return 'cut'
  const lane = model.layout.cards.get(edge.to)?.lane
  if (lane !== undefined && model.unreached.has(lane)) return 'unreached'
  // A line that only the other view has would be a lie in this one; ties of the cluster stay, pale.
  if (!model.ties.has(edge.id)) return 'hidden'
  return path.has(edge.from) || path.has(edge.to) ? 'beside' : 'idle'
}

function doneLegs(model: MapModel, timeline: Timeline, mark: Mark) {
  const legs = new Set<string>()
  const cards: string[] = []
  let current: string | null = null
  for (const step of timeline.steps) {
    if (step.index > mark.step) break
    const route = cardsOf(model, step.route)
    const count = step.index < mark.step ? route.length : mark.reached
    const reached = route.slice(0, count)
    current = reached.at(-1) ?? current
    if (step.direction === 'reply') continue
    cards.push(...reached)
    for (let at = 0; at + 1 < reached.length; at += 1) legs.add(`${reached[at]}>${reached[at + 1]}`)
  }
  return { legs, cards, current }
}
