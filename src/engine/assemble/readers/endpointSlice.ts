import { type Fields, fieldsOf } from '../../fields'
import {
  type Address,
  type EndpointHints,
  type EndpointSlice,
  type KubeObject,
  type LoadProblem,
  parseAddress,
  type ResourceRef,
  type SliceEndpoint,
} from '../../model'
import { slicePort, targetPod } from './endpointParts'
import { exactly } from './exactly'

/** An EndpointSlice of IP addresses that belongs to a Service, and who keeps it. */
export interface SliceReading {
  readonly slice: EndpointSlice
  /** True where the endpoint slice controller writes it: then it says all that the selector finds. */
  readonly byController: boolean
}

/** Reads an EndpointSlice; null where it belongs to no Service or holds names (FQDN), which kube-proxy ignores. */
export function readEndpointSlice(object: KubeObject, problems: LoadProblem[]): SliceReading | null {
  const root = fieldsOf(object, problems)
  const labels = root.map('metadata').textMap('labels') ?? {}
  const serviceName = labels['kubernetes.io/service-name']
  const family = root.oneOf('addressType', ['IPv4', 'IPv6', 'FQDN'])
  if (serviceName === undefined || family === null || family === 'FQDN') return null
  const service: ResourceRef = { group: '', kind: 'Service', namespace: object.ref.namespace, name: serviceName }
  const slice: EndpointSlice = {
    service,
    family,
    ports: root.maps('ports').flatMap(slicePort),
    endpoints: root.maps('endpoints').map(sliceEndpoint),
    origin: 'EndpointSlice',
    object: object.ref,
  }
  const keeper = labels['endpointslice.kubernetes.io/managed-by']
  return { slice, byController: keeper === 'endpointslice-controller.k8s.io' }
}

const noHints: EndpointHints = { nodes: [], zones: [] }

/** Of most endpoints nobody says who should use them. */
function hintsOf(entry: Fields): EndpointHints {
  if (!entry.has('hints')) return noHints
  const hints = entry.map('hints')
  const names = (key: string) => hints.maps(key).flatMap((entry) => entry.text('name') ?? [])
  return { nodes: names('forNodes'), zones: names('forZones') }
}

function addressesOf(entry: Fields): readonly Address[] {
  const addresses: Address[] = []
  for (const text of entry.texts('addresses')) {
    const address = parseAddress(text)
    if (address !== null) addresses.push(address)
  }
  return exactly(addresses)
}

/** Absent conditions mean, as kube-proxy reads them: ready, serving, not terminating. */
function sliceEndpoint(entry: Fields): SliceEndpoint {
  const conditions = entry.map('conditions')
  const ready = conditions.flag('ready') ?? true
  return {
    addresses: addressesOf(entry),
    pod: targetPod(entry),
    node: entry.text('nodeName'),
    zone: entry.text('zone'),
    hostname: entry.text('hostname'),
    hints: hintsOf(entry),
    ready,
    serving: conditions.flag('serving') ?? true,
    terminating: conditions.flag('terminating') ?? false,
    path: entry.path,
  }
}
