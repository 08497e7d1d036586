import { parseHostPattern } from '../../../kubernetes/hostPattern'
import { type HttpRouter, parseAddress, type RouterProfile, type RouteStatus, refKey, type UnservedRoute } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext, RouterFamily } from '../family'
import { type AttachedGateway, attach } from './attach'
import { compileListener } from './compile'
import { type RouteSpec, readGateways, readGrants, readListenerSets, readRoutes } from './read'
import { type References, referencesOf } from './references'
import { controllersOf, gatewayWishes, runtimeOf } from './runtime'

/** As the specification has it: listeners are kept apart, a TLS name without a listener is closed. */
const profile: RouterProfile = {
  software: null,
  version: null,
  endpoints: 'ready',
  listenerIsolation: true,
  source: 'own',
  unknownServerName: 'close',
}

/**
 * Gateway API, its standard and experimental channels: a Gateway of a class that somebody serves is a router, with the
 * listeners of its ListenerSets and all routes that attach.
 * https://gateway-api.sigs.k8s.io/reference/spec/
 */
export const gatewayApi: RouterFamily = {
  wishes: gatewayWishes,
  compile: (context) => {
    const { problems } = context
    const controllerOf = controllersOf(context)
    const gateways = readGateways(context, problems).filter(({ className }) => controllerOf(className) !== null)
    const routes = readRoutes(context, problems)
    const references = referencesOf(context, readGrants(context, problems))
    const attached = attach(context, gateways, readListenerSets(context, problems), routes, references)
    return {
      routers: attached.gateways.map((each) => routerOf(context, each, controllerOf(each.gateway.className) ?? '', references)),
      unserved: unservedRoutes(routes, attached.routeStatuses),
      routeStatuses: attached.routeStatuses,
      listenerStatuses: attached.listenerStatuses,
    }
  },
}

function routerOf(context: RouterContext, { gateway, listeners }: AttachedGateway, controller: string, references: References): HttpRouter {
  const runtime = runtimeOf(context, gateway, controller)
  const served = listeners.filter(
    ({ refused, unresolved }) => refused === null && (unresolved === null || unresolved === 'InvalidRouteKinds'),
  )
  const given = gateway.addresses.flatMap((text) => parseAddress(text) ?? [])
  return {
    ref: gateway.ref,
    profile,
    entry: runtime.entry,
    listeners: served.map((listener) =>
      compileListener(listener, runtime.podPorts(listener.spec.port, listener.spec.protocol === 'UDP' ? 'UDP' : 'TCP'), references),
    ),
    serves: listeners.flatMap(({ owner, routes }) => [owner, ...routes.map(({ route }) => route.ref)]),
    addresses: runtime.assumed ? [] : given,
    assumed: runtime.assumed,
    source: gateway.object.source,
  }
}

const causes: Readonly<Record<string, UnservedRoute['why']>> = {
  NotAllowedByListeners: 'not-allowed-by-listener',
  NoMatchingListenerHostname: 'no-matching-hostname',
  NoMatchingParent: 'no-matching-parent',
}

/** Routes that no parent takes, with the reason that the first one gives. */
function unservedRoutes(routes: readonly RouteSpec[], statuses: readonly RouteStatus[]): readonly UnservedRoute[] {
  const byRoute = groupBy(statuses, ({ route }) => refKey(route))
  return routes.flatMap(({ ref, hostnames }): UnservedRoute[] => {
    const own = byRoute.get(refKey(ref)) ?? []
    if (own.some(({ accepted }) => accepted)) return []
    const why = causes[own[0]?.acceptedReason ?? ''] ?? 'no-matching-parent'
    return [{ object: ref, path: 'spec.parentRefs', why, hosts: hostnames.map((host) => parseHostPattern(host, 'many')), className: null }]
  })
}
