import { useMemo } from 'react'
import type { Hop, PortRole, ShownGraph, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { cardsOfPart, type FoldedEdge, type FoldedGraph, foldGraph, type Lane } from '../../present/fold'
import { layoutMap, type MapLayout, type Size } from '../../present/layout'
import { layoutOverview } from '../../present/overviewLayout'
import { completeGraph, pathScope, placesOnRoute, routeOf, type View } from '../../present/route'
import type { MapScope } from '../store/state'
import { type CardModel, cardModels } from './cards'
import { noOverview, overviewCards } from './overviewCards'
import { ghostsFor } from './unreached'

/** What is drawn, for one input and one size of the canvas; the playhead changes none of it. */
export interface MapModel {
  readonly layout: MapLayout
  readonly cards: readonly CardModel[]
  readonly edges: readonly FoldedEdge[]
  readonly cardOf: ReadonlyMap<string, string>
  /** Lines that are ties of the cluster, whoever asks. */
  readonly ties: ReadonlySet<string>
  /** Lines of the way itself, in each view. */
  readonly legs: Readonly<Record<View, ReadonlySet<string>>>
  /** Lanes that the packet never reached. */
  readonly unreached: ReadonlySet<Lane>
  /** Cards of a large cluster below the way: they belong to no request. */
  readonly below: ReadonlySet<string>
  /** The card that is looked at. */
  readonly looked: string | null
}

interface MapInput {
  readonly graph: ShownGraph
  readonly trace: Trace | null
  readonly scope: MapScope
  readonly unfolded: ReadonlySet<string>
  /** A place that is looked at: it stands for itself. */
  readonly focus: string | null
  readonly messages: Messages
}

const nothing: ReadonlySet<string> = new Set()

/** Folds, names and lays out the graph; each part only when what it reads has changed. */
export function useMapModel({ graph, trace, scope, unfolded, focus, messages }: MapInput, canvas: Size): MapModel {
  const folded = useMemo(() => foldedScope(graph, trace, scope, unfolded, focus), [graph, trace, scope, unfolded, focus])
  const { overview } = graph
  const around = useMemo(
    () => (overview === null || (trace !== null && scope === 'path') ? noOverview : overviewCards(overview, messages)),
    [overview, trace, scope, messages],
  )
  const parts = useMemo(() => {
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
  }, [folded, trace, messages])
  const layout = useMemo(() => {
    performance.mark('hopscope/layout-start')
    const made = layoutMap(parts.cards, parts.edges, canvas, { shown: parts.unreached, cutAfter: parts.cutAfter })
    const whole = around === noOverview ? made : layoutOverview(made, around.namespaces, around.sections)
    performance.measure('hopscope/layout', 'hopscope/layout-start')
    return whole
  }, [parts, around, canvas])
  return useMemo(() => {
    const cardOf = around === noOverview ? folded.cardOf : new Map([...around.cardOf, ...folded.cardOf])
    const looked = focus === null ? null : (cardOf.get(focus) ?? null)
    if (around === noOverview) return { layout, cardOf, below: nothing, looked, ...parts }
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
  }, [layout, folded, parts, around, focus])
}

const noLegs = { concept: [], wire: [] } as const
const noGhosts = { cards: [], edges: [], lanes: new Set<Lane>(), stoppedIn: null } as const

function foldedScope(
  graph: ShownGraph,
  trace: Trace | null,
  scope: MapScope,
  unfolded: ReadonlySet<string>,
  focus: string | null,
): FoldedGraph {
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
