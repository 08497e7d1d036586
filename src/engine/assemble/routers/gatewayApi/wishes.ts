import type { ResourceRef } from '../../../model'
import { qualifiedName } from '../../../model'
import { podSpecOf, softwareOf } from '../../readers/software'
import type { RouterObjects, RuntimeWish } from '../family'
import { isTakenUp } from './accepted'
import { controllersOf, gatewayOf, isOutside, placementOf, sharedSoftware } from './controllers'
import { setsByGateway } from './listeners'
import { type GatewaySpec, type ListenerSetSpec, readGateways, readListenerSets, transportOf } from './read'
import { existing } from './references'

/** A Deployment and a Service for each Gateway of a known class that nothing in the input runs. */
export function gatewayWishes(objects: RouterObjects): readonly RuntimeWish[] {
  const gateways = readGateways(objects, [])
  if (gateways.length === 0) return []
  const controllerOf = controllersOf(objects)
  const setsOf = setsByGateway(readListenerSets(objects, []))
  const running = runningIn(objects)
  const isThere = existing(objects)
  return gateways.flatMap((gateway): RuntimeWish[] => {
    const controller = controllerOf(gateway.className)
    if (controller === null || isOutside(controller) || !isTakenUp(gateway, isThere)) return []
    const runs = running(gateway, controller) || namedService(gateway, isThere) !== null
    return runs ? [] : [wishOf(gateway, controller, setsOf(gateway.ref))]
  })
}

/**
 * The Service that a Gateway names as its address: somebody installed its proxy by hand.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#manual-deployment
 */
export function namedService({ addresses }: GatewaySpec, isThere: (ref: ResourceRef) => boolean): ResourceRef | null {
  for (const address of addresses) {
    const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.|$)/.exec(address) ?? []
    if (name === undefined || namespace === undefined) continue
    const ref = { group: '', kind: 'Service', namespace, name }
    if (isThere(ref)) return ref
  }
  return null
}

/** Whether Pods of the input, or workloads that make some, run a Gateway: by their labels, or as the one proxy of its controller. */
function runningIn(objects: RouterObjects): (gateway: GatewaySpec, controller: string) => boolean {
  const workloads = (['Deployment', 'DaemonSet', 'StatefulSet'] as const).flatMap((kind) => objects.ofKind('apps', kind))
  const ofWorkloads = workloads.map(({ ref, body }) => ({
    gateway: gatewayOf(labelsIn(body, ['spec', 'template']), ref.namespace ?? ''),
    software: softwareOf(podSpecOf(body), ref.namespace ?? ''),
  }))
  const ofPods = objects.ofKind('', 'Pod').map(({ ref, body }) => gatewayOf(labelsIn(body, []), ref.namespace ?? ''))
  const own = new Set([...ofPods, ...ofWorkloads.map(({ gateway }) => gateway)])
  const one = new Set(
    ofWorkloads.flatMap(({ gateway, software }) => (gateway === null && software?.role === 'proxy' ? [software.name] : [])),
  )
  return ({ ref }, controller) => {
    const software = sharedSoftware(controller)
    return own.has(qualifiedName(ref)) || (software !== null && one.has(software))
  }
}

/** As they are written: a cluster has many Pods, and nearly all of them run no Gateway. */
function labelsIn(body: unknown, way: readonly string[]): Readonly<Record<string, unknown>> {
  let at = body
  for (const key of [...way, 'metadata', 'labels']) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : null
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : {}
}

function wishOf(
  { ref, object, className, listeners, addresses }: GatewaySpec,
  controller: string,
  sets: readonly ListenerSetSpec[],
): RuntimeWish {
  const { podPort, ...place } = placementOf(controller, ref, className)
  const all = [...listeners, ...sets.flatMap((set) => set.listeners)]
  const ports = new Map(all.map((listener) => [`${transportOf(listener).toLowerCase()}-${listener.port}`, listener]))
  return {
    router: ref,
    ...place,
    ports: [...ports].map(([name, listener]) => ({
      name,
      port: listener.port,
      podPort: podPort(listener.port),
      protocol: transportOf(listener),
    })),
    addresses,
    writtenIn: object,
  }
}
