import type { Hop, PortRole, ShownGraph, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { completeGraph, pathScope, placesOnRoute, routeOf, type View } from '../route'
import { type CardModel, cardModels } from './cards'
import { cardsOfPart, type FoldedEdge, type FoldedGraph, foldGraph, type Lane } from './fold'
import { type Enlarged, layoutMap, type MapLayout, type Size } from './layout'
import { noOverview, type OverviewCards, overviewCards } from './overviewCards'
import { layoutOverview } from './overviewLayout'
import { ghostsFor } from './unreached'

/** What the map shows: only the way of the request with its alternatives, or the whole graph. */
export type MapScope = 'path' | 'everything'

/** What is drawn, for one input and one size of the canvas; the playhead changes none of it. */
export interface MapModel extends MapParts {
  readonly layout: MapLayout
  readonly cardOf: ReadonlyMap<string, string>
  /** Cards of a large cluster below the way: they belong to no request. */
  readonly below: ReadonlySet<string>
  /** The card that is looked at. */
  readonly looked: string | null
}

/** Cards and lines, before they have a place. */
export interface MapParts {
  readonly cards: readonly CardModel[]
  readonly edges: readonly FoldedEdge[]
  /** Lines that are ties of the cluster, whoever asks. */
  readonly ties: ReadonlySet<string>
  /** Lines of the way itself, in each view. */
  readonly legs: Readonly<Record<View, ReadonlySet<string>>>
  /** Lanes that the packet never reached. */
  readonly unreached: ReadonlySet<Lane>
  /** The lane behind which the way is cut. */
  readonly cutAfter: Lane | null
}

export interface MapInput {
  readonly graph: ShownGraph
  readonly trace: Trace | null
  readonly scope: MapScope
  readonly unfolded: ReadonlySet<string>
  /** A place that is looked at: it stands for itself. */
  readonly focus: string | null
}

const nothing: ReadonlySet<string> = new Set()
const noLegs = { concept: [], wire: [] } as const
const noGhosts = { cards: [], edges: [], lanes: new Set<Lane>(), stoppedIn: null } as const

/** Folds, names and lays out the graph. The page does the same, each part only when what it reads has changed. */
export function mapModelOf(input: MapInput, messages: Messages, canvas: Size): MapModel {
  const folded = foldedScope(input)
  const parts = mapParts(folded, input.trace, messages)
  const around = aroundTheWay(input, messages)
  return wholeModel(layOut(parts, around, canvas), folded, parts, around, input.focus)
}

/** The rest of a large cluster, which stands below the way. */
export function aroundTheWay({ graph, trace, scope }: Pick<MapInput, 'graph' | 'trace' | 'scope'>, messages: Messages): OverviewCards {
  const { overview } = graph
  return overview === null || (trace !== null && scope === 'path') ? noOverview : overviewCards(overview, messages)
}

export function mapParts(folded: FoldedGraph, trace: Trace | null, messages: Messages): MapParts {
  const legs = trace === null ? noLegs : { concept: legsOf(trace, 'concept', folded), wire: legsOf(trace, 'wire', folded) }
  const ghosts = trace === null ? noGhosts : ghostsFor(trace, folded, messages)
  const edges = union([...folded.edges, ...legs.concept, ...legs.wire, ...ghosts.edges])
  const withLegs: FoldedGraph = { ...folded, edges: union([...folded.edges, ...legs.concept]) }
  const cards = [...cardModels(withLegs, trace, portsUsed(legs.concept), messages), ...ghosts.cards]
  const ids = (list: readonly FoldedEdge[]) => new Set(list.map((edge) => edge.id))
  return {
    cards,
    edges,
    ties: ids([...folded.edges, ...ghosts.edges]),
    unreached: ghosts.lanes,
    cutAfter: ghosts.stoppedIn,
    legs: { concept: ids(legs.concept), wire: ids(legs.wire) },
  }
}

/** `enlarged`: for a room; null: as it fits. */
export function layOut(parts: MapParts, around: OverviewCards, canvas: Size, enlarged: Enlarged | null = null): MapLayout {
  const options = { shown: parts.unreached, cutAfter: parts.cutAfter }
  const made = layoutMap(parts.cards, parts.edges, canvas, enlarged === null ? options : { ...options, enlarged })
  return around === noOverview ? made : layoutOverview(made, around.namespaces, around.sections)
}

export function wholeModel(layout: MapLayout, folded: FoldedGraph, parts: MapParts, around: OverviewCards, focus: string | null): MapModel {
  const cardOf = around === noOverview ? folded.cardOf : new Map([...around.cardOf, ...folded.cardOf])
  const looked = focus === null ? null : (cardOf.get(focus) ?? null)
  if (around === noOverview) return { ...parts, layout, cardOf, below: nothing, looked }
  const more = [...around.namespaces, ...around.sections.flatMap(({ cards }) => cards)]
  const ties = around.sections.flatMap(({ edges }) => edges)
  return {
    ...parts,
    layout,
    cardOf,
    looked,
    cards: [...parts.cards, ...more],
    edges: [...parts.edges, ...ties],
    ties: new Set([...parts.ties, ...ties.map(({ id }) => id)]),
    below: new Set(more.map(({ id }) => id)),
  }
}

/** The cards that stand for themselves, and those that stand for many. */
export function foldedScope({ graph, trace, scope, unfolded, focus }: MapInput): FoldedGraph {
  if (graph.overview !== null) return wayOf(graph, trace, scope)
  const looked = focus === null ? [] : [focus]
  if (trace === null) return foldGraph(graph, new Set(looked), unfolded)
  const full = completeGraph(graph, trace)
  if (scope === 'everything') return foldGraph(full, new Set([...placesOnRoute(trace), ...looked]), unfolded)
  const shown = pathScope(full, trace)
  const places = full.places.filter((place) => shown.has(place.id))
  return foldGraph({ places, relations: full.relations }, placesOnRoute(trace), unfolded)
}

/** Of a large cluster the engine has folded what stands around the way. */
function wayOf(graph: ShownGraph, trace: Trace | null, scope: MapScope): FoldedGraph {
  if (trace === null) return cardsOfPart(graph, nothing)
  const { folds } = graph
  const full = completeGraph(graph, trace)
  if (scope === 'everything') return cardsOfPart({ ...full, folds }, placesOnRoute(trace))
  const shown = pathScope(full, trace, folds)
  const near = <T extends { readonly id: string }>(list: readonly T[]) => list.filter(({ id }) => shown.has(id))
  return cardsOfPart({ places: near(full.places), relations: full.relations, folds: near(folds) }, placesOnRoute(trace))
}

/** The lines of the way itself, with the port at which each card is entered. */
function legsOf(trace: Trace, view: View, folded: FoldedGraph): readonly FoldedEdge[] {
  const legs: FoldedEdge[] = []
  const steps = routeOf(trace, view).filter((step) => step.direction === 'forward')
  for (const [index, step] of steps.entries()) {
    const port = step.hop[view]?.destination.port ?? null
    const cards = step.route.flatMap((place) => folded.cardOf.get(place) ?? [])
    for (let at = 0; at + 1 < cards.length; at += 1) {
      const [from, to] = [cards[at] as string, cards[at + 1] as string]
      // An endpoint of a router and its Pod are the router's own card.
      if (from === to) continue
      const role = roleOf(to, steps[index + 1]?.hop ?? null)
      legs.push({ id: `${from}>${to}`, from, to, ports: port === null || role === null ? [] : [{ role, port, name: null }] })
    }
  }
  return legs
}

/** What a port is called where it is entered. */
function roleOf(card: string, next: Hop | null): PortRole['role'] | null {
  if (card.startsWith('pod/')) return null
  if (card.startsWith('endpoint/')) return 'targetPort'
  if (next?.because.some((because) => because.rule === 'nodePort')) return 'nodePort'
  return next?.component.place === 'loadBalancer' && next.step !== 'stop' ? 'listener' : 'port'
}

function portsUsed(legs: readonly FoldedEdge[]): ReadonlyMap<string, number> {
  return new Map(legs.flatMap((leg) => leg.ports.map((port) => [leg.to, port.port] as const)))
}

function union(edges: readonly FoldedEdge[]): readonly FoldedEdge[] {
  return [...new Map([...edges].reverse().map((edge) => [edge.id, edge])).values()]
}
