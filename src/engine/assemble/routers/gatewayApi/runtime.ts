import { selects } from '../../../kubernetes/labelSelector'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import { type Pod, type Protocol, parseAddress, qualifiedName, type ResourceRef, type RouterEntry, type Service } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { isAssumedRuntime } from '../runtime'
import { gatewayOf, isOutside, sharedSoftware } from './controllers'
import type { GatewaySpec } from './read'
import { namedService } from './wishes'

/** What runs a Gateway: Pods, with the Services in front of them. */
export interface GatewayRuntime {
  readonly entry: RouterEntry
  readonly assumed: boolean
  /** The ports of its Pods at which connections for a port of the Gateway arrive. */
  readonly podPorts: (port: number, protocol: Protocol) => readonly number[]
}

/** What runs each Gateway. */
export function runtimesOf(context: RouterContext): (gateway: GatewaySpec, controller: string) => GatewayRuntime {
  let known: ReturnType<typeof indexed> | null = null
  const isThere = (ref: ResourceRef) => context.service(ref.namespace ?? '', ref.name) !== null
  return (gateway, controller) => {
    if (isOutside(controller)) return outsideRuntime(context, gateway)
    known ??= indexed(context)
    const { byGateway, bySoftware, byNamespace } = known
    const named = namedService(gateway, isThere)
    const own = byGateway.get(qualifiedName(gateway.ref)) ?? []
    const software = sharedSoftware(controller)
    const pods = named ? selected(context, named) : own.length > 0 || software === null ? own : (bySoftware.get(software) ?? [])
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

/** Pods are looked through once for all Gateways, and not at all where there is none. */
function indexed({ pods, services }: RouterContext) {
  return {
    byGateway: groupBy(pods, (pod) => gatewayOf(pod.labels, pod.ref.namespace ?? '') ?? ''),
    bySoftware: groupBy(pods, (pod) => (pod.software?.role === 'proxy' && gatewayOf(pod.labels, '') === null ? pod.software.name : '')),
    byNamespace: groupBy(services, ({ ref }) => ref.namespace ?? ''),
  }
}

function selected(context: RouterContext, { namespace, name }: ResourceRef): readonly Pod[] {
  const selector = context.service(namespace ?? '', name)?.selector ?? null
  return context.pods.filter((pod) => pod.ref.namespace === namespace && selects(selector, pod.labels))
}

/** A balancer outside: at the addresses of the Gateway's status or spec, else at one that is assumed. */
function outsideRuntime(context: RouterContext, gateway: GatewaySpec): GatewayRuntime {
  const given = gateway.addresses.flatMap((text) => parseAddress(text) ?? [])
  const addresses = given.length > 0 ? given : [context.freeAddress(qualifiedName(gateway.ref))]
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
