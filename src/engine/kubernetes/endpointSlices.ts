import {
  type Address,
  type AddressFamily,
  type ClusterLookup,
  compareText,
  type Endpoint,
  type EndpointSlice,
  familyOf,
  noHints,
  type Pod,
  type Service,
  type ServicePort,
  type SliceEndpoint,
  type SlicePort,
  socketText,
} from '../model'
import { selects } from './labelSelector'
import { resolveTargetPort } from './targetPort'

/**
 * What the endpoint slice controller makes of the Pods that a Service selects.
 *
 * A Pod is behind the Service if the selector matches, it has an address (its node's, with hostNetwork) and it has not
 * finished. ready = publishNotReadyAddresses, or Ready and not terminating; serving = Ready. Pods whose named ports
 * resolve differently stand in different slices.
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function slicesFromSelector(service: Service, pods: readonly Pod[]): readonly EndpointSlice[] {
  if (service.selector === null || service.type === 'ExternalName') return []
  const families = [...new Set((service.clusterIps.length > 0 ? service.clusterIps : podAddresses(pods)).map(familyOf))]
  const slices = new Map<string, { family: AddressFamily; ports: SlicePort[]; endpoints: SliceEndpoint[] }>()
  for (const pod of pods) {
    if (!selects(service.selector, pod.labels) || pod.phase === 'Succeeded' || pod.phase === 'Failed') continue
    const ports = service.ports.flatMap((port) => slicePort(pod, port))
    for (const family of families) {
      const addresses = pod.addresses.filter((address) => familyOf(address) === family)
      if (addresses.length === 0) continue
      const key = `${family} ${ports.map((port) => `${port.name}/${port.protocol}/${port.port}`).join(' ')}`
      const slice = slices.get(key) ?? { family, ports, endpoints: [] }
      slice.endpoints.push(sliceEndpoint(service, pod, addresses))
      slices.set(key, slice)
    }
  }
  return [...slices.values()].map((slice) => ({ service: service.ref, ...slice, origin: 'selector', object: null }))
}

function podAddresses(pods: readonly Pod[]): Address[] {
  return pods.flatMap((pod) => pod.addresses)
}

function slicePort(pod: Pod, port: ServicePort): SlicePort[] {
  const resolved = resolveTargetPort(pod, port)
  return resolved ? [{ name: port.name, protocol: port.protocol, port: resolved.port, path: resolved.path }] : []
}

function sliceEndpoint(service: Service, pod: Pod, addresses: readonly Address[]): SliceEndpoint {
  return {
    addresses: addresses.slice(0, 1),
    pod: pod.ref,
    node: pod.node,
    zone: null,
    hostname: pod.subdomain === service.ref.name ? pod.hostname : null,
    hints: noHints,
    ready: service.publishNotReadyAddresses || (pod.ready && !pod.terminating),
    serving: pod.ready,
    terminating: pod.terminating,
    path: null,
  }
}

/**
 * The endpoints of one Service port in one address family: all slices of the Service united, joined to the port by
 * **name and protocol**, in text order of `ip:port` as kube-proxy lists them. Their number is the slice's port, not
 * `targetPort`. Where two slices name one endpoint, the entry that is on `node` counts.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function endpointsOf(
  lookup: ClusterLookup,
  service: Pick<Service, 'ref'>,
  port: Pick<ServicePort, 'name' | 'protocol'>,
  family: AddressFamily,
  node: string | null = null,
): readonly Endpoint[] {
  const found = new Map<string, Endpoint>()
  for (const slice of lookup.slices(service.ref)) {
    if (slice.family !== family) continue
    for (const slicePort of slice.ports) {
      if (slicePort.name !== port.name || slicePort.protocol !== port.protocol) continue
      for (const entry of slice.endpoints) {
        const address = entry.addresses.find((candidate) => familyOf(candidate) === family)
        if (address === undefined) continue
        const socket = socketText(address, slicePort.port)
        const known = found.get(socket)
        if (!known || (node !== null && entry.node === node && known.node !== node))
          found.set(socket, endpoint(slice, slicePort, entry, address))
      }
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value)
}

function endpoint(slice: EndpointSlice, port: SlicePort, entry: SliceEndpoint, address: Address): Endpoint {
  const { pod, node, hints, ready, serving, terminating, path } = entry
  return {
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
