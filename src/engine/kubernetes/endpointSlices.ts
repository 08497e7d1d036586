import {
  type Address,
  type AddressFamily,
  type ClusterLookup,
  type ClusterNode,
  compareText,
  type Endpoint,
  type EndpointSlice,
  familyOf,
  type Pod,
  type Service,
  type ServicePort,
  type SliceEndpoint,
  type SlicePort,
  socketText,
} from '../model'
import { selects } from './labelSelector'
import { resolveTargetPort } from './targetPort'
import { hintsFor } from './trafficDistribution'

/** More endpoints than this start another slice. */
const mostPerSlice = 100

/** The nodes of the cluster, as the controller looks them up. */
export interface KnownNodes {
  readonly named: (name: string) => ClusterNode | null
  /** False where the input has no Node at all: then it says nothing about them. */
  readonly anyDescribed: boolean
}

const noNodes: KnownNodes = { named: () => null, anyDescribed: false }

/**
 * What the endpoint slice controller makes of the Pods that a Service selects.
 *
 * A Pod is behind the Service if the selector matches, it has an address (its node's, with hostNetwork), it has not
 * finished and its Node exists. ready = publishNotReadyAddresses, or Ready and not terminating; serving = Ready. Pods
 * whose named ports resolve differently stand in different slices; a Service with no endpoint has one empty slice.
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function slicesFromSelector(service: Service, pods: readonly Pod[], nodes: KnownNodes = noNodes): readonly EndpointSlice[] {
  if (service.selector === null || service.type === 'ExternalName') return []
  const selected = podsBehind(service, pods)
  const families = sliceFamilies(service, selected)
  const groups = new Map<string, { family: AddressFamily; ports: readonly SlicePort[]; endpoints: SliceEndpoint[] }>()
  for (const pod of selected) {
    const ports = service.ports.flatMap((port) => slicePort(pod, port))
    const node = pod.node === null ? null : nodes.named(pod.node)
    for (const family of families) {
      const addresses = pod.addresses.filter((address) => familyOf(address) === family)
      if (addresses.length === 0) continue
      const key = `${family} ${ports.map((port) => `${port.name}/${port.protocol}/${port.port}`).join(' ')}`
      const group = groups.get(key) ?? { family, ports, endpoints: [] }
      if (service.publishNotReadyAddresses || !isMissing(node, nodes)) group.endpoints.push(sliceEndpoint(service, pod, node, addresses))
      groups.set(key, group)
    }
  }
  const empty = families.filter((family) => ![...groups.values()].some((group) => group.family === family))
  return [...groups.values(), ...empty.map((family) => ({ family, ports: [], endpoints: [] }))]
    .flatMap((group) => inChunks(group.endpoints).map((endpoints) => ({ ...group, endpoints })))
    .map((slice) => ({ service: service.ref, ...slice, origin: 'selector', object: null }))
}

/**
 * The Pods that an endpoints controller considers: selected, with an address, and not finished. Those that terminate
 * count for EndpointSlices, and for Endpoints only with publishNotReadyAddresses.
 */
export function podsBehind(service: Service, pods: readonly Pod[]): readonly Pod[] {
  const { selector } = service
  if (selector === null) return []
  return pods.filter(
    (pod) => selects(selector, pod.labels) && pod.phase !== 'Succeeded' && pod.phase !== 'Failed' && pod.addresses.length > 0,
  )
}

/**
 * The families that a Service has slices in: those it says, else those of its cluster IPs. A headless Service that came
 * past no API server says none: then those that its Pods have.
 */
function sliceFamilies(service: Service, pods: readonly Pod[]): readonly AddressFamily[] {
  if (service.ipFamilies) return service.ipFamilies
  const known = service.clusterIps.length > 0 ? service.clusterIps : pods.flatMap((pod) => pod.addresses)
  return known.length > 0 ? [...new Set(known.map(familyOf))] : ['IPv4']
}

/** Where Nodes are described, a Pod on another one waits for it and is no endpoint. */
function isMissing(node: ClusterNode | null, nodes: KnownNodes): boolean {
  return nodes.anyDescribed && node?.assumed === 'node'
}

function inChunks(endpoints: readonly SliceEndpoint[]): readonly (readonly SliceEndpoint[])[] {
  const count = Math.max(1, Math.ceil(endpoints.length / mostPerSlice))
  return Array.from({ length: count }, (_, index) => endpoints.slice(index * mostPerSlice, (index + 1) * mostPerSlice))
}

function slicePort(pod: Pod, port: ServicePort): SlicePort[] {
  const resolved = resolveTargetPort(pod, port)
  return resolved ? [{ name: port.name, protocol: port.protocol, port: resolved.port, path: resolved.path }] : []
}

function sliceEndpoint(service: Service, pod: Pod, node: ClusterNode | null, addresses: readonly Address[]): SliceEndpoint {
  const ready = service.publishNotReadyAddresses || (pod.ready && !pod.terminating)
  const zone = node?.zone || null
  return {
    addresses,
    pod: pod.ref,
    node: pod.node,
    zone,
    hostname: pod.subdomain === service.ref.name ? pod.hostname : null,
    hints: hintsFor(service, { node: pod.node, zone, ready }),
    ready,
    serving: pod.ready,
    terminating: pod.terminating,
    path: null,
  }
}

/**
 * The endpoints of one Service port in one address family: all slices of the Service united, joined to the port by
 * **name and protocol**, in text order of `ip:port` as kube-proxy lists them. Their number is the slice's port, not
 * `targetPort`. Where two slices name one endpoint, the last entry that is on `node` counts, else the first.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function endpointsOf(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  family: AddressFamily,
  node: string | null = null,
): readonly Endpoint[] {
  const { endpoints, twice } = joined(lookup, service, port, family)
  if (node === null || twice.length === 0) return endpoints
  const here = new Map(twice.flatMap((entry) => (entry.node === node ? [[entry.socket, entry]] : [])))
  return endpoints.map((entry) => here.get(entry.socket) ?? entry)
}

/** The endpoints of a Service port that have this address. */
export function endpointsAt(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  address: Address,
): readonly Endpoint[] {
  return joined(lookup, service, port, familyOf(address)).byAddress().get(address) ?? []
}

interface Joined {
  readonly endpoints: readonly Endpoint[]
  /** Further entries of endpoints that are named more than once. */
  readonly twice: readonly Endpoint[]
  readonly byAddress: () => ReadonlyMap<Address, readonly Endpoint[]>
}

/** What was joined once is kept as long as its cluster: the same question comes at every hop and for every other way. */
const kept = new WeakMap<ClusterLookup, WeakMap<object, Map<AddressFamily, Joined>>>()

/** A port belongs to one Service: it is remembered by itself. */
function joined(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  family: AddressFamily,
): Joined {
  const ofCluster = orMade(kept, lookup, () => new WeakMap<object, Map<AddressFamily, Joined>>())
  const ofPort = orMade(ofCluster, port, () => new Map<AddressFamily, Joined>())
  return orMade(ofPort, family, () => join(lookup, service, port, family))
}

interface Keeper<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function orMade<K, V>(keeper: Keeper<K, V>, key: K, make: () => V): V {
  const known = keeper.get(key)
  if (known !== undefined) return known
  const made = make()
  keeper.set(key, made)
  return made
}

function join(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  family: AddressFamily,
): Joined {
  const found = new Map<string, Endpoint>()
  const twice: Endpoint[] = []
  for (const slice of lookup.slices(service.ref)) {
    if (slice.family !== family) continue
    for (const slicePort of slice.ports) {
      if (slicePort.name !== port.name || slicePort.protocol !== port.protocol) continue
      for (const entry of slice.endpoints) {
        const address = entry.addresses.find((candidate) => familyOf(candidate) === family)
        if (address === undefined) continue
        const socket = socketText(address, slicePort.port)
        const made = endpoint(slice, slicePort, entry, address, socket)
        if (found.has(socket)) twice.push(made)
        else found.set(socket, made)
      }
    }
  }
  const endpoints = [...found].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value)
  let index: Map<Address, Endpoint[]> | null = null
  const byAddress = () => {
    index ??= endpoints.reduce((map, each) => map.set(each.address, [...(map.get(each.address) ?? []), each]), new Map())
    return index
  }
  return { endpoints, twice, byAddress }
}

function endpoint(slice: EndpointSlice, port: SlicePort, entry: SliceEndpoint, address: Address, socket: string): Endpoint {
  const { pod, node, hints, ready, serving, terminating, path } = entry
  return {
    socket,
    address,
    port: port.port,
    pod,
    node,
    hints,
    ready,
    serving,
    terminating,
    origin: slice.origin,
    object: slice.object,
    path,
    portPath: port.path,
  }
}
