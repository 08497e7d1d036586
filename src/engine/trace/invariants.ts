import {
  type Address,
  type Cluster,
  type Component,
  type Hop,
  isTunnel,
  type Packet,
  type Socket,
  socketText,
  type Trace,
  type Translation,
} from '../model'
import { mostHops } from './walk'

/** What must hold for every trace: each breach as a sentence for whoever reads the test. Empty where all holds. */
export function violations(cluster: Cluster, trace: Trace): string[] {
  return [
    ...startsAtClient(trace),
    ...packetsFollow('hop', trace.hops),
    ...conceptJoins(trace.hops),
    ...onlyTheLastEnds(trace),
    ...refsExist(cluster, trace),
    ...assumedIsListed(cluster, trace),
    ...replyUndoes(trace),
    ...chancesSumToOne(trace),
    ...forksAreWhole(trace),
  ]
}

function startsAtClient({ hops }: Trace): string[] {
  const [first] = hops
  if (first === undefined) return ['a trace without hops']
  return [
    ...(first.component.place === 'client' ? [] : [`starts at ${first.id}, not at the client`]),
    ...hops.slice(1).flatMap((hop) => (hop.component.place === 'client' ? [`the client stands again at ${hop.id}`] : [])),
  ]
}

const text = (socket: Socket) => socketText(socket.address ?? socket.name ?? '?', socket.port ?? 'any')
const tuple = (packet: Packet) => `${packet.protocol} ${text(packet.source)} → ${text(packet.destination)}`
const turned = (packet: Packet): Packet => ({ ...packet, source: packet.destination, destination: packet.source })

/** Each wire packet follows from the one before by the translations of its hop, and by nothing else. */
function packetsFollow(what: string, hops: readonly Hop[]): string[] {
  const found: string[] = []
  let before: Packet | null = null
  let connection = hops[0]?.connection ?? 0
  for (const hop of hops) {
    if (hop.connection !== connection) {
      connection = hop.connection
      before = null
    }
    if (hop.wire === null) {
      if (ofPacket(hop).length > 0) found.push(`${what} ${hop.id} translates a packet that it does not carry`)
      continue
    }
    if (before === null && ofPacket(hop).length > 0) found.push(`${what} ${hop.id} translates before there is a packet`)
    if (before !== null) found.push(...translated(`${what} ${hop.id}`, before, hop.wire, hop.translations))
    before = hop.wire
  }
  return found
}

/** What a hop rewrites of the packet itself, and not of the request in it. */
function ofPacket({ translations }: Hop): readonly Translation[] {
  return translations.filter(({ what }) => what === 'source' || what === 'destination')
}

function translated(where: string, before: Packet, after: Packet, translations: readonly Translation[]): string[] {
  const found: string[] = []
  const now = { source: text(before.source), destination: text(before.destination) }
  for (const { what, from, to } of translations) {
    if (from === to) found.push(`${where}: a translation of the ${what} changes nothing`)
    if (what !== 'source' && what !== 'destination') continue
    if (now[what] !== from) found.push(`${where}: the ${what} was ${now[what]}, not ${from}`)
    now[what] = to
  }
  const made = `${before.protocol} ${now.source} → ${now.destination}`
  if (made !== tuple(after)) found.push(`${where}: the translations make ${made}, the packet is ${tuple(after)}`)
  return found
}

/** A concept row begins where the one before ends, or repeats it (a place that leaves the packet as it is). */
function conceptJoins(hops: readonly Hop[]): string[] {
  return hops.flatMap((hop, index) => {
    const previous = hops[index - 1]
    const before = previous?.concept
    if (hop.concept === null) return [`hop ${hop.id} has no concept row`]
    if (previous && previous.connection !== hop.connection) return beginsAtRouter(previous, hop)
    if (!before || tuple(before) === tuple(hop.concept) || text(before.destination) === text(hop.concept.source)) return []
    return [`hop ${hop.id}: the concept row ${tuple(hop.concept)} does not join ${tuple(before)}`]
  })
}

/** A connection begins where the one before ended: a router opens it, from an address of its own on a port that its system picks. */
function beginsAtRouter(previous: Hop, hop: Hop): string[] {
  const found =
    hop.connection === previous.connection + 1 ? [] : [`hop ${hop.id}: connection ${hop.connection} after ${previous.connection}`]
  if (isTunnel(hop)) return found
  if (hop.step !== 'route') found.push(`hop ${hop.id} opens a connection, and routes nothing`)
  const isOwn = hop.concept?.source.address === (previous.wire ?? previous.concept)?.destination.address
  const isClient = hop.concept?.source.address === (previous.wire ?? previous.concept)?.source.address
  if (!isOwn && !isClient && hop.concept?.destination.address !== null && sameFamily(hop))
    found.push(`hop ${hop.id} opens a connection from ${hop.concept?.source.address}`)
  return found
}

/** A router may send on in another family than it was reached in: then it has another address. */
function sameFamily({ concept }: Hop): boolean {
  return concept?.source.address?.includes(':') === concept?.destination.address?.includes(':')
}

function onlyTheLastEnds({ hops, ending, verdict, reason }: Trace): string[] {
  const found = hops.slice(0, -1).flatMap((hop) => (hop.step === 'stop' ? [`${hop.id} stops and is not the last`] : []))
  const last = hops.at(-1)
  if (hops.length > mostHops) found.push(`${hops.length} hops`)
  if (verdict !== ending.verdict) found.push(`verdict ${verdict}, ending ${ending.verdict}`)
  if (ending.verdict === 'redirected') {
    if (last?.step !== 'redirect') found.push(`redirected, and the last hop ${last?.id} does not say so`)
    return found
  }
  if (ending.verdict !== 'delivered') {
    if (reason !== ending.stop.reason) found.push(`reason ${reason}, ending ${ending.stop.reason}`)
    if (reason !== 'too-many-hops' && last?.step !== 'stop') found.push(`${verdict}, and the last hop ${last?.id} does not say so`)
    return found
  }
  if (reason !== null) found.push(`delivered with the reason ${reason}`)
  if (last?.step === 'stop') found.push(`delivered, and ${last.id} stops`)
  const arrived = socketText(ending.endpoint.address, ending.endpoint.port)
  const sent = hops.findLast((hop) => hop.wire !== null)?.wire
  // The kubelet dials localhost inside the Pod.
  if (last && isTunnel(last)) return found
  if (!sent || text(sent.destination) !== arrived) found.push(`arrives at ${arrived}, sent to ${sent ? text(sent.destination) : 'nobody'}`)
  return found
}

function refsExist(cluster: Cluster, trace: Trace): string[] {
  const found: string[] = []
  const { lookup } = cluster
  for (const hop of [...trace.hops, ...trace.reply]) {
    if (!componentExists(cluster, hop.component)) found.push(`${hop.id}: no ${hop.component.kind} ${hop.component.name} in the cluster`)
    if (hop.node !== null && lookup.node(hop.node) === null) found.push(`${hop.id}: no node ${hop.node}`)
    for (const because of hop.because) {
      if (because.object !== null && lookup.object(because.object) === null)
        found.push(`${hop.id}: ${because.rule} names ${because.object.kind} ${because.object.name}, which is not in the input`)
      if (because.line !== null && because.file === null) found.push(`${hop.id}: ${because.rule} has a line without a file`)
    }
  }
  const { ending } = trace
  if (ending.verdict === 'delivered' && ending.endpoint.what === 'pod') {
    const { ref } = ending.endpoint
    if (ref === null || lookup.pod(ref.namespace ?? '', ref.name) === null) found.push(`arrives at a Pod that is not there: ${ref?.name}`)
  }
  if (trace.service !== null) {
    const [namespace = '', name = ''] = trace.service.split('/')
    if (lookup.service(namespace, name) === null) found.push(`no Service ${trace.service}`)
  }
  return found
}

function componentExists({ lookup, balancers, routers }: Cluster, { place, kind, namespace, name }: Component): boolean {
  if (place === 'outside' || place === 'controlPlane' || place === 'kubectl' || kind === 'Client') return true
  if (kind === 'Pod') return lookup.pod(namespace ?? '', name) !== null
  if (kind === 'Node') return lookup.node(name) !== null
  if (place === 'httpRouter' || place === 'loadBalancer') {
    if (routers.some(({ ref }) => ref.kind === kind && ref.name === name && ref.namespace === namespace)) return true
  }
  if (kind === 'ExternalLoadBalancer') return balancers.some((balancer) => balancer.ref.name === name)
  return lookup.service(namespace ?? '', name) !== null
}

/** Whatever was filled in and stands on the way is among the assumptions of the trace. */
function assumedIsListed(cluster: Cluster, trace: Trace): string[] {
  const listed = new Set(trace.assumptions.map((entry) => JSON.stringify(entry)))
  const addresses = new Set<Address>(trace.hops.flatMap((hop) => [hop.wire, hop.concept].flatMap((packet) => (packet ? ends(packet) : []))))
  const nodes = new Set(trace.hops.map((hop) => hop.node))
  const missing = cluster.assumptions.filter((entry) => {
    const used =
      'address' in entry
        ? addresses.has(entry.address)
        : entry.what === 'nodes'
          ? entry.names.some((name) => nodes.has(name))
          : entry.what === 'pods' && entry.pods.some((pod) => podOnPath(trace, pod))
    return used && !listed.has(JSON.stringify(entry))
  })
  return missing.map((entry) => `assumed and not listed: ${JSON.stringify(entry)}`)
}

function ends(packet: Packet): Address[] {
  return [packet.source.address, packet.destination.address].filter((address) => address !== null)
}

function podOnPath({ hops, ending }: Trace, pod: { readonly namespace: string | null; readonly name: string }): boolean {
  const arrived = ending.verdict === 'delivered' ? ending.endpoint.ref : null
  const same = (other: { readonly namespace: string | null; readonly name: string }) =>
    other.name === pod.name && other.namespace === pod.namespace
  return hops.some((hop) => hop.component.kind === 'Pod' && same(hop.component)) || (arrived?.kind === 'Pod' && same(arrived))
}

/** The way back undoes each translation once, connection by connection, last first, and ends where the way in began. */
function replyUndoes({ hops, reply, verdict }: Trace): string[] {
  if (verdict !== 'delivered') return reply.length === 0 ? [] : [`${verdict}, and yet a reply`]
  const connections = [...new Set(hops.map((hop) => hop.connection))]
  const back = [...new Set(reply.map((hop) => hop.connection))]
  const order = JSON.stringify(back) === JSON.stringify([...connections].reverse()) ? [] : [`connections ${connections}, replies ${back}`]
  const own = connections.flatMap((connection) => {
    const of = (hop: Hop) => hop.connection === connection
    return connectionUndone(hops.filter(of), reply.filter(of))
  })
  return [...order, ...packetsFollow('reply', reply), ...own]
}

function connectionUndone(hops: readonly Hop[], reply: readonly Hop[]): string[] {
  const first = hops.find((hop) => hop.wire !== null)?.wire
  const last = hops.findLast((hop) => hop.wire !== null)?.wire
  const answer = reply[0]?.wire
  const home = reply.at(-1)?.wire
  if (!first || !last || !answer || !home) return ['delivered without a reply']
  const made = hops.flatMap(ofPacket)
  const undone = reply.flatMap((hop) => hop.translations)
  const expected = [...made].reverse().map(inverse)
  return [
    ...(tuple(answer) === tuple(turned(last)) ? [] : [`the answer ${tuple(answer)} does not turn ${tuple(last)} round`]),
    ...(tuple(home) === tuple(turned(first)) ? [] : [`the reply ends as ${tuple(home)}, the request began as ${tuple(first)}`]),
    ...(JSON.stringify(undone) === JSON.stringify(expected) ? [] : [`undone ${JSON.stringify(undone)}, made ${JSON.stringify(made)}`]),
  ]
}

function inverse({ what, from, to, by }: Translation): Translation {
  return { what: what === 'source' ? 'destination' : what === 'destination' ? 'source' : what, from: to, to: from, by }
}

function chancesSumToOne({ alternatives, endpoints, verdict, reason, ending }: Trace): string[] {
  const found: string[] = []
  const sum = alternatives.reduce((total, alternative) => total + alternative.chance, 0)
  if (Math.abs(sum - 1) > 1e-9) found.push(`the chances sum to ${sum}`)
  if (alternatives.some(({ chance }) => !(chance > 0 && chance <= 1 + 1e-9))) found.push('a chance that is none')
  const shown = alternatives.filter((alternative) => alternative.shown)
  if (shown.length !== 1) found.push(`${shown.length} alternatives are shown`)
  for (const one of shown) {
    const endpoint = ending.verdict === 'delivered' ? socketText(ending.endpoint.address, ending.endpoint.port) : null
    if (one.verdict !== verdict || one.reason !== reason || one.endpoint !== endpoint)
      found.push(`the shown alternative is ${one.verdict} ${one.reason} ${one.endpoint}`)
  }
  const reachable = [...new Set(alternatives.flatMap(({ endpoint }) => endpoint ?? []))].sort()
  if (JSON.stringify(reachable) !== JSON.stringify(endpoints)) found.push(`endpoints ${endpoints}, alternatives ${reachable}`)
  return found
}

/** At each fork the chances make one, no name stands twice, and what was taken is among them. */
function forksAreWhole({ forks, hops }: Trace): string[] {
  return forks.flatMap(({ hop, key, taken, ways }) => {
    const where = `fork ${key} at hop ${hop}`
    const found: string[] = []
    const sum = ways.reduce((total, { chance }) => total + chance, 0)
    if (Math.abs(sum - 1) > 1e-9) found.push(`${where}: the chances sum to ${sum}`)
    if (ways.some(({ chance }) => !(chance > 0 && chance < 1))) found.push(`${where}: a chance that is none`)
    if (new Set(ways.map(({ name }) => name)).size !== ways.length) found.push(`${where}: a name stands twice`)
    if (!ways.some(({ name }) => name === taken)) found.push(`${where}: ${taken} was taken and is none of its ways`)
    if (hops[hop] === undefined) found.push(`${where}: no such hop`)
    return found
  })
}
