import {
  type Arrival,
  type Component,
  type Graph,
  type GraphFold,
  type GraphPlace,
  type Hop,
  placeId,
  type ResourceRef,
  socketText,
  stopOf,
  type Trace,
} from '../engine/model'

/** Two ways to look at the same hops: as people explain it, or only what a packet really carries. */
export type View = 'concept' | 'wire'

/** One row of the flow table, as places on the map. */
export interface RouteStep {
  readonly hop: Hop
  readonly direction: 'forward' | 'reply'
  /** The graph place at which the hop's work is done in this view. */
  readonly place: string
  /** What people call that place. */
  readonly name: string
  /** Places travelled from there on, `place` first; of length 1 where nothing moves. */
  readonly route: readonly string[]
}

/**
 * The way of the request on the map, a step a row of the flow table: every hop on the way there (one that has no packet of its
 * own is a step without a move), and of the reply those that this view shows.
 */
export function routeOf(trace: Trace, view: View): readonly RouteStep[] {
  const stations: string[] = []
  const starts = trace.hops.map((hop) => {
    push(stations, placeOf(hop, view))
    const at = stations.length - 1
    const endpoint = endpointOf(hop)
    if (endpoint !== null) push(stations, endpoint)
    return at
  })
  if (trace.ending.verdict === 'delivered') push(stations, arrivalPlace(trace.ending.endpoint))
  const forward = trace.hops.map((hop, index) => {
    const next = starts[index + 1] ?? stations.length - 1
    return step(hop, 'forward', view, stations.slice(starts[index], next + 1))
  })
  return [...forward, ...replyRoute(trace, view, stations)]
}

/** Every place of the way, in both views: the same cards stand whichever view is on. */
export function placesOnRoute(trace: Trace): ReadonlySet<string> {
  const views: readonly View[] = ['concept', 'wire']
  return new Set(views.flatMap((view) => routeOf(trace, view).flatMap((each) => each.route)))
}

/** The place where a delivered request arrived. */
function arrivalPlace(arrival: Arrival): string {
  if (arrival.what === 'pod' && arrival.ref !== null) return placeId.pod(arrival.ref)
  if (arrival.what === 'node' && arrival.node !== null) return placeId.node(arrival.node)
  return placeId.outside(arrival.address)
}

function replyRoute(trace: Trace, view: View, stations: readonly string[]): readonly RouteStep[] {
  const back = [...stations].reverse()
  let at = 0
  const starts = trace.reply
    .filter((hop) => hop[view] !== null)
    .map((hop, index) => {
      const found = index === 0 ? 0 : back.indexOf(placeOf(hop, view), at)
      at = found === -1 ? at : found
      return { hop, at }
    })
  return starts.map((start, index) => step(start.hop, 'reply', view, back.slice(start.at, (starts[index + 1]?.at ?? back.length - 1) + 1)))
}

function step(hop: Hop, direction: RouteStep['direction'], view: View, route: readonly string[]): RouteStep {
  return { hop, direction, place: route[0] ?? placeOf(hop, view), name: nameOf(hop, view), route }
}

/** On the wire no packet goes to a Service: the rules of a node do its work. */
function worksOnNode(hop: Hop, view: View): hop is Hop & { readonly node: string } {
  return view === 'wire' && hop.component.place === 'service' && hop.node !== null
}

function placeOf(hop: Hop, view: View): string {
  return worksOnNode(hop, view) ? placeId.node(hop.node) : hop.id.replace(/^reply\//, '')
}

function nameOf(hop: Hop, view: View): string {
  return worksOnNode(hop, view) ? hop.node : hop.component.name
}

function endpointOf(hop: Hop): string | null {
  const picked = servicePickedAt(hop)
  if (hop.step === 'route') return picked && placeId.endpoint(picked, hop.facts.endpoint)
  return hop.step === 'chooseEndpoint' ? placeId.endpoint(serviceRef(hop.component), hop.facts.endpoint) : null
}

/** The Service of `namespace/name`. */
function namedService(text: string): ResourceRef {
  const [namespace = '', name = ''] = text.split('/')
  return serviceRef({ namespace, name })
}

/** The Service whose endpoints a hop chooses from; null where it chooses none. */
export function servicePickedAt(hop: Hop): ResourceRef | null {
  if (hop.step === 'route') return hop.facts.atEndpoint && hop.facts.service !== null ? namedService(hop.facts.service) : null
  return hop.component.place === 'service' ? serviceRef(hop.component) : null
}

/** The Service that a component stands for. */
export function serviceRef({ namespace, name }: Pick<Component, 'namespace' | 'name'>): ResourceRef {
  return { group: '', kind: 'Service', namespace, name }
}

function push(stations: string[], place: string): void {
  if (stations.at(-1) !== place) stations.push(place)
}

/** The graph with the places that only the request knows: who asks, and addresses that nobody describes. */
export function completeGraph(graph: Graph, trace: Trace): Graph {
  const known = new Set(graph.places.map((place) => place.id))
  const added: GraphPlace[] = []
  for (const hop of trace.hops) {
    if (known.has(hop.id)) continue
    known.add(hop.id)
    const sender = (hop.wire ?? hop.concept)?.source.address
    const addresses = hop.component.place === 'client' && sender ? [sender] : []
    added.push({ ...nowhere, id: hop.id, lane: hop.component.place, ...hop.component, addresses, node: hop.node, assumed: hop.assumed })
  }
  for (const id of placesOnRoute(trace)) if (!known.has(id)) added.push(placeFromId(id, trace))
  return added.length === 0 ? graph : { places: [...graph.places, ...added], relations: graph.relations }
}

const nowhere = { addresses: [], badge: null, node: null, workload: null, assumed: false, ref: null, file: null, line: null } as const

function placeFromId(id: string, trace: Trace): GraphPlace {
  const parts = id.split('/')
  const name = parts.at(-1) ?? id
  const arrival = trace.ending.verdict === 'delivered' ? trace.ending.endpoint : null
  const node = parts[0] === 'pod' || parts[0] === 'endpoint' ? (arrival?.node ?? null) : null
  const namespace = parts.length > 2 ? (parts[1] ?? null) : null
  const addresses = arrival === null ? [] : [arrival.address]
  if (parts[0] === 'node') return { ...nowhere, id, lane: 'node', kind: 'Node', namespace: null, name }
  if (parts[0] === 'service') return { ...nowhere, id, lane: 'service', kind: 'Service', namespace, name }
  if (parts[0] === 'pod') return { ...nowhere, id, lane: 'pod', kind: 'Pod', namespace, name, addresses, node }
  if (parts[0] === 'endpoint') return { ...nowhere, id, lane: 'endpoint', kind: 'Endpoint', namespace, name, addresses, node }
  return { ...nowhere, id, lane: 'outside', kind: 'Address', namespace: null, name, addresses }
}

/** What the map shows in scope "Path": the way, and what could have been taken instead. */
export function pathScope(graph: Graph, trace: Trace, folds: readonly GraphFold[] = []): ReadonlySet<string> {
  const path = placesOnRoute(trace)
  const scope = new Set(path)
  const lanes = new Map([...graph.places, ...folds].map((place) => [place.id, place.lane]))
  for (const named of placesNamed(trace)) if (lanes.has(named)) scope.add(named)
  for (const hop of trace.hops) {
    for (const because of hop.because) {
      const service = servicePickedAt(hop)
      if (because.rule !== 'endpointConditions' || service === null) continue
      for (const candidate of because.facts.candidates) {
        const id = placeId.endpoint(service, socketText(candidate.address, candidate.port))
        if (lanes.has(id)) scope.add(id)
      }
    }
  }
  // Two rounds reach from a Service over its endpoints to their Pods.
  for (let round = 0; round < 2; round += 1) {
    for (const { from, to, name } of graph.relations) {
      const lane = lanes.get(to)
      if (scope.has(from) && lane !== undefined && lane !== 'service' && lane !== 'loadBalancer') scope.add(to)
      if (name === 'alias of' && path.has(to)) scope.add(from)
    }
  }
  return scope
}

/** What the verdict speaks of: the Service, and nodes on which it would have gone on. */
function placesNamed(trace: Trace): readonly string[] {
  const stop = stopOf(trace.ending)
  const facts = stop?.facts ?? {}
  const services = [trace.service, 'service' in facts ? facts.service : null].flatMap((name) => (name ? [`service/${name}`] : []))
  const nodes = stop?.reason === 'no-local-endpoints' ? stop.facts.nodesWith : []
  return [...services, ...nodes.map(placeId.node)]
}
