import { type Fields, fieldsOf } from '../../fields'
import {
  type Address,
  type AddressFamily,
  type KubeObject,
  type LoadBalancerAddress,
  type LoadProblem,
  parseAddress,
  type Service,
  type ServicePort,
  type TrafficDistribution,
  unknownBalancer,
} from '../../model'

const types = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const
const policies = ['Cluster', 'Local'] as const
const tenThousandEightHundred = 10_800

/** What a Service says of its address in front of the cluster: nothing yet (a manifest), or a status (also an empty one). */
export interface ServiceReading {
  readonly service: Service
  readonly balancerStatusGiven: boolean
  readonly wantsIPv6: boolean
}

/** A Service as the API server has it: `filledIn` of the object tells what nobody wrote. */
export function readService(object: KubeObject, problems: LoadProblem[]): ServiceReading {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const type = spec.oneOf('type', types) ?? 'ClusterIP'
  const firstIp = spec.text('clusterIP')
  const isHeadless = type !== 'ExternalName' && firstIp === 'None'
  const balancer = root.map('status').map('loadBalancer')
  const metadata = root.map('metadata')
  const service: Service = {
    ref: object.ref,
    labels: metadata.textMap('labels') ?? {},
    annotations: metadata.textMap('annotations') ?? {},
    type,
    headless: isHeadless,
    ipFamilies: isHeadless && object.filledIn.has('spec.ipFamilies') ? null : familiesOf(spec),
    // No proxy looks at a name's further fields, whatever stands there.
    clusterIps: type === 'ExternalName' ? [] : clusterIps(spec, firstIp),
    clusterIpAssumed: object.filledIn.has('spec.clusterIP'),
    externalName: type === 'ExternalName' ? spec.text('externalName') : null,
    externalIps: spec.addresses('externalIPs'),
    loadBalancerAddresses: type === 'LoadBalancer' ? balancer.maps('ingress').map(loadBalancerAddress) : [],
    loadBalancerAssumed: false,
    loadBalancerClass: spec.text('loadBalancerClass'),
    loadBalancerIp: parseAddress(spec.text('loadBalancerIP')),
    balancer: unknownBalancer,
    sourceRanges: spec.ranges('loadBalancerSourceRanges'),
    selector: selectorOf(spec),
    // A terminal that shows a Service without a selector shows an empty one; a table that does not print it shows none.
    selectorKnown: object.observed !== 'alone' || spec.has('selector'),
    ports: spec.maps('ports').flatMap((entry, index) => servicePort(entry, index, object.filledIn)),
    externalTrafficPolicy: spec.oneOf('externalTrafficPolicy', policies) ?? 'Cluster',
    internalTrafficPolicy: spec.oneOf('internalTrafficPolicy', policies) ?? 'Cluster',
    sessionAffinitySeconds: sessionAffinitySeconds(spec),
    trafficDistribution: trafficDistribution(spec),
    publishNotReadyAddresses: spec.flag('publishNotReadyAddresses') ?? false,
    allocateNodePorts: spec.flag('allocateLoadBalancerNodePorts') ?? true,
    // A number that nobody wrote is asked by nobody: the balancers of the input do not know it.
    healthCheckNodePort: object.filledIn.has('spec.healthCheckNodePort') ? null : spec.openPort('healthCheckNodePort'),
    source: object.source,
  }
  const written = (field: string) => !object.filledIn.has(`spec.${field}`)
  const wantsIPv6 =
    (written('ipFamilies') && spec.texts('ipFamilies').includes('IPv6')) ||
    (written('ipFamilyPolicy') && /DualStack$/.test(spec.text('ipFamilyPolicy') ?? ''))
  return { service, balancerStatusGiven: root.map('status').has('loadBalancer'), wantsIPv6 }
}

/** An empty selector selects nothing: the Service counts as one without. */
function selectorOf(spec: Fields): Readonly<Record<string, string>> | null {
  const selector = spec.textMap('selector')
  return selector && Object.keys(selector).length > 0 ? selector : null
}

function familiesOf(spec: Fields): readonly AddressFamily[] | null {
  const listed = spec.texts('ipFamilies').filter((family) => family === 'IPv4' || family === 'IPv6')
  return listed.length > 0 ? listed : null
}

function trafficDistribution(spec: Fields): TrafficDistribution | null {
  const value = spec.oneOf('trafficDistribution', ['PreferClose', 'PreferSameZone', 'PreferSameNode'])
  return value === 'PreferClose' ? 'PreferSameZone' : value
}

/** Texts that are no address (a template's placeholder, a redacted dump) count as not given. */
function clusterIps(spec: Fields, first: string | null): readonly Address[] {
  const all = [first, ...spec.texts('clusterIPs')].map(parseAddress).filter((address) => address !== null)
  return [...new Set(all)]
}

function loadBalancerAddress(entry: Fields): LoadBalancerAddress {
  const address = parseAddress(entry.text('ip'))
  const mode = entry.oneOf('ipMode', ['VIP', 'Proxy'])
  return { address, hostname: entry.text('hostname'), mode: mode ?? (address ? 'VIP' : 'Proxy'), path: entry.path }
}

function servicePort(entry: Fields, index: number, filledIn: ReadonlySet<string>): ServicePort[] {
  const port = entry.port('port')
  if (port === null) return []
  const target = entry.portOrName('targetPort')
  return [
    {
      index,
      name: entry.text('name') ?? '',
      protocol: entry.protocol('protocol'),
      port,
      targetPort: typeof target === 'string' ? { kind: 'name', name: target } : { kind: 'number', number: target ?? port },
      targetPortDeclared: target !== null && !filledIn.has(entry.pathOf('targetPort')),
      nodePort: entry.openPort('nodePort'),
      nodePortAssumed: filledIn.has(entry.pathOf('nodePort')),
      appProtocol: entry.text('appProtocol'),
    },
  ]
}

function sessionAffinitySeconds(spec: Fields): number | null {
  if (spec.oneOf('sessionAffinity', ['None', 'ClientIP']) !== 'ClientIP') return null
  return spec.map('sessionAffinityConfig').map('clientIP').integer('timeoutSeconds') ?? tenThousandEightHundred
}
