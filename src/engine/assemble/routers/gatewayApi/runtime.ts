import { fieldsOf } from '../../../fields'
import { selects } from '../../../kubernetes/labelSelector'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import {
  type Pod,
  type Protocol,
  parseAddress,
  qualifiedName,
  type ResourceRef,
  type RouterEntry,
  type Service,
  type SoftwareName,
} from '../../../model'
import { groupBy } from '../../groupBy'
import { podSpecOf, softwareOf } from '../../readers/software'
import type { RouterContext, RouterObjects, RuntimeWish } from '../family'
import { isAssumedRuntime } from '../runtime'
import { isTakenUp } from './accepted'
import { setsByGateway } from './listeners'
import { type GatewaySpec, group, type ListenerSetSpec, readGateways, readListenerSets, transportOf } from './read'
import { existing } from './references'

/** Labels by which the Pods and the Service of a Gateway are found: of the specification, and of Envoy Gateway. */
const gatewayName = `${group}/gateway-name`
const owningName = 'gateway.envoyproxy.io/owning-gateway-name'
const owningNamespace = 'gateway.envoyproxy.io/owning-gateway-namespace'

/** Controllers whose one proxy serves every Gateway of their classes, by the images of its Pods. */
const shared: Readonly<Record<string, SoftwareName>> = {
  'konghq.com/kic-gateway-controller': 'kong',
  'traefik.io/gateway-controller': 'traefik',
  'projectcontour.io/gateway-controller': 'contour',
  'haproxy-ingress.github.io/controller': 'haproxy-ingress',
}

/** Classes of clouds: a balancer outside the cluster that sends to the Pods. */
const outsideControllers = new Set([
  'networking.gke.io/gateway',
  'application-networking.k8s.aws/gateway-api-controller',
  'gateway.k8s.aws/alb',
  'gateway.k8s.aws/nlb',
])
const outsideClasses = /^gke-l7-/

/** The controller of each class that is in the input, and of classes that a cloud brings along. */
export function controllersOf(objects: RouterObjects): (className: string) => string | null {
  const known = new Map(
    objects.ofKind(group, 'GatewayClass').map((object) => [object.ref.name, fieldsOf(object, []).map('spec').text('controllerName') ?? '']),
  )
  return (className) => known.get(className) ?? (outsideClasses.test(className) ? 'networking.gke.io/gateway' : null)
}

export function isOutside(controller: string): boolean {
  return outsideControllers.has(controller)
}

/** A Deployment and a Service for each Gateway of a known class that nothing in the input runs. */
export function gatewayWishes(objects: RouterObjects): readonly RuntimeWish[] {
  const controllerOf = controllersOf(objects)
  const setsOf = setsByGateway(readListenerSets(objects, []))
  const running = runningLabels(objects)
  const isThere = existing(objects)
  return readGateways(objects, []).flatMap((gateway): RuntimeWish[] => {
    const controller = controllerOf(gateway.className)
    if (controller === null || isOutside(controller) || !isTakenUp(gateway, isThere)) return []
    const runs = running.has(keyOf(gateway)) || sharedRuns(objects, controller) || namedService(gateway, isThere) !== null
    return runs ? [] : [wishOf(gateway, setsOf(gateway.ref))]
  })
}

/**
 * The Service that a Gateway names as its address: somebody installed its proxy by hand.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#manual-deployment
 */
function namedService({ addresses }: GatewaySpec, isThere: (ref: ResourceRef) => boolean): ResourceRef | null {
  for (const address of addresses) {
    const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.|$)/.exec(address) ?? []
    if (name === undefined || namespace === undefined) continue
    const ref = { group: '', kind: 'Service', namespace, name }
    if (isThere(ref)) return ref
  }
  return null
}

function keyOf({ ref }: Pick<GatewaySpec, 'ref'>): string {
  return qualifiedName(ref)
}

/** `namespace/name` of the Gateways whose Pods or workloads bear their labels. */
function runningLabels(objects: RouterObjects): ReadonlySet<string> {
  const holders = [
    ...objects.ofKind('', 'Pod').map((object) => ({ object, template: false })),
    ...(['Deployment', 'DaemonSet', 'StatefulSet'] as const).flatMap((kind) =>
      objects.ofKind('apps', kind).map((object) => ({ object, template: true })),
    ),
  ]
  return new Set(
    holders.flatMap(({ object, template }) => {
      const root = fieldsOf(object, [])
      const shape = template ? root.map('spec').map('template') : root
      return gatewayOf(shape.map('metadata').textMap('labels') ?? {}, object.ref.namespace ?? '') ?? []
    }),
  )
}

/** The Gateway that a Pod with these labels runs. */
function gatewayOf(labels: Readonly<Record<string, string>>, namespace: string): string | null {
  const name = labels[gatewayName]
  if (name !== undefined) return `${namespace}/${name}`
  const owner = labels[owningName]
  return owner === undefined ? null : `${labels[owningNamespace] ?? namespace}/${owner}`
}

function sharedRuns(objects: RouterObjects, controller: string): boolean {
  const software = shared[controller]
  if (software === undefined) return false
  const images = [...objects.ofKind('apps', 'Deployment'), ...objects.ofKind('apps', 'DaemonSet')]
  return images.some(({ ref, body }) => softwareOf(podSpecOf(body), ref.namespace ?? '')?.name === software)
}

function wishOf({ ref, object, className, listeners, addresses }: GatewaySpec, sets: readonly ListenerSetSpec[]): RuntimeWish {
  const all = [...listeners, ...sets.flatMap((set) => set.listeners)]
  const ports = new Map(all.map((listener) => [`${transportOf(listener).toLowerCase()}-${listener.port}`, listener]))
  return {
    router: ref,
    namespace: ref.namespace ?? 'default',
    name: `${ref.name}-${className}`,
    labels: { [gatewayName]: ref.name },
    ports: [...ports].map(([name, listener]) => ({ name, port: listener.port, podPort: listener.port, protocol: transportOf(listener) })),
    addresses,
    writtenIn: object,
  }
}

/** What runs a Gateway: Pods, with the Services in front of them. */
export interface GatewayRuntime {
  readonly entry: RouterEntry
  readonly assumed: boolean
  /** The ports of its Pods at which connections for a port of the Gateway arrive. */
  readonly podPorts: (port: number, protocol: Protocol) => readonly number[]
}

/** What runs each Gateway: Pods are looked through once for all of them. */
export function runtimesOf(context: RouterContext): (gateway: GatewaySpec, controller: string) => GatewayRuntime {
  const byGateway = groupBy(context.pods, (pod) => gatewayOf(pod.labels, pod.ref.namespace ?? '') ?? '')
  const bySoftware = groupBy(context.pods, ({ software }) => (software?.role === 'proxy' ? software.name : ''))
  const byNamespace = groupBy(context.services, ({ ref }) => ref.namespace ?? '')
  const isThere = (ref: ResourceRef) => context.service(ref.namespace ?? '', ref.name) !== null
  return (gateway, controller) => {
    if (isOutside(controller)) return outsideRuntime(context, gateway)
    const named = namedService(gateway, isThere)
    const own = byGateway.get(keyOf(gateway)) ?? []
    const software = shared[controller]
    const pods = named ? selected(context, named) : own.length > 0 || software === undefined ? own : (bySoftware.get(software) ?? [])
    const services = [...groupBy(pods, ({ ref }) => ref.namespace ?? '')].flatMap(([namespace, those]) =>
      (byNamespace.get(namespace) ?? []).filter(({ selector }) => those.some(({ labels }) => selects(selector, labels))),
    )
    return {
      entry: { at: 'pods', pods: pods.map(({ ref }) => ref), services: services.map(({ ref }) => ref) },
      assumed: pods.length > 0 && pods.every(isAssumedRuntime),
      podPorts: (port, protocol) => portsOf(pods, services, port, protocol),
    }
  }
}

function selected(context: RouterContext, { namespace, name }: ResourceRef): readonly Pod[] {
  const selector = context.service(namespace ?? '', name)?.selector ?? null
  return context.pods.filter((pod) => pod.ref.namespace === namespace && selects(selector, pod.labels))
}

/** A balancer outside: at the addresses of the Gateway's status or spec, else at one that is assumed. */
function outsideRuntime(context: RouterContext, gateway: GatewaySpec): GatewayRuntime {
  const given = gateway.addresses.flatMap((text) => parseAddress(text) ?? [])
  const addresses = given.length > 0 ? given : [context.freeAddress(keyOf(gateway))]
  const hostnames = gateway.addresses.filter((text) => parseAddress(text) === null)
  return { entry: { at: 'outside', addresses, hostnames }, assumed: gateway.addresses.length === 0, podPorts: () => [] }
}

/** Where the Services in front lead, ports of nodes that lead into a Pod, and what a Pod in its node's network listens on. */
function portsOf(pods: readonly Pod[], services: readonly Service[], port: number, protocol: Protocol): readonly number[] {
  const found = new Set<number>()
  for (const pod of pods) {
    for (const service of services)
      for (const each of service.ports)
        if (each.port === port && each.protocol === protocol) {
          const target = resolveTargetPort(pod, each)
          if (target) found.add(target.port)
        }
    for (const each of pod.ports)
      if (each.protocol === protocol && (pod.hostNetwork ? each.port : each.hostPort) === port) found.add(each.port)
  }
  return [...found]
}
