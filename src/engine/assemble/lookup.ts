import { needsHealthCheck } from '../kubernetes/healthCheckNodePort'
import { matchesSelector } from '../kubernetes/labelSelector'
import {
  type Address,
  type AddressOwner,
  type Assumption,
  backendsOfListener,
  backendTlsKey,
  type ClusterLookup,
  type ClusterNode,
  type EndpointSlice,
  type ExternalLoadBalancer,
  type ExternalService,
  type HttpRouter,
  type KubeObject,
  kindKey,
  listenerKey,
  type NetworkPolicy,
  type OutsideClient,
  type Pod,
  type Protocol,
  qualifiedName,
  type ResourceRef,
  type RouterListener,
  refKey,
  type Service,
} from '../model'
import { groupBy } from './groupBy'

/** All that look-ups are made from. */
export interface Indexed {
  readonly nodes: readonly ClusterNode[]
  readonly pods: readonly Pod[]
  readonly services: readonly Service[]
  readonly slices: readonly EndpointSlice[]
  readonly policies: readonly NetworkPolicy[]
  readonly balancers: readonly ExternalLoadBalancer[]
  readonly externalServices: readonly ExternalService[]
  readonly clients: readonly OutsideClient[]
  readonly routers: readonly HttpRouter[]
  readonly namespaceLabels: ClusterLookup['namespaceLabels']
  readonly objects: readonly KubeObject[]
  readonly assumptions: readonly Assumption[]
}

/** Builds the look-ups of a cluster, once: every question of a trace is then answered without a search. */
export function indexCluster(from: Indexed): ClusterLookup {
  const services = namedIndex(from.services)
  const pods = namedIndex(from.pods)
  const nodes = new Map(from.nodes.map((node) => [node.ref.name, node]))
  const objects = objectIndex(from.objects)
  const slices = groupBy(from.slices, (slice) => qualifiedName(slice.service))
  const onNode = groupBy(from.pods, (pod) => pod.node ?? '')
  const owners = addressOwners(from)
  const nodePorts = nodePortOwners(from.services)
  const healthChecks = new Map(from.services.filter(needsHealthCheck).map((service) => [service.healthCheckNodePort, service]))
  const workloads = once(() => firstPods(from.pods))
  const opened = once(() => [...new Set(portsOpened(from.services))].sort((a, b) => a - b))
  const described = once(() => describedAddresses(from))
  return {
    service: services,
    pod: pods,
    node: (name) => nodes.get(name) ?? null,
    object: objects,
    podOf: remembered((ref) => pods(ref.namespace ?? '', ref.name)),
    podOfWorkload: (namespace, name) => workloads().get(`${namespace}/${name}`) ?? null,
    slices: (service) => slices.get(qualifiedName(service)) ?? [],
    owners: (address) => owners.get(address) ?? [],
    nodePort: (protocol, nodePort) => nodePorts.get(`${protocol}/${nodePort}`) ?? null,
    healthCheck: (port) => healthChecks.get(port) ?? null,
    describedAsEndpoint: (address) => described().has(address),
    assumptionsAbout: assumptionIndex(from.assumptions),
    ...census(from.objects),
    nodePorts: opened,
    podsOn: (node) => onNode.get(node) ?? [],
    ...routerIndex(from.routers),
    policiesFor: policyIndex(from.policies),
    namespaceLabels: from.namespaceLabels,
  }
}

/** Finds by namespace, then by name: no text is put together for a question. */
function namedIndex<T extends { readonly ref: ResourceRef }>(items: readonly T[]): (namespace: string, name: string) => T | null {
  const byNamespace = new Map<string, Map<string, T>>()
  for (const item of items) {
    const namespace = item.ref.namespace ?? ''
    const inside = byNamespace.get(namespace)
    if (inside) inside.set(item.ref.name, item)
    else byNamespace.set(namespace, new Map([[item.ref.name, item]]))
  }
  return (namespace, name) => byNamespace.get(namespace)?.get(name) ?? null
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
  for (const router of from.routers)
    if (router.entry.at === 'outside') for (const address of router.entry.addresses) add(address, { kind: 'router', router })
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
  const fromBackends = from.balancers
    .flatMap((balancer) => balancer.listeners.flatMap(backendsOfListener))
    .flatMap((backend) => (backend.kind === 'address' ? [backend.address] : []))
  return new Set([...fromSlices, ...fromBackends])
}

/** Answers by the reference itself where it was asked before: references are shared, and their texts are long. */
function remembered<T>(find: (ref: ResourceRef) => T): (ref: ResourceRef) => T {
  const known = new WeakMap<ResourceRef, { readonly value: T }>()
  return (ref) => {
    let answer = known.get(ref)
    if (!answer) {
      answer = { value: find(ref) }
      known.set(ref, answer)
    }
    return answer.value
  }
}

/** The first Pod of each workload, in the order of the Pods. */
function firstPods(pods: readonly Pod[]): Map<string, Pod> {
  const first = new Map<string, Pod>()
  for (const pod of pods) {
    const key = pod.workload && `${pod.ref.namespace}/${pod.workload.name}`
    if (key !== null && !first.has(key)) first.set(key, pod)
  }
  return first
}

/** Works something out when it is first asked. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function portsOpened(services: readonly Service[]): number[] {
  return services.flatMap((service) => service.ports.flatMap((port) => (port.nodePort === null ? [] : [port.nodePort])))
}

/** Routers by the ports of their Pods, and by what they serve. */
function routerIndex(routers: readonly HttpRouter[]): Pick<ClusterLookup, 'routersInPod' | 'closedInPod' | 'routerOf'> {
  const serving = new Map<string, HttpRouter>()
  for (const router of routers) for (const ref of [router.ref, ...router.serves]) serving.set(refKey(ref), router)
  const open = byPodPort(routers, ({ listeners }) => listeners)
  const closed = byPodPort(routers, (router) => router.closed)
  return {
    routersInPod: open,
    closedInPod: (pod, port, protocol) => closed(pod, port, protocol)[0] ?? null,
    routerOf: (ref) => serving.get(refKey(ref)) ?? null,
  }
}

/** What routers have at the ports of their Pods. */
function byPodPort<T extends Pick<RouterListener, 'podPorts' | 'protocol'>>(
  routers: readonly HttpRouter[],
  of: (router: HttpRouter) => readonly T[],
) {
  type Found = { readonly router: HttpRouter; readonly listener: T }
  const ports = new Map<string, Found[]>()
  for (const router of routers) {
    if (router.entry.at !== 'pods') continue
    for (const pod of router.entry.pods)
      for (const listener of of(router))
        for (const port of listener.podPorts) {
          const key = `${qualifiedName(pod)}:${port}/${listener.protocol}`
          const known = ports.get(key)
          if (known) known.push({ router, listener })
          else ports.set(key, [{ router, listener }])
        }
  }
  // Most clusters have no router in most Pods: then no text is put together.
  return (pod: ResourceRef, port: number, protocol: Protocol): readonly Found[] =>
    ports.size === 0 ? [] : (ports.get(`${qualifiedName(pod)}:${port}/${protocol}`) ?? [])
}

/** Which policies select a Pod: looked up in its namespace when first asked. */
function policyIndex(policies: readonly NetworkPolicy[]): ClusterLookup['policiesFor'] {
  const none: readonly NetworkPolicy[] = []
  if (policies.length === 0) return () => none
  const byNamespace = groupBy(policies, ({ ref }) => ref.namespace ?? '')
  const known = new WeakMap<Pod, readonly NetworkPolicy[]>()
  return (pod) => {
    const own = byNamespace.get(pod.ref.namespace ?? '')
    if (own === undefined) return none
    let selecting = known.get(pod)
    if (!selecting) {
      selecting = own.filter(({ selector }) => matchesSelector(selector, pod.labels))
      known.set(pod, selecting)
    }
    return selecting
  }
}

/** Counts objects by kind, and lists the namespaces that they are or stand in. */
function census(objects: readonly KubeObject[]): Pick<ClusterLookup, 'count' | 'namespaces'> {
  const byKind = new Map<string, Map<string, number>>()
  const namespaces = new Set<string>()
  for (const object of objects) {
    const { kind, group, namespace, name } = object.ref
    const key = kindKey(object.ref)
    const counts = byKind.get(key) ?? new Map<string, number>()
    const place = namespace ?? 'default'
    byKind.set(key, counts.set(place, (counts.get(place) ?? 0) + 1))
    if (namespace !== null) namespaces.add(namespace)
    else if (kind === 'Namespace' && group === '') namespaces.add(name)
  }
  const count: ClusterLookup['count'] = (groupKind, namespace) => {
    const counts = byKind.get(groupKind)
    if (counts === undefined) return 0
    return namespace === undefined ? [...counts.values()].reduce((sum, each) => sum + each, 0) : (counts.get(namespace) ?? 0)
  }
  return { count, namespaces }
}

/** Most references are the objects' own: those are found without their text. */
function objectIndex(objects: readonly KubeObject[]): ClusterLookup['object'] {
  const own = new Map(objects.map((object) => [object.ref, object]))
  const byKey = once(() => new Map(objects.map((object) => [refKey(object.ref), object])))
  const named = remembered((ref) => byKey().get(refKey(ref)) ?? null)
  return (ref) => own.get(ref) ?? named(ref)
}

function assumptionIndex(assumptions: readonly Assumption[]): ClusterLookup['assumptionsAbout'] {
  const byKey = once(() => {
    const index = new Map<string, Assumption[]>()
    for (const assumption of assumptions)
      for (const key of keysOf(assumption)) {
        const known = index.get(key)
        if (known) known.push(assumption)
        else index.set(key, [assumption])
      }
    return index
  })
  return (key) => byKey().get(key) ?? []
}

/** By what an assumption is found: what it is about, and the address that it gave. A client's address counts by its client alone. */
function keysOf(assumption: Assumption): readonly string[] {
  switch (assumption.what) {
    case 'nodes':
      return assumption.names.map((name) => refKey({ group: '', kind: 'Node', namespace: null, name }))
    case 'node-address':
      return [refKey(assumption.node), assumption.address]
    case 'pods':
      return [refKey(assumption.workload)]
    case 'pod-template':
      return assumption.pods.map(refKey)
    case 'pod-address':
      return [refKey(assumption.pod), assumption.address]
    case 'pod-node':
    case 'pod-readiness':
    case 'listening':
      return [refKey(assumption.pod)]
    case 'cluster-ip':
    case 'load-balancer-address':
      return [refKey(assumption.service), assumption.address]
    case 'node-port':
    case 'endpoints':
      return [refKey(assumption.service)]
    case 'router':
      return [refKey(assumption.router), refKey(assumption.service)]
    case 'router-address':
      return [refKey(assumption.router), assumption.address]
    case 'certificate':
      return [listenerKey(assumption.owner, assumption.listener)]
    case 'authority':
      return [backendTlsKey(qualifiedName(assumption.service))]
    case 'extension':
      return [refKey(assumption.route)]
    case 'client-address':
      return [refKey(assumption.client)]
    case 'masquerade-address':
      return [assumption.address]
    case 'answering-node':
    case 'dataplane':
    case 'policy-enforced':
    case 'policy-after-translation':
    case 'host-network-policy':
      return []
  }
}
