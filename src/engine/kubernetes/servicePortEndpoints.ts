import {
  type Address,
  type AddressFamily,
  type ClusterLookup,
  compareText,
  type Endpoint,
  type EndpointSlice,
  familyOf,
  type Service,
  type ServicePort,
  type SliceEndpoint,
  type SlicePort,
  socketText,
} from '../model'

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

/** Nodes on which an endpoint that two slices name has another entry than elsewhere. */
export function nodesWithOwnEntry(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  family: AddressFamily,
): readonly string[] {
  return joined(lookup, service, port, family).twice.flatMap(({ node }) => node ?? [])
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
