import {
  type Address,
  type AddressFamily,
  type ClusterNode,
  type EndpointSlice,
  familyOf,
  type Pod,
  type Service,
  type ServicePort,
  type SliceEndpoint,
  type SlicePort,
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
