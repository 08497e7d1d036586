import {
  compareText,
  type Graph,
  type GraphFold,
  type GraphPart,
  type GraphPlace,
  type GraphRelation,
  type PlaceKind,
  type PortRole,
} from '../../engine/model'

/**
 * The columns of the map. A balancer outside to which an endpoint leads stands behind the endpoints, not before the nodes;
 * the Service in front of a router stands before it, not among those that the router sends to. Namespaces of a large cluster stand
 * in no column, but below all of them.
 */
export type Lane = PlaceKind | 'entryService' | 'balancerBehind' | 'namespace'

/** What stands in a lane. */
export function placeKindOf(lane: Lane): PlaceKind {
  if (lane === 'balancerBehind') return 'loadBalancer'
  // Namespaces stand below all lanes.
  return lane === 'entryService' || lane === 'namespace' ? 'service' : lane
}

/** The parts of a way that a router divides: up to it, itself, and from it on. */
export type Leg = 'edge' | 'controller' | 'application'

/** To which leg a lane belongs where there is a router on the map. */
export function legOf(lane: Lane): Leg {
  if (lane === 'httpRouter') return 'controller'
  return laneOrder.indexOf(lane) < laneOrder.indexOf('httpRouter') ? 'edge' : 'application'
}

/** What one card of the map stands for: a place, or many like ones folded into one. */
export interface FoldedPlace {
  readonly id: string
  readonly lane: Lane
  readonly kind: string
  /** The place; null where several are folded. */
  readonly place: GraphPlace | null
  /** How many places it stands for. */
  readonly count: number
  /** Ids of the folded places, or the one; of a fold that the engine made, the fold itself. */
  readonly members: readonly string[]
  /** What the folded ones have in common: their workload, Service or namespace. */
  readonly of: string | null
}

/** One line of the map between two cards. */
export interface FoldedEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly ports: readonly PortRole[]
}

export interface FoldedGraph {
  readonly cards: readonly FoldedPlace[]
  readonly edges: readonly FoldedEdge[]
  /** The card that shows a place. */
  readonly cardOf: ReadonlyMap<string, string>
}

export const laneOrder: readonly Lane[] = [
  'client',
  'kubectl',
  'controlPlane',
  'loadBalancer',
  'node',
  'entryService',
  'httpRouter',
  'service',
  'endpoint',
  'pod',
  'balancerBehind',
  'outside',
]

/** So many like things may stand side by side; one more and they fold. */
const sideBySide = 4
/** With more cards than this the map folds coarser: by workload, then by namespace, then the whole lane. */
const readableCards = 160

type Key = (place: GraphPlace) => { readonly key: string; readonly of: string | null }

/** Places alike by workload (endpoints: by Service too), by namespace, or by lane alone. */
const levels: readonly Key[] = [
  (place) => {
    const of = place.workload ?? (place.lane === 'endpoint' ? place.id.split('/').slice(1, -1).join('/') : null)
    const group = place.lane === 'endpoint' ? place.id.slice(0, place.id.lastIndexOf('/')) : ''
    return { key: of === null ? alone(place) : `${group}|${of}`, of }
  },
  (place) => ({ key: `${place.namespace ?? ''}`, of: place.namespace }),
  () => ({ key: 'all', of: null }),
]

/** Things without workload are alike where they are the same kind of the same namespace: nodes, foremost. */
function alone(place: GraphPlace): string {
  return place.lane === 'service' ? `one|${place.id}` : `kind|${place.kind}|${place.namespace ?? ''}`
}

/**
 * The graph as cards: like things beside the way fold into one. What is on the way, or was unfolded by a press
 * (its card's id in `unfolded`), stands for itself. The order of the input does not matter.
 */
export function foldGraph(graph: Graph, keep: ReadonlySet<string>, unfolded: ReadonlySet<string>): FoldedGraph {
  const inside = insidesOfRouters(graph, keep)
  const places = graph.places.filter(({ id }) => !inside.has(id)).sort((a, b) => compareText(a.id, b.id))
  let cards: readonly FoldedPlace[] = []
  for (let level = 0; level < levels.length; level += 1) {
    cards = foldPlaces(places, level, keep, unfolded)
    if (cards.length <= readableCards) break
  }
  return withCards(graph.relations, inside, cards)
}

/** A part that the engine has folded already, as cards. */
export function cardsOfPart({ places, relations, folds }: GraphPart, keep: ReadonlySet<string>): FoldedGraph {
  const inside = insidesOfRouters({ places, relations }, keep)
  const loose = places.filter(({ id }) => !inside.has(id)).map(single)
  return withCards(relations, inside, [...loose, ...folds.filter((fold) => fold.inside === null).map(foldCard)])
}

function foldCard({ id, lane, kind, count, of }: GraphFold): FoldedPlace {
  return { id, lane, kind, place: null, count, members: [id], of }
}

/** The cards in their lanes, with the lines between them. */
function withCards(relations: readonly GraphRelation[], inside: ReadonlyMap<string, string>, loose: readonly FoldedPlace[]): FoldedGraph {
  const behind = new Set(relations.flatMap(({ from, to }) => (from.startsWith('endpoint/') ? [to] : [])))
  const entries = new Set(relations.flatMap(({ from, to, name }) => (name === 'selects' && inside.has(to) ? [from] : [])))
  const cards = loose.map((card): FoldedPlace => {
    if (card.lane === 'loadBalancer' && behind.has(card.id)) return { ...card, lane: 'balancerBehind' }
    return card.lane === 'service' && card.members.every((member) => entries.has(member)) ? { ...card, lane: 'entryService' } : card
  })
  const cardOf = new Map(cards.flatMap((card) => card.members.map((member) => [member, card.id] as const)))
  for (const [place, router] of inside) cardOf.set(place, cardOf.get(router) ?? router)
  return { cards, edges: foldEdges(relations, cardOf), cardOf }
}

/**
 * What stands inside a router's card: the Pods that run it and their endpoints, each with its router. Of several routers
 * in one Pod the one on the way counts.
 */
function insidesOfRouters({ places, relations }: Graph, keep: ReadonlySet<string>): ReadonlyMap<string, string> {
  const shown = new Set(places.map(({ id }) => id))
  const inside = new Map<string, string>()
  for (const { from, to, name } of relations) {
    if (name !== 'runs' || !shown.has(to)) continue
    if (!inside.has(from) || keep.has(to)) inside.set(from, to)
  }
  for (const { from, to, name } of relations) {
    const router = name === 'backs' ? inside.get(to) : undefined
    if (router !== undefined) inside.set(from, router)
  }
  return inside
}

function foldPlaces(
  places: readonly GraphPlace[],
  level: number,
  keep: ReadonlySet<string>,
  unfolded: ReadonlySet<string>,
): readonly FoldedPlace[] {
  const groups = new Map<string, { of: string | null; members: GraphPlace[] }>()
  const cards: FoldedPlace[] = []
  for (const place of places) {
    if (keep.has(place.id)) {
      cards.push(single(place))
      continue
    }
    const { key, of } = (levels[level] as Key)(place)
    const id = `fold${level}/${place.lane}/${key}`
    const group = groups.get(id) ?? { of, members: [] }
    group.members.push(place)
    groups.set(id, group)
  }
  for (const [id, { of, members }] of groups) {
    const first = members[0]
    if (first === undefined) continue
    if (members.length <= sideBySide) cards.push(...members.map(single))
    else if (!unfolded.has(id))
      cards.push({
        id,
        lane: first.lane,
        kind: first.kind,
        place: null,
        count: members.length,
        members: members.map((each) => each.id),
        of,
      })
    else if (level === 0) cards.push(...members.map(single))
    else cards.push(...foldPlaces(members, level - 1, keep, unfolded))
  }
  return cards
}

function single(place: GraphPlace): FoldedPlace {
  return { id: place.id, lane: place.lane, kind: place.kind, place, count: 1, members: [place.id], of: null }
}

/** Only ties that run with the traffic, from a lane to a later one, are lines of the map. */
function foldEdges(relations: readonly GraphRelation[], cardOf: ReadonlyMap<string, string>): readonly FoldedEdge[] {
  const edges = new Map<string, { from: string; to: string; ports: Map<string, PortRole> }>()
  for (const relation of relations) {
    const from = cardOf.get(relation.from)
    const to = cardOf.get(relation.to)
    if (from === undefined || to === undefined || from === to) continue
    const id = `${from}>${to}`
    const edge = edges.get(id) ?? { from, to, ports: new Map<string, PortRole>() }
    for (const port of relation.ports) edge.ports.set(`${port.role}|${port.port}`, port)
    edges.set(id, edge)
  }
  return [...edges]
    .map(([id, { from, to, ports }]) => ({ id, from, to, ports: [...ports.values()].sort((a, b) => a.port - b.port) }))
    .sort((a, b) => compareText(a.id, b.id))
}
