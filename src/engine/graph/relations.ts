import { balancedNodes } from '../kubernetes/announcement'
import { balancedPods } from '../kubernetes/balancedPods'
import {
  type Address,
  backendsOfListener,
  type Cluster,
  type GraphRelation,
  type HttpRule,
  type PortRole,
  placeId,
  type RelationName,
  type RouterBackend,
  type Service,
  socketText,
} from '../model'
import { endpointsOfService } from './endpointsOfService'

/** From the cluster to all ties of one kind. Adding a relation is adding one entry here. */
type Relation = (cluster: Cluster) => readonly GraphRelation[]

/** Every relation of the graph, in the direction of traffic. */
export const relations: readonly Relation[] = [
  balancerToNodes,
  balancerToAddresses,
  loadBalancerToNodes,
  nodeToService,
  routerToServices,
  podToRouter,
  serviceToAlias,
  serviceToEndpoints,
  endpointToPod,
  endpointToOutside,
]

function tie(from: string, to: string, name: RelationName, ports: readonly PortRole[]): GraphRelation {
  return { id: `${from}→${to}`, from, to, name, ports }
}

/** An external load balancer sends to node ports. */
function balancerToNodes(cluster: Cluster): readonly GraphRelation[] {
  return cluster.balancers.flatMap((balancer) =>
    cluster.nodes.flatMap((node) => {
      const backends = balancer.listeners.flatMap(backendsOfListener)
      const ports = backends.flatMap((backend): PortRole[] => {
        const hit = backend.kind === 'nodes' && (backend.nodes === null || backend.nodes.includes(node.ref.name))
        return hit ? [{ role: 'nodePort', port: backend.nodePort, name: null }] : []
      })
      return ports.length > 0 ? [tie(placeId.externalLoadBalancer(balancer.ref), placeId.node(node.ref.name), 'forwards to', ports)] : []
    }),
  )
}

function balancerToAddresses(cluster: Cluster): readonly GraphRelation[] {
  return cluster.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap(backendsOfListener).flatMap((backend) => {
      if (backend.kind !== 'address') return []
      const port: PortRole = { role: 'targetPort', port: backend.port, name: null }
      return [tie(placeId.externalLoadBalancer(balancer.ref), placeOf(cluster, backend.address), 'forwards to', [port])]
    }),
  )
}

/**
 * The balancer of a Service leads to the nodes that answer for its address, or to the Pods where it knows them; in mode VIP
 * the packet keeps the Service's port.
 */
function loadBalancerToNodes(cluster: Cluster): readonly GraphRelation[] {
  return cluster.services
    .filter((service) => service.type === 'LoadBalancer')
    .flatMap((service) => {
      const from = placeId.loadBalancer(service.ref)
      if (service.balancer.announcement.how === 'pods') return balancedTies(cluster, service, from)
      const vip = service.loadBalancerAddresses.some((entry) => entry.mode === 'VIP')
      const ports = service.ports.map(
        (port): PortRole => (vip || port.nodePort === null ? servicePort(port) : { role: 'nodePort', port: port.nodePort, name: null }),
      )
      return balancedNodes(cluster, service).map((node) => tie(from, placeId.node(node.ref.name), 'answers for', ports))
    })
}

function balancedTies(cluster: Cluster, service: Service, from: string): readonly GraphRelation[] {
  return service.ports.flatMap((port) =>
    balancedPods(cluster, service, port).usable.map(({ address, port: number }) =>
      tie(from, placeOf(cluster, address), 'forwards to', [{ role: 'targetPort', port: number, name: null }]),
    ),
  )
}

/** Every node answers for a Service that has node ports. */
function nodeToService(cluster: Cluster): readonly GraphRelation[] {
  return cluster.services
    .filter((service) => service.type === 'NodePort' || service.type === 'LoadBalancer' || service.externalIps.length > 0)
    .flatMap((service) =>
      cluster.nodes.map((node) =>
        tie(placeId.node(node.ref.name), placeId.service(service.ref), 'answers for', service.ports.map(servicePort)),
      ),
    )
}

function servicePort(port: Service['ports'][number]): PortRole {
  return { role: 'port', port: port.port, name: port.name || null }
}

/** A router sends to the Services that its rules name. */
function routerToServices(cluster: Cluster): readonly GraphRelation[] {
  return cluster.routers.flatMap((router) => {
    const ports = new Map<string, PortRole[]>()
    for (const { target } of router.listeners.flatMap(({ rules }) => rules).flatMap(backendsOf)) {
      if (target.kind !== 'service') continue
      const to = placeId.service(target.service)
      const known = ports.get(to) ?? []
      if (!known.some(({ port }) => port === target.port)) known.push({ role: 'port', port: target.port, name: null })
      ports.set(to, known)
    }
    return [...ports].map(([to, roles]) => tie(placeId.httpRouter(router.ref), to, 'routes to', roles))
  })
}

function backendsOf({ action }: HttpRule): readonly RouterBackend[] {
  return action.kind === 'forward' ? action.backends : []
}

/** The Pods in which a router runs. */
function podToRouter(cluster: Cluster): readonly GraphRelation[] {
  return cluster.routers.flatMap(({ ref, entry }) =>
    entry.at === 'pods' ? entry.pods.map((pod) => tie(placeId.pod(pod), placeId.httpRouter(ref), 'runs', [])) : [],
  )
}

function serviceToAlias(cluster: Cluster): readonly GraphRelation[] {
  const suffix = `.svc.${cluster.settings.clusterDomain}`
  return cluster.services.flatMap((service) => {
    if (!service.externalName?.endsWith(suffix)) return []
    const [name, namespace] = service.externalName.slice(0, -suffix.length).split('.')
    const target = namespace && name ? cluster.lookup.service(namespace, name) : null
    return target ? [tie(placeId.service(service.ref), placeId.service(target.ref), 'alias of', [])] : []
  })
}

function serviceToEndpoints(cluster: Cluster): readonly GraphRelation[] {
  return cluster.services.flatMap((service) => {
    const ports = new Map<string, PortRole[]>()
    for (const { port, endpoint } of endpointsOfService(cluster, service)) {
      const socket = socketText(endpoint.address, endpoint.port)
      ports.set(socket, [...(ports.get(socket) ?? []), { role: 'targetPort', port: endpoint.port, name: port.name || null }])
    }
    return [...ports].map(([socket, roles]) =>
      tie(placeId.service(service.ref), placeId.endpoint(service.ref, socket), 'selects', roles.slice(0, 1)),
    )
  })
}

function endpointToPod(cluster: Cluster): readonly GraphRelation[] {
  return cluster.services.flatMap((service) =>
    endpointsOfService(cluster, service).flatMap(({ endpoint }) => {
      if (endpoint.pod === null) return []
      return [tie(placeId.endpoint(service.ref, socketText(endpoint.address, endpoint.port)), placeId.pod(endpoint.pod), 'backs', [])]
    }),
  )
}

/** An endpoint that is no Pod: a balancer outside, or a place outside. */
function endpointToOutside(cluster: Cluster): readonly GraphRelation[] {
  return cluster.services.flatMap((service) =>
    endpointsOfService(cluster, service).flatMap(({ endpoint }) => {
      if (endpoint.pod !== null) return []
      return [
        tie(placeId.endpoint(service.ref, socketText(endpoint.address, endpoint.port)), placeOf(cluster, endpoint.address), 'backs', []),
      ]
    }),
  )
}

/** The place of the graph that an address belongs to; a place outside where nobody has it. */
function placeOf(cluster: Cluster, address: Address): string {
  for (const owner of cluster.lookup.owners(address)) {
    if (owner.kind === 'balancer') return placeId.externalLoadBalancer(owner.balancer.ref)
    if (owner.kind === 'loadBalancer') return placeId.loadBalancer(owner.service.ref)
    if (owner.kind === 'pod') return placeId.pod(owner.pod.ref)
    if (owner.kind === 'node') return placeId.node(owner.node.ref.name)
  }
  return placeId.outside(address)
}
