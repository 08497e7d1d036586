import {
  type Cluster,
  type Graph,
  type GraphPlace,
  type ObjectSource,
  type PlaceBadge,
  type Pod,
  placeId,
  qualifiedName,
  type ResourceRef,
  type Service,
  socketText,
} from '../model'
import { endpointsOfService } from './endpointsOfService'
import { relations } from './relations'

/** All places of a cluster and how they are tied. Positions, colours and words are not known here. */
export function graphOf(cluster: Cluster): Graph {
  const places = [
    ...balancerPlaces(cluster),
    ...nodePlaces(cluster),
    ...routerPlaces(cluster),
    ...servicePlaces(cluster),
    ...endpointPlaces(cluster),
    ...podPlaces(cluster),
    ...outsidePlaces(cluster),
  ]
  const known = new Set(places.map((place) => place.id))
  const ties = relations.flatMap((relation) => relation(cluster)).filter((tie) => known.has(tie.from) && known.has(tie.to))
  // Two ports of a Service may lead to one endpoint: that is one tie.
  return { places, relations: [...new Map(ties.map((tie) => [tie.id, tie])).values()] }
}

function written(ref: ResourceRef | null, source: ObjectSource | null): Pick<GraphPlace, 'ref' | 'file' | 'line'> {
  return { ref, file: source?.file ?? null, line: source?.line ?? null }
}

function balancerPlaces(cluster: Cluster): GraphPlace[] {
  const declared = cluster.balancers.map(
    (balancer): GraphPlace => ({
      id: placeId.externalLoadBalancer(balancer.ref),
      lane: 'loadBalancer',
      kind: balancer.ref.kind,
      namespace: null,
      name: balancer.ref.name,
      addresses: balancer.addresses,
      badge: null,
      node: null,
      workload: null,
      assumed: false,
      ...written(balancer.ref, balancer.source),
    }),
  )
  const ofServices = cluster.services
    .filter((service) => service.type === 'LoadBalancer')
    .map(
      (service): GraphPlace => ({
        id: placeId.loadBalancer(service.ref),
        lane: 'loadBalancer',
        kind: 'LoadBalancer',
        namespace: service.ref.namespace,
        name: service.ref.name,
        addresses: service.loadBalancerAddresses.map((entry) => entry.address ?? entry.hostname ?? '').filter(Boolean),
        badge: null,
        node: null,
        workload: null,
        assumed: service.loadBalancerAssumed,
        ...written(service.ref, service.source),
      }),
    )
  return [...declared, ...ofServices]
}

function nodePlaces(cluster: Cluster): GraphPlace[] {
  return cluster.nodes.map((node) => ({
    id: placeId.node(node.ref.name),
    lane: 'node',
    kind: 'Node',
    namespace: null,
    name: node.ref.name,
    addresses: node.addresses.slice(0, 2),
    badge: node.ready ? null : 'not-ready',
    node: node.ref.name,
    workload: null,
    assumed: node.assumed !== false,
    ...written(node.ref, node.source),
  }))
}

/** Routers; one outside the cluster stands where balancers stand, and a balancer of the input is there already. */
function routerPlaces(cluster: Cluster): GraphPlace[] {
  const balancers = new Set(cluster.balancers.map(({ ref }) => placeId.externalLoadBalancer(ref)))
  return cluster.routers
    .filter(({ ref }) => !balancers.has(placeId.httpRouter(ref)))
    .map(({ ref, entry, addresses, assumed, source }) => ({
      id: placeId.httpRouter(ref),
      lane: entry.at === 'outside' ? 'loadBalancer' : 'httpRouter',
      kind: ref.kind,
      namespace: ref.namespace,
      name: ref.name,
      addresses: entry.at === 'outside' ? entry.addresses : addresses,
      badge: null,
      node: null,
      workload: null,
      assumed,
      ...written(ref, source),
    }))
}

function servicePlaces(cluster: Cluster): GraphPlace[] {
  return cluster.services.map((service) => ({
    id: placeId.service(service.ref),
    lane: 'service',
    kind: 'Service',
    namespace: service.ref.namespace,
    name: service.ref.name,
    addresses: service.externalName === null ? service.clusterIps : [service.externalName],
    badge: serviceBadge(service),
    node: null,
    workload: null,
    assumed: service.clusterIpAssumed,
    ...written(service.ref, service.source),
  }))
}

function serviceBadge(service: Service): PlaceBadge {
  return service.headless ? 'Headless' : service.type
}

function endpointPlaces(cluster: Cluster): GraphPlace[] {
  return cluster.services.flatMap((service) => {
    const seen = new Map<string, GraphPlace>()
    for (const { endpoint } of endpointsOfService(cluster, service)) {
      const socket = socketText(endpoint.address, endpoint.port)
      const pod = endpoint.pod && cluster.lookup.podOf(endpoint.pod)
      const object = endpoint.object && cluster.lookup.object(endpoint.object)
      seen.set(socket, {
        id: placeId.endpoint(service.ref, socket),
        lane: 'endpoint',
        kind: 'Endpoint',
        namespace: service.ref.namespace,
        name: `${service.ref.name} ${socket}`,
        addresses: [socket],
        badge: endpoint.terminating ? 'terminating' : endpoint.ready ? 'ready' : 'not-ready',
        node: endpoint.node,
        workload: pod?.workload ? qualifiedName(pod.workload) : qualifiedName(service.ref),
        assumed: pod?.assumed.includes('pod') ?? false,
        ...written(endpoint.object, object?.source ?? null),
      })
    }
    return [...seen.values()]
  })
}

function podPlaces(cluster: Cluster): GraphPlace[] {
  return cluster.pods.map((pod) => ({
    id: placeId.pod(pod.ref),
    lane: 'pod',
    kind: 'Pod',
    namespace: pod.ref.namespace,
    name: pod.ref.name,
    addresses: pod.addresses.slice(0, 2),
    badge: podBadge(pod),
    node: pod.node,
    workload: pod.workload ? qualifiedName(pod.workload) : null,
    assumed: pod.assumed.includes('pod'),
    ...written(pod.writtenIn.object, pod.writtenIn.source),
  }))
}

function podBadge(pod: Pod): PlaceBadge {
  if (pod.terminating) return 'terminating'
  return pod.ready ? 'ready' : 'not-ready'
}

/** Addresses outside that endpoints and backends name, and external services. */
function outsidePlaces(cluster: Cluster): GraphPlace[] {
  const declared = new Map(
    cluster.externalServices.flatMap((external) => external.addresses.map((address) => [address, external] as const)),
  )
  const fromEndpoints = cluster.services.flatMap((service) => endpointsOfService(cluster, service).map(({ endpoint }) => endpoint.address))
  const fromBackends = cluster.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) => listener.backends.flatMap((backend) => (backend.kind === 'address' ? [backend.address] : []))),
  )
  // The name of a headless Service leads to every address of its slices, joined to a port or not.
  const fromNames = cluster.services
    .filter((service) => service.headless)
    .flatMap((service) => cluster.lookup.slices(service.ref).flatMap((slice) => slice.endpoints.flatMap(({ addresses }) => addresses)))
  const all = new Set([...declared.keys(), ...fromEndpoints, ...fromNames, ...fromBackends])
  const elsewhere = [...all].filter(
    (address) =>
      !cluster.lookup.owners(address).some((owner) => owner.kind === 'pod' || owner.kind === 'node' || owner.kind === 'balancer'),
  )
  return elsewhere.map((address) => {
    const external = declared.get(address) ?? null
    return {
      id: placeId.outside(address),
      lane: 'outside',
      kind: external ? external.ref.kind : 'Outside',
      namespace: null,
      name: external ? external.ref.name : address,
      addresses: [address],
      badge: null,
      node: null,
      workload: null,
      assumed: false,
      ...written(external?.ref ?? null, external?.source ?? null),
    }
  })
}
