import { needsHealthCheck } from '../kubernetes/healthCheckNodePort'
import {
  type Address,
  type AddressOwner,
  type ClusterLookup,
  type ClusterNode,
  type EndpointSlice,
  type ExternalLoadBalancer,
  type ExternalService,
  type KubeObject,
  type OutsideClient,
  type Pod,
  qualifiedName,
  refKey,
  type Service,
} from '../model'

/** All that look-ups are made from. */
export interface Indexed {
  readonly nodes: readonly ClusterNode[]
  readonly pods: readonly Pod[]
  readonly services: readonly Service[]
  readonly slices: readonly EndpointSlice[]
  readonly balancers: readonly ExternalLoadBalancer[]
  readonly externalServices: readonly ExternalService[]
  readonly clients: readonly OutsideClient[]
  readonly objects: readonly KubeObject[]
}

/** Builds the look-ups of a cluster, once: every question of a trace is then answered without a search. */
export function indexCluster(from: Indexed): ClusterLookup {
  const services = new Map(from.services.map((service) => [qualifiedName(service.ref), service]))
  const pods = new Map(from.pods.map((pod) => [qualifiedName(pod.ref), pod]))
  const nodes = new Map(from.nodes.map((node) => [node.ref.name, node]))
  const objects = new Map(from.objects.map((object) => [refKey(object.ref), object]))
  const slices = groupBy(from.slices, (slice) => qualifiedName(slice.service))
  const onNode = groupBy(from.pods, (pod) => pod.node ?? '')
  const owners = addressOwners(from)
  const nodePorts = nodePortOwners(from.services)
  const healthChecks = new Map(from.services.filter(needsHealthCheck).map((service) => [service.healthCheckNodePort, service]))
  const described = describedAddresses(from)
  return {
    service: (namespace, name) => services.get(`${namespace}/${name}`) ?? null,
    pod: (namespace, name) => pods.get(`${namespace}/${name}`) ?? null,
    node: (name) => nodes.get(name) ?? null,
    object: (ref) => objects.get(refKey(ref)) ?? null,
    slices: (service) => slices.get(qualifiedName(service)) ?? [],
    owners: (address) => owners.get(address) ?? [],
    nodePort: (protocol, nodePort) => nodePorts.get(`${protocol}/${nodePort}`) ?? null,
    healthCheck: (port) => healthChecks.get(port) ?? null,
    describedAsEndpoint: (address) => described.has(address),
    podsOn: (node) => onNode.get(node) ?? [],
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function addressOwners(from: Indexed): Map<Address, AddressOwner[]> {
  const owners = new Map<Address, AddressOwner[]>()
  const add = (address: Address | null, owner: AddressOwner) => {
    if (address === null) return
    const known = owners.get(address)
    if (known) known.push(owner)
    else owners.set(address, [owner])
  }
  for (const node of from.nodes) for (const address of node.addresses) add(address, { kind: 'node', node })
  for (const pod of from.pods) for (const address of pod.addresses) add(address, { kind: 'pod', pod })
  for (const service of from.services) {
    for (const address of service.clusterIps) add(address, { kind: 'clusterIp', service })
    for (const address of service.externalIps) add(address, { kind: 'externalIp', service })
    for (const [index, entry] of service.loadBalancerAddresses.entries()) add(entry.address, { kind: 'loadBalancer', service, index })
  }
  for (const balancer of from.balancers) for (const address of balancer.addresses) add(address, { kind: 'balancer', balancer })
  for (const external of from.externalServices)
    for (const address of external.addresses) add(address, { kind: 'externalService', external })
  for (const client of from.clients) add(client.address, { kind: 'client', client })
  return owners
}

function nodePortOwners(services: readonly Service[]): Map<string, { service: Service; index: number }> {
  const owners = new Map<string, { service: Service; index: number }>()
  for (const service of services) {
    for (const [index, port] of service.ports.entries()) {
      const key = `${port.protocol}/${port.nodePort}`
      // The first in name order keeps a port that two Services claim; the API server would refuse the second.
      if (port.nodePort !== null && !owners.has(key)) owners.set(key, { service, index })
    }
  }
  return owners
}

function describedAddresses(from: Indexed): Set<Address> {
  const fromSlices = from.slices.flatMap((slice) => slice.endpoints.flatMap((endpoint) => endpoint.addresses))
  const fromBackends = from.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) => listener.backends.flatMap((backend) => (backend.kind === 'address' ? [backend.address] : []))),
  )
  return new Set([...fromSlices, ...fromBackends])
}
