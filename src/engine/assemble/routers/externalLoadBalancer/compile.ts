import { compareHostPatterns, parseHostPattern } from '../../../kubernetes/hostPattern'
import type {
  BalancerBackend,
  BalancerListener,
  BalancerRule,
  ExternalLoadBalancer,
  HttpRouter,
  HttpRule,
  PathMatch,
  RouterBackend,
  RouterListener,
  RuleAction,
} from '../../../model'
import { onPath, pathRank } from '../controllers/claim'
import type { RouterFamily } from '../family'
import { readExternalLoadBalancer } from './read'

/**
 * Load balancers outside that read HTTP or TLS names: their listeners of protocol HTTP, HTTPS (TLS ends there) and TLS (passed
 * on by server name). Rules without `pathType` go by the elements of the path; the longest is tried first; what no rule takes
 * goes to the listener's own backends, else it is answered 404. Listeners of TCP and UDP are no router's.
 */
export const externalLoadBalancers: RouterFamily = {
  wishes: () => [],
  compile: (context) => ({
    routers: context
      .hints('ExternalLoadBalancer')
      .map((object) => readExternalLoadBalancer(object, context.problems))
      .flatMap(routerOf),
    unserved: [],
    routeStatuses: [],
    listenerStatuses: [],
  }),
}

function routerOf(balancer: ExternalLoadBalancer): readonly HttpRouter[] {
  const listeners = balancer.listeners.filter(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP')
  if (listeners.length === 0) return []
  const { ref, addresses, hostnames, sourceAddress, source } = balancer
  return [
    {
      ref,
      profile: {
        software: null,
        version: null,
        endpoints: 'ready',
        listenerIsolation: false,
        source: sourceAddress === 'client' ? 'client' : 'own',
        unknownServerName: 'default-certificate',
        misdirected: 'serve',
      },
      entry: { at: 'outside', addresses, hostnames },
      listeners: listeners.map((listener) => listenerOf(balancer, listener)),
      closed: [],
      serves: [],
      addresses,
      assumed: false,
      source,
    },
  ]
}

function listenerOf(balancer: ExternalLoadBalancer, listener: BalancerListener): RouterListener {
  const { port, protocol, path } = listener
  return {
    name: `${protocol.toLowerCase()}-${port}`,
    object: balancer.ref,
    path,
    port,
    podPorts: [],
    protocol: 'TCP',
    http: protocol !== 'TLS',
    tls: protocol === 'HTTPS' ? 'terminate' : protocol === 'TLS' ? 'passthrough' : 'none',
    host: { kind: 'any' },
    certificates: [],
    rules: rulesOf(balancer, listener),
    rejected: [],
  }
}

function rulesOf(balancer: ExternalLoadBalancer, { rules, backends, path }: BalancerListener): readonly HttpRule[] {
  const written = rules.map((rule) => ruleOf(balancer, rule)).sort(compareRules)
  const rest: HttpRule = { object: balancer.ref, path, host: { kind: 'any' }, match: onPath(null), action: sentTo(balancer, backends) }
  return backends.length > 0 || rules.length === 0 ? [...written, rest] : written
}

function ruleOf(balancer: ExternalLoadBalancer, rule: BalancerRule): HttpRule {
  const host = parseHostPattern(rule.host, 'one')
  return { object: balancer.ref, path: rule.path, host, match: onPath(pathOf(rule)), action: sentTo(balancer, rule.backends) }
}

function pathOf({ pathText, pathType }: BalancerRule): PathMatch | null {
  if (pathText === null || pathText === '') return null
  return { kind: pathType === 'Exact' ? 'exact' : 'prefix', path: pathText }
}

function compareRules(a: HttpRule, b: HttpRule): number {
  const [longer = 0, exact = 0] = pathRank(b.match)
  const [own = 0, ownExact = 0] = pathRank(a.match)
  return compareHostPatterns(a.host, b.host) || longer - own || exact - ownExact
}

function sentTo({ healthCheck }: ExternalLoadBalancer, backends: readonly BalancerBackend[]): RuleAction {
  const sent = backends.map(
    (backend): RouterBackend => ({
      weight: backend.weight,
      target: { kind: 'outside', backend, healthCheck },
      filters: [],
      backup: null,
      path: backend.path,
    }),
  )
  return { kind: 'forward', backends: sent, filters: [], noEndpoints: 503 }
}
