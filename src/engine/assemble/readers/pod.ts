import { type Fields, fieldsOf } from '../../fields'
import {
  type Address,
  type ContainerPort,
  type KubeObject,
  type LoadProblem,
  Newest,
  type Pod,
  type PodDnsConfig,
  type PodShape,
  parseAddress,
  type ResourceRef,
} from '../../model'
import { exactly } from './exactly'
import { podSpecOf, softwareOf } from './software'

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
  const ready = readyCondition(status)
  const readinessGiven = status.has('conditions') || status.has('phase')
  const written = addressTexts(status)
  const addresses = distinctAddresses(written)
  const phase = status.oneOf('phase', phases)
  const isReady = status.has('conditions') ? ready === 'True' : phase === null || phase === 'Running'
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
    ready: isReady,
    terminating: metadata.has('deletionTimestamp'),
    waiting: isReady ? null : waitingReason(status),
    ports: shape.ports,
    dnsPolicy: shape.dnsPolicy,
    dnsConfig: shape.dnsConfig,
    dnsPath: shape.dnsPath,
    workload: workloadOf(object, metadata, shape.labels),
    software: shape.software,
    assumed: assumedOf({
      readiness: !readinessGiven,
      address: isHidden,
      template: object.filledIn.size > 0 && templateFields.some((field) => object.filledIn.has(field)),
    }),
    writtenIn: { object: object.ref, source: object.source },
  }
}

const newestReady = new Newest<string | null>()

/** The status of the condition that says whether the Pod is ready. */
function readyCondition(status: Fields): string | null {
  return asked(newestReady, status, [status.value('conditions')], () => {
    const ready = status.maps('conditions').find((condition) => condition.text('type') === 'Ready')
    return ready?.text('status') ?? null
  })
}

/** What a Pod passes through on its way up says nothing. */
const passing: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing'])

function waitingReason(status: Fields): string | null {
  for (const list of ['initContainerStatuses', 'containerStatuses'])
    for (const container of status.maps(list)) {
      const reason = container.map('state').map('waiting').text('reason')
      if (reason !== null && !passing.has(reason)) return reason
    }
  return null
}

const nothing: Pod['assumed'] = []

/** Pods are many, and of most nothing is assumed. */
function assumedOf(is: Readonly<Record<'readiness' | 'address' | 'template', boolean>>): Pod['assumed'] {
  if (!is.readiness && !is.address && !is.template) return nothing
  return (['readiness', 'address', 'template'] as const).filter((what) => is[what])
}

const newestWorkload = new Newest<ResourceRef | null>()

function workloadOf(object: KubeObject, metadata: Fields, labels: PodShape['labels']): ResourceRef | null {
  const parts = [metadata.value('ownerReferences'), metadata.value('labels'), object.ref.namespace]
  return asked(newestWorkload, metadata, parts, () => keeperOf(object, metadata, labels))
}

/** The workload that keeps the Pod: its controller, or the Deployment whose ReplicaSet (`name-hash`) that is. */
function keeperOf(object: KubeObject, metadata: Fields, labels: PodShape['labels']): ResourceRef | null {
  const owner = metadata.maps('ownerReferences').find((entry) => entry.flag('controller') ?? true)
  const kind = owner?.text('kind') ?? null
  const name = owner?.text('name') ?? null
  if (kind === null || name === null) return null
  const hash = labels['pod-template-hash']
  const namespace = object.ref.namespace
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return { group: 'apps', kind: 'Deployment', namespace, name: name.slice(0, -hash.length - 1) }
  const group = kind === 'ReplicationController' ? '' : kind === 'Job' ? 'batch' : 'apps'
  return { group, kind, namespace, name }
}

/** Reads labels and Pod spec from a map that has `metadata` and `spec`: a Pod, or the template of the object. */
export function readPodShape(root: Fields, object: KubeObject): PodShape {
  const spec = root.map('spec')
  return {
    labels: root.map('metadata').textMap('labels') ?? {},
    hostNetwork: spec.flag('hostNetwork') ?? false,
    hostname: spec.text('hostname'),
    subdomain: spec.text('subdomain'),
    nodeName: spec.text('nodeName'),
    dnsPolicy: spec.text('dnsPolicy') ?? 'ClusterFirst',
    dnsConfig: spec.has('dnsConfig') ? dnsConfig(spec.map('dnsConfig')) : null,
    dnsPath: dnsPath(spec),
    ports: portsOf(spec),
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

const newestPorts = new Newest<readonly ContainerPort[]>()

/** A native sidecar (an init container that always restarts) opens ports for as long as the Pod lives. */
function portsOf(spec: Fields): readonly ContainerPort[] {
  return asked(newestPorts, spec, [spec.path, spec.value('containers'), spec.value('initContainers')], () => {
    const ports: ContainerPort[] = []
    for (const container of spec.maps('containers')) addPorts(container, ports)
    for (const container of spec.maps('initContainers')) if (container.text('restartPolicy') === 'Always') addPorts(container, ports)
    return exactly(ports)
  })
}

/** Asks unless the object before had the same parts. A problem is told of each object that has it. */
function asked<Answer>(newest: Newest<Answer>, fields: Fields, parts: readonly unknown[], ask: () => Answer): Answer {
  const before = fields.faults
  return newest.of(parts, ask, () => fields.faults === before)
}

/** The ports that one container declares. */
export function portsOfContainer(container: Fields): readonly ContainerPort[] {
  const ports: ContainerPort[] = []
  addPorts(container, ports)
  return ports
}

function addPorts(container: Fields, into: ContainerPort[]): void {
  for (const entry of container.maps('ports')) {
    const port = entry.port('containerPort')
    if (port === null) continue
    const protocol = entry.protocol('protocol')
    into.push({ name: entry.text('name'), port, protocol, hostPort: entry.openPort('hostPort'), hostIp: hostIp(entry), path: entry.path })
  }
}

/** What the status says of addresses, as it stands there. */
function addressTexts(status: Fields): readonly string[] {
  const texts: string[] = []
  const take = (text: string | null) => {
    if (text !== null && text !== '') texts.push(text)
  }
  take(status.text('podIP'))
  for (const entry of status.maps('podIPs')) take(entry.text('ip'))
  return texts
}

function distinctAddresses(texts: readonly string[]): readonly Address[] {
  const addresses: Address[] = []
  for (const text of texts) {
    const address = parseAddress(text)
    if (address !== null && !addresses.includes(address)) addresses.push(address)
  }
  return exactly(addresses)
}

/** The unspecified address stands for every one. */
function hostIp(entry: Fields): Address | null {
  const address = parseAddress(entry.text('hostIP'))
  return address === '0.0.0.0' || address === '::' ? null : address
}
