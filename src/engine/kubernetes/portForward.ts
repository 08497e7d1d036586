import {
  type Cluster,
  type ContainerPort,
  compareText,
  type Evidence,
  type ForwardedObject,
  named,
  type Pod,
  qualifiedName,
  type ResourceRef,
  type Sender,
  type Service,
  type Stop,
} from '../model'
import { endpointsKnown, withoutEndpoints } from './knownEndpoints'
import { selects } from './labelSelector'
import { servicePortFor } from './servicePort'
import { resolveTargetPort } from './targetPort'

export type ForwardDecision =
  | { readonly kind: 'tunnel'; readonly pod: Pod; readonly port: number; readonly evidence: Evidence }
  | {
      readonly kind: 'stop'
      readonly verdict: 'unresolved' | 'rejected' | 'unhandled'
      readonly stop: Stop
      readonly evidence: readonly Evidence[]
    }

type Forward = Extract<Sender, { kind: 'portForward' }>

const groups: Readonly<Record<ForwardedObject['kind'], string>> = {
  Pod: '',
  Service: '',
  Deployment: 'apps',
  ReplicaSet: 'apps',
  StatefulSet: 'apps',
  DaemonSet: 'apps',
}

/** The object that is forwarded to, as a reference. */
export function forwardedRef({ object }: Forward): ResourceRef {
  return { group: groups[object.kind], kind: object.kind, namespace: object.namespace, name: object.name }
}

/**
 * Which Pod and port a forwarded local port leads to. `kubectl port-forward` picks one running Pod of a workload or Service
 * once, and resolves the port once: of a Service by its `targetPort`, by name on the Pod's containers. It balances nothing,
 * and no traffic policy, NetworkPolicy or readiness counts: the kubelet dials localhost in the Pod.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_port-forward/
 */
export function forwardedTo(cluster: Cluster, forward: Forward, asked: number): ForwardDecision {
  const object = forwardedRef(forward)
  const entry = forward.ports.find(({ local }) => local === asked)
  if (!entry) {
    const facts = { object, asked, ports: forward.ports.map(({ local }) => local) }
    return { kind: 'stop', verdict: 'rejected', stop: { reason: 'not-forwarded', facts }, evidence: [] }
  }
  const pod = runningPod(cluster, forward)
  const service = object.kind === 'Service' ? cluster.lookup.service(forward.object.namespace, object.name) : null
  if (!pod && service && !endpointsKnown(cluster.lookup, service))
    return { kind: 'stop', ...withoutEndpoints(cluster, service), evidence: [] }
  if (!pod) return { kind: 'stop', verdict: 'unresolved', stop: { reason: 'nothing-to-forward-to', facts: { object } }, evidence: [] }
  const found = portOn(cluster, forward, pod, entry.remote)
  const facts = { object: named(object), local: asked, remote: entry.remote, pod: qualifiedName(pod.ref), port: found?.port ?? 0 }
  if (!found) {
    const stop: Stop = { reason: 'port-not-forwardable', facts: { object, remote: String(entry.remote), pod: qualifiedName(pod.ref) } }
    return { kind: 'stop', verdict: 'unresolved', stop, evidence: [] }
  }
  return { kind: 'tunnel', pod, port: found.port, evidence: { rule: 'portForward', object: found.object, path: found.path, facts } }
}

/** The first running Pod by name, those that are ready before the others. */
function runningPod(cluster: Cluster, { object }: Forward): Pod | null {
  const { kind, namespace, name } = object
  const candidates =
    kind === 'Pod' ? [cluster.lookup.pod(namespace, name)].flatMap((pod) => pod ?? []) : podsBehind(cluster, kind, namespace, name)
  const running = candidates.filter((pod) => pod.phase === 'Running' && !pod.terminating && pod.addresses.length > 0)
  const [first] = running.sort((a, b) => Number(b.ready) - Number(a.ready) || compareText(a.ref.name, b.ref.name))
  return first ?? null
}

function podsBehind(cluster: Cluster, kind: ForwardedObject['kind'], namespace: string, name: string): Pod[] {
  const here = cluster.pods.filter((pod) => pod.ref.namespace === namespace)
  if (kind !== 'Service') return here.filter((pod) => pod.workload?.kind === kind && pod.workload.name === name)
  const service = cluster.lookup.service(namespace, name)
  if (service === null) return []
  if (service.selectorKnown) return here.filter((pod) => selects(service.selector, pod.labels))
  // Nobody printed the selector; the endpoints are of the Pods that it finds.
  return cluster.lookup
    .slices(service.ref)
    .flatMap(({ endpoints }) => endpoints.flatMap(({ pod }) => (pod && cluster.lookup.podOf(pod)) ?? []))
}

interface FoundPort {
  readonly port: number
  readonly object: ResourceRef | null
  readonly path: string | null
}

function portOn(cluster: Cluster, { object }: Forward, pod: Pod, remote: number | string): FoundPort | null {
  const service = object.kind === 'Service' ? cluster.lookup.service(object.namespace, object.name) : null
  if (service) return throughService(service, pod, remote)
  if (typeof remote === 'number') return { port: remote, object: null, path: null }
  const declared = pod.ports.find((port) => port.name === remote)
  return declared ? ofContainer(pod, declared) : null
}

function throughService(service: Service, pod: Pod, remote: number | string): FoundPort | null {
  const port =
    typeof remote === 'number' ? servicePortFor(service, 'TCP', remote) : (service.ports.find(({ name }) => name === remote) ?? null)
  if (!port) return null
  // Of a headless Service the port is the Pod's own.
  if (service.headless && typeof remote === 'number') return { port: remote, object: service.ref, path: `spec.ports[${port.index}].port` }
  const resolved = resolveTargetPort(pod, port)
  const field = port.targetPortDeclared ? 'targetPort' : 'port'
  return resolved && { port: resolved.port, object: service.ref, path: `spec.ports[${port.index}].${field}` }
}

function ofContainer(pod: Pod, { port, path }: ContainerPort): FoundPort {
  return { port, object: pod.writtenIn.object, path }
}
