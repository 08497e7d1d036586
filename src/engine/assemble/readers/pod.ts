import { type Fields, fieldsOf } from '../../fields'
import {
  type Address,
  type ContainerPort,
  type KubeObject,
  type LoadProblem,
  type Pod,
  type PodDnsConfig,
  type PodSoftware,
  parseAddress,
  type ResourceRef,
} from '../../model'
import { podSpecOf, softwareOf } from './software'

/** What a Pod and a Pod template have in common. */
export interface PodShape {
  readonly labels: Readonly<Record<string, string>>
  readonly hostNetwork: boolean
  readonly hostname: string | null
  readonly subdomain: string | null
  readonly nodeName: string | null
  readonly dnsPolicy: string
  readonly dnsConfig: PodDnsConfig | null
  readonly dnsPath: string | null
  readonly ports: readonly ContainerPort[]
  readonly software: PodSoftware | null
}

/** What a Pod without them has of its workload's template. */
const templateFields = ['metadata.labels', 'spec.containers'] as const
const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const

/**
 * A Pod as it stands in the input. Without a status it is a manifest: it will run and be ready, and that is assumed.
 * With conditions but no Ready among them it is not ready.
 */
export function readPod(object: KubeObject, problems: LoadProblem[]): Pod {
  const root = fieldsOf(object, problems)
  const shape = readPodShape(root, object)
  const status = root.map('status')
  const metadata = root.map('metadata')
  const conditions = status.maps('conditions')
  const ready = conditions.find((condition) => condition.text('type') === 'Ready')
  const readinessGiven = status.has('conditions') || status.has('phase')
  const written = addressTexts(status)
  const addresses = [...new Set(written.map(parseAddress).filter((address) => address !== null))]
  const phase = status.oneOf('phase', phases)
  // A text that is no address (`***HIDDEN***` in a redacted dump) tells that there is one. A Pod that runs has one too where the
  // terminal's table had no column for it.
  const isHidden = addresses.length === 0 && (written.length > 0 || (object.observed !== undefined && phase === 'Running'))
  return {
    ref: object.ref,
    labels: shape.labels,
    node: shape.nodeName,
    addresses,
    hostNetwork: shape.hostNetwork,
    hostname: shape.hostname,
    subdomain: shape.subdomain,
    phase: phase ?? 'Running',
    ready: status.has('conditions') ? ready?.text('status') === 'True' : phase === null || phase === 'Running',
    terminating: metadata.has('deletionTimestamp'),
    ports: shape.ports,
    dnsPolicy: shape.dnsPolicy,
    dnsConfig: shape.dnsConfig,
    dnsPath: shape.dnsPath,
    workload: workloadOf(object, metadata),
    software: shape.software,
    assumed: [
      ...(readinessGiven ? [] : (['readiness'] as const)),
      ...(isHidden ? (['address'] as const) : []),
      ...(templateFields.some((field) => object.filledIn.has(field)) ? (['template'] as const) : []),
    ],
    writtenIn: { object: object.ref, source: object.source },
  }
}

/** The workload that keeps the Pod: its controller, or the Deployment whose ReplicaSet (`name-hash`) that is. */
function workloadOf(object: KubeObject, metadata: Fields): ResourceRef | null {
  const owner = metadata.maps('ownerReferences').find((entry) => entry.flag('controller') ?? true)
  const kind = owner?.text('kind') ?? null
  const name = owner?.text('name') ?? null
  if (kind === null || name === null) return null
  const hash = metadata.textMap('labels')?.['pod-template-hash']
  const namespace = object.ref.namespace
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return { group: 'apps', kind: 'Deployment', namespace, name: name.slice(0, -hash.length - 1) }
  const group = kind === 'ReplicationController' ? '' : kind === 'Job' ? 'batch' : 'apps'
  return { group, kind, namespace, name }
}

/** Reads labels and Pod spec from a map that has `metadata` and `spec`: a Pod, or the template of the object. */
export function readPodShape(root: Fields, object: KubeObject): PodShape {
  const spec = root.map('spec')
  const always = spec.maps('initContainers').filter((container) => container.text('restartPolicy') === 'Always')
  return {
    labels: root.map('metadata').textMap('labels') ?? {},
    hostNetwork: spec.flag('hostNetwork') ?? false,
    hostname: spec.text('hostname'),
    subdomain: spec.text('subdomain'),
    nodeName: spec.text('nodeName'),
    dnsPolicy: spec.text('dnsPolicy') ?? 'ClusterFirst',
    dnsConfig: spec.has('dnsConfig') ? dnsConfig(spec.map('dnsConfig')) : null,
    dnsPath: dnsPath(spec),
    // A native sidecar (an init container that always restarts) opens ports for as long as the Pod lives.
    ports: [...spec.maps('containers'), ...always].flatMap(containerPorts),
    software: softwareOf(podSpecOf(object.body), object.ref.namespace ?? ''),
  }
}

/** ClusterFirst gives way to hostNetwork, which then is what decides. */
function dnsPath(spec: Fields): string | null {
  if (spec.has('dnsConfig')) return spec.pathOf('dnsConfig')
  const givesWay = spec.flag('hostNetwork') && (spec.text('dnsPolicy') ?? 'ClusterFirst') === 'ClusterFirst'
  if (givesWay) return spec.pathOf('hostNetwork')
  return spec.has('dnsPolicy') ? spec.pathOf('dnsPolicy') : null
}

function dnsConfig(config: Fields): PodDnsConfig {
  const options = config.maps('options').flatMap((entry) => {
    const name = entry.text('name')
    return name === null ? [] : [{ name, value: entry.text('value') }]
  })
  return { nameservers: config.texts('nameservers'), searches: config.texts('searches'), options }
}

function containerPorts(container: Fields): ContainerPort[] {
  return container.maps('ports').flatMap((entry) => {
    const port = entry.port('containerPort')
    if (port === null) return []
    return [
      {
        name: entry.text('name'),
        port,
        protocol: entry.protocol('protocol'),
        hostPort: entry.openPort('hostPort'),
        hostIp: hostIp(entry),
        path: entry.path,
      },
    ]
  })
}

/** What the status says of addresses, as it stands there. */
function addressTexts(status: Fields): readonly string[] {
  return [status.text('podIP'), ...status.maps('podIPs').map((entry) => entry.text('ip'))].flatMap((text) => text || [])
}

/** The unspecified address stands for every one. */
function hostIp(entry: Fields): Address | null {
  const address = parseAddress(entry.text('hostIP'))
  return address === '0.0.0.0' || address === '::' ? null : address
}
