import { fieldsOf } from '../../../fields'
import { selects } from '../../../kubernetes/labelSelector'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import { type Pod, type Protocol, qualifiedName, type RouterEntry, type Service, type SoftwareName } from '../../../model'
import { podSpecOf, softwareOf } from '../../readers/software'
import type { RouterContext, RouterObjects, RuntimeWish } from '../family'
import { isAssumedRuntime } from '../runtime'
import { type GatewaySpec, group, type ListenerSetSpec, type ListenerSpec, readGateways, readListenerSets } from './read'

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
  const sets = readListenerSets(objects, [])
  const running = runningLabels(objects)
  return readGateways(objects, []).flatMap((gateway): RuntimeWish[] => {
    const controller = controllerOf(gateway.className)
    if (controller === null || isOutside(controller) || running.has(keyOf(gateway)) || sharedRuns(objects, controller)) return []
    return [wishOf(gateway, sets)]
  })
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
  const own = sets.filter(({ parent }) => parent.namespace === ref.namespace && parent.name === ref.name)
  const all = [...listeners, ...own.flatMap((set) => set.listeners)]
  const ports = new Map(all.map((listener) => [`${protocolOf(listener).toLowerCase()}-${listener.port}`, listener]))
  return {
    router: ref,
    namespace: ref.namespace ?? 'default',
    name: `${ref.name}-${className}`,
    labels: { [gatewayName]: ref.name },
    ports: [...ports].map(([name, listener]) => ({ name, port: listener.port, podPort: listener.port, protocol: protocolOf(listener) })),
    addresses,
    writtenIn: object,
  }
}

function protocolOf({ protocol }: ListenerSpec): Protocol {
  return protocol === 'UDP' ? 'UDP' : 'TCP'
}

/** What runs a Gateway: Pods, with the Services in front of them. */
export interface GatewayRuntime {
  readonly entry: RouterEntry
  readonly assumed: boolean
  /** The ports of its Pods at which connections for a port of the Gateway arrive. */
  readonly podPorts: (port: number, protocol: Protocol) => readonly number[]
}

export function runtimeOf(context: RouterContext, { ref }: GatewaySpec, controller: string): GatewayRuntime {
  if (isOutside(controller)) {
    const addresses = [context.freeAddress(qualifiedName(ref))]
    return { entry: { at: 'outside', addresses, hostnames: [] }, assumed: true, podPorts: () => [] }
  }
  const software = shared[controller]
  const own = context.pods.filter((pod) => gatewayOf(pod.labels, pod.ref.namespace ?? '') === qualifiedName(ref))
  const pods =
    own.length > 0 || software === undefined
      ? own
      : context.pods.filter((pod) => pod.software?.name === software && pod.software.role === 'proxy')
  const services = context.services.filter((service) =>
    pods.some((pod) => pod.ref.namespace === service.ref.namespace && selects(service.selector, pod.labels)),
  )
  return {
    entry: { at: 'pods', pods: pods.map((pod) => pod.ref), services: services.map((service) => service.ref) },
    assumed: pods.length > 0 && pods.every(isAssumedRuntime),
    podPorts: (port, protocol) => portsOf(pods, services, port, protocol),
  }
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
