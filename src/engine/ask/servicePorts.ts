import { clusterIpFor } from '../kubernetes/clusterIp'
import { balancerVips, isReachedFromOutside } from '../kubernetes/endpointCategories'
import { usableEndpoints } from '../kubernetes/endpointConditions'
import { needsHealthCheck } from '../kubernetes/healthCheckNodePort'
import { endpointsOf } from '../kubernetes/servicePortEndpoints'
import {
  type Address,
  type AddressFamily,
  type Cluster,
  compareText,
  type Endpoint,
  familyOf,
  type Protocol,
  qualifiedName,
  type ResourceRef,
} from '../model'

/** Questions about what the proxy of one node and family makes of Services and slices as a whole. */
export const servicePortQuestions = {
  proxiedServicePorts,
  healthCheckNodePorts,
  endpointsByServicePort,
  localReadyEndpoints,
  noLocalEndpoints,
}

interface OfFamily {
  readonly family: AddressFamily
}

interface OnNode extends OfFamily {
  readonly node: string
}

/** What a proxy takes from one port of a Service. */
export interface ProxiedServicePort {
  readonly clusterIP: Address
  readonly port: number
  readonly protocol: Protocol
  readonly healthCheckNodePort: number
  readonly externalIPs: readonly Address[]
  readonly loadBalancerSourceRanges: readonly string[]
  readonly loadBalancerVIPs: readonly Address[]
}

/** The Service ports that a proxy of this family serves, by `namespace/name:portName/PROTOCOL`. It ignores Services without a cluster IP of its family. */
function proxiedServicePorts(cluster: Cluster, { family }: OfFamily): Readonly<Record<string, ProxiedServicePort>> {
  const ofFamily = (address: Address) => familyOf(address) === family
  const entries = cluster.services.flatMap((service) => {
    const clusterIP = clusterIpFor(service, family)
    if (clusterIP === null || service.headless || service.type === 'ExternalName') return []
    return service.ports.map((port): [string, ProxiedServicePort] => [
      servicePortKey(service.ref, port),
      {
        clusterIP,
        port: port.port,
        protocol: port.protocol,
        healthCheckNodePort: needsHealthCheck(service) ? (service.healthCheckNodePort ?? 0) : 0,
        externalIPs: service.externalIps.filter(ofFamily),
        loadBalancerSourceRanges: service.sourceRanges.filter((range) => range.family === family).map((range) => range.text),
        loadBalancerVIPs: balancerVips(service, family).map(({ address }) => address),
      },
    ])
  })
  return Object.fromEntries(entries)
}

/** The health check node ports that a node opens, by Service. */
function healthCheckNodePorts(cluster: Cluster, _asked: Record<never, never>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    cluster.services.filter(needsHealthCheck).map((service) => [qualifiedName(service.ref), service.healthCheckNodePort ?? 0]),
  )
}

/** An endpoint as a node sees it. */
export interface SeenEndpoint {
  readonly endpoint: string
  readonly local: boolean
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
}

/** The endpoints of every Service port that slices name, in the proxy's order; Services themselves are not needed. */
function endpointsByServicePort(cluster: Cluster, asked: OnNode): Readonly<Record<string, readonly SeenEndpoint[]>> {
  return Object.fromEntries(
    portsOfSlices(cluster, asked).map(({ key, endpoints }) => [
      key,
      endpoints.map((endpoint) => ({
        endpoint: endpoint.socket,
        local: endpoint.node === asked.node,
        ready: endpoint.ready,
        serving: endpoint.serving,
        terminating: endpoint.terminating,
      })),
    ]),
  )
}

/** The addresses of ready endpoints on a node, each once, by Service: what its health check counts. Services with none are left out. */
function localReadyEndpoints(cluster: Cluster, asked: OnNode): Readonly<Record<string, readonly Address[]>> {
  const found = new Map<string, Set<Address>>()
  for (const { service, endpoints } of portsOfSlices(cluster, asked)) {
    for (const endpoint of endpoints) {
      if (!endpoint.ready || endpoint.node !== asked.node) continue
      const name = qualifiedName(service)
      found.set(name, (found.get(name) ?? new Set()).add(endpoint.address))
    }
  }
  return Object.fromEntries([...found].map(([name, addresses]) => [name, [...addresses].sort(compareText)]))
}

/** How many Service ports have a policy Local that finds nobody on this node although there are endpoints elsewhere. */
function noLocalEndpoints(cluster: Cluster, asked: OnNode): { readonly internal: number; readonly external: number } {
  let [internal, external] = [0, 0]
  for (const service of cluster.services) {
    if (clusterIpFor(service, asked.family) === null) continue
    for (const port of service.ports) {
      const all = endpointsOf(cluster.lookup, service, port, asked.family, asked.node)
      const local = usableEndpoints(all.filter((endpoint) => endpoint.node === asked.node))
      if (usableEndpoints(all).usable.length === 0 || local.usable.length > 0) continue
      if (service.internalTrafficPolicy === 'Local') internal += 1
      if (service.externalTrafficPolicy === 'Local' && isReachedFromOutside(service, port, asked.family)) external += 1
    }
  }
  return { internal, external }
}

interface PortOfSlices {
  readonly service: ResourceRef
  readonly key: string
  readonly endpoints: readonly Endpoint[]
}

function portsOfSlices(cluster: Cluster, { node, family }: OnNode): readonly PortOfSlices[] {
  const found = new Map<string, PortOfSlices>()
  for (const slice of cluster.slices) {
    for (const port of slice.ports) {
      const key = servicePortKey(slice.service, port)
      if (slice.family !== family || found.has(key)) continue
      const endpoints = endpointsOf(cluster.lookup, { ref: slice.service }, port, family, node)
      if (endpoints.length > 0) found.set(key, { service: slice.service, key, endpoints })
    }
  }
  return [...found.values()]
}

function servicePortKey(service: ResourceRef, port: { readonly name: string; readonly protocol: Protocol }): string {
  return `${qualifiedName(service)}${port.name === '' ? '' : `:${port.name}`}/${port.protocol}`
}
