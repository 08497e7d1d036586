import { type HttpRouter, parseAddress, type RouterProfile } from '../../../model'
import type { RouterFamily } from '../family'
import { rulesWith } from './actions'
import { type AttachedGateway, attach } from './attach'
import { type Compiling, closedListener, compileListener } from './compile'
import { controllersOf } from './controllers'
import { type AttachedListener, closedBy } from './listeners'
import { ownFiltersOf } from './ownFilters'
import { readGateways, readListenerSets, readRoutes, transportOf } from './read'
import { referencesOf } from './references'
import { type GatewayRuntime, runtimesOf } from './runtime'
import { unservedOf } from './unserved'
import { gatewayWishes } from './wishes'

/** As the specification has it: listeners are kept apart, a TLS name without a listener is closed. */
const profile: RouterProfile = {
  software: null,
  version: null,
  endpoints: 'ready',
  listenerIsolation: true,
  source: 'own',
  unknownServerName: 'close',
  misdirected: 'refuse',
}

/** Balancers of clouds do not say that they look at the server name again. */
const outsideProfile: RouterProfile = { ...profile, misdirected: 'serve' }

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
    const gateways = readGateways(context, problems)
    const sets = readListenerSets(context, problems)
    const routes = readRoutes(context, problems)
    const references = referencesOf(context, context.grants)
    const rules = rulesWith(references)
    const runtimeOf = runtimesOf(context)
    const served = gateways.filter(({ className }) => controllerOf(className) !== null)
    const attached = attach(context, served, sets, routes, references)
    return {
      routers: attached.gateways
        .filter(({ accepted }) => accepted)
        .map((each) => {
          const controller = controllerOf(each.gateway.className) ?? ''
          return routerOf(each, runtimeOf(each.gateway, controller), { rules, ownFilters: ownFiltersOf(controller) })
        }),
      unserved: unservedOf({ gateways, sets, routes }, attached, references),
      routeStatuses: attached.routeStatuses,
      listenerStatuses: attached.listenerStatuses,
    }
  },
}

function routerOf({ gateway, listeners }: AttachedGateway, runtime: GatewayRuntime, compiling: Compiling): HttpRouter {
  const podPorts = ({ spec }: AttachedListener) => runtime.podPorts(spec.port, transportOf(spec))
  const given = gateway.addresses.flatMap((text) => parseAddress(text) ?? [])
  return {
    ref: gateway.ref,
    profile: runtime.entry.at === 'outside' ? outsideProfile : profile,
    entry: runtime.entry,
    listeners: listeners.flatMap((each) => (closedBy(each) === null ? [compileListener(each, podPorts(each), compiling)] : [])),
    closed: listeners.flatMap((each) => closedListener(each, podPorts(each)) ?? []),
    serves: listeners.flatMap(({ owner, routes }) => [owner, ...routes.map(({ route }) => route.ref)]),
    addresses: runtime.assumed ? [] : given,
    assumed: runtime.assumed,
    source: gateway.object.source,
  }
}
