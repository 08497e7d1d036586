import {
  compareText,
  type Graph,
  type GraphFold,
  type GraphPart,
  type GraphPlace,
  type GraphRelation,
  type PortRole,
  type Unfolded,
} from '../model'

/** How a part of a graph is folded. */
export interface FoldRules {
  /** Begins the ids of all folds of this part. */
  readonly prefix: string
  /** Places that stand for themselves, whatever the room. */
  readonly keep: ReadonlySet<string>
  readonly unfolded: readonly Unfolded[]
  /** So many cards may be made, unless more are kept. */
  readonly room: number
  /** So many like things stand side by side unasked; one more and they fold. */
  readonly sideBySide: number
  /** So many Services stand for themselves unasked. */
  readonly services: number
}

interface Group {
  readonly id: string
  readonly of: string | null
  readonly members: GraphPlace[]
  readonly inside: string | null
  /** How many stand for themselves unasked. */
  readonly unasked: number
}

/**
 * Folds like places: every place either stands for itself or is counted in exactly one fold, and what is kept stands for itself.
 * Services (and what else a lane has besides endpoints and Pods) come first; endpoints and Pods of a Service that is shown fold
 * under it, those of all others by their namespace. An unfolded fold keeps its id while places remain in it. The order of the
 * input does not matter; linear but for sorting.
 */
export function foldPart(graph: Graph, rules: FoldRules): GraphPart {
  const places = [...graph.places].sort((a, b) => compareText(a.id, b.id))
  const deep = (place: GraphPlace) => place.lane === 'endpoint' || place.lane === 'pod'
  const kept = places.filter(({ id }) => rules.keep.has(id))
  const loose = places.filter(({ id }) => !rules.keep.has(id))

  const upper = grouped(
    loose.filter((place) => !deep(place)),
    ({ lane, namespace }) => ({
      id: `${rules.prefix}${lane}/${namespace ?? ''}`,
      of: namespace,
      inside: null,
      unasked: lane === 'service' ? rules.services : rules.sideBySide,
    }),
  )
  // A Service brings an endpoint's and a Pod's card with it.
  const first = share(upper, rules, Math.floor((rules.room - kept.length) / 3) - upper.length - 2)
  const shown = new Set([...kept, ...first.shown].map(({ id }) => id))

  const homes = homesOf(graph, shown)
  const lower = grouped(loose.filter(deep), (place) => lowerGroup(place, homes, shown, rules))
  const second = share(lower, rules, rules.room - shown.size - first.folds.length - lower.length)

  const cardOf = new Map([...kept, ...first.shown, ...second.shown].map(({ id }) => [id, id] as const))
  for (const { fold, members } of [...first.folds, ...second.folds]) for (const { id } of members) cardOf.set(id, fold.inside ?? fold.id)
  return {
    places: [...kept, ...first.shown, ...second.shown],
    folds: [...first.folds, ...second.folds].map(({ fold }) => fold),
    relations: foldRelations(graph.relations, cardOf),
  }
}

interface Homes {
  /** The router that a Pod runs. */
  readonly router: ReadonlyMap<string, string>
  /** The Pod behind an endpoint. */
  readonly pod: ReadonlyMap<string, string>
  /** The first Service in name order, `namespace/name`, that leads to a Pod and is shown. */
  readonly service: ReadonlyMap<string, string>
}

function homesOf({ relations }: Graph, shown: ReadonlySet<string>): Homes {
  const router = new Map<string, string>()
  const pod = new Map<string, string>()
  const service = new Map<string, string>()
  for (const { from, to, name } of relations) {
    if (name === 'runs' && shown.has(to) && !(compareText(router.get(from) ?? to, to) < 0)) router.set(from, to)
    if (name !== 'backs') continue
    pod.set(from, to)
    const own = serviceOf(from)
    const known = service.get(to)
    if (shown.has(`service/${own}`) && (known === undefined || compareText(own, known) < 0)) service.set(to, own)
  }
  return { router, pod, service }
}

/** `namespace/name` of the Service of an endpoint's id. */
function serviceOf(endpoint: string): string {
  return endpoint.split('/').slice(1, 3).join('/')
}

function lowerGroup(
  place: GraphPlace,
  homes: Homes,
  shown: ReadonlySet<string>,
  { prefix, sideBySide }: FoldRules,
): Omit<Group, 'members'> {
  const { lane, id, namespace } = place
  const router = homes.router.get(lane === 'pod' ? id : (homes.pod.get(id) ?? ''))
  if (router !== undefined) return { id: `${prefix}${lane}/in/${router}`, of: null, inside: router, unasked: 0 }
  const own = lane === 'endpoint' ? serviceOf(id) : homes.service.get(id)
  return own !== undefined && shown.has(`service/${own}`)
    ? { id: `${prefix}${lane}/${own}`, of: own, inside: null, unasked: sideBySide }
    : { id: `${prefix}${lane}/${namespace ?? ''}`, of: namespace, inside: null, unasked: sideBySide }
}

function grouped(places: readonly GraphPlace[], groupOf: (place: GraphPlace) => Omit<Group, 'members'>): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const place of places) {
    const group = groupOf(place)
    const known = groups.get(group.id)
    if (known === undefined) groups.set(group.id, { ...group, members: [place] })
    else known.members.push(place)
  }
  return [...groups.values()]
}

/** Shares the room among groups: what was unfolded last first, then what stands for itself unasked, in order. */
function share(groups: readonly Group[], { unfolded }: FoldRules, room: number) {
  let left = Math.max(0, room)
  const wished = new Map(unfolded.map(({ id, show }) => [id, show] as const))
  const age = new Map(unfolded.map(({ id }, index) => [id, index] as const))
  const counts = new Map<string, number>()
  for (const group of [...groups].sort((a, b) => (age.get(b.id) ?? -1) - (age.get(a.id) ?? -1))) {
    const whole = group.members.length <= group.unasked || group.members[0]?.lane === 'service'
    const wish = Math.max(wished.get(group.id) ?? 0, whole ? group.unasked : 0)
    const count = Math.min(wish, group.members.length, left)
    counts.set(group.id, count)
    left -= count
  }
  const shown = groups.flatMap(({ id, members }) => members.slice(0, counts.get(id)))
  const folds = groups.flatMap((group) => {
    const members = group.members.slice(counts.get(group.id))
    return members.length === 0 ? [] : [{ fold: foldOf(group, members), members }]
  })
  return { shown, folds }
}

function foldOf({ id, of, inside }: Group, members: readonly GraphPlace[]): GraphFold {
  const [first] = members as [GraphPlace]
  const workload = first.lane === 'pod' && members.every((each) => each.workload === first.workload) ? first.workload : null
  const notReady = members.filter(({ badge }) => badge === 'not-ready').length
  return { id, lane: first.lane, kind: first.kind, of: workload ?? of, count: members.length, notReady, inside }
}

/** Relations between cards: many between the same two are one, with the ports of all. */
function foldRelations(relations: readonly GraphRelation[], cardOf: ReadonlyMap<string, string>): readonly GraphRelation[] {
  const folded = new Map<string, { relation: GraphRelation; ports: Map<string, PortRole> }>()
  for (const relation of relations) {
    const from = cardOf.get(relation.from)
    const to = cardOf.get(relation.to)
    if (from === undefined || to === undefined || from === to) continue
    const id = `${from}→${to}`
    const known = folded.get(id) ?? { relation: { ...relation, id, from, to }, ports: new Map<string, PortRole>() }
    for (const port of relation.ports) known.ports.set(`${port.role} ${port.port}`, port)
    folded.set(id, known)
  }
  return [...folded.values()]
    .map(({ relation, ports }) => ({ ...relation, ports: [...ports.values()].sort((a, b) => a.port - b.port) }))
    .sort((a, b) => compareText(a.id, b.id))
}
