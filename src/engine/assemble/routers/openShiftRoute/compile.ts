import { compareHostPatterns, hostPatternText } from '../../../kubernetes/hostPattern'
import { selects } from '../../../kubernetes/labelSelector'
import {
  type HttpRouter,
  type HttpRule,
  type Pod,
  type RejectedRule,
  type ResourceRef,
  type RouterBackend,
  type RouterListener,
  type RouterProfile,
  type RuleAction,
  refKey,
  type Service,
} from '../../../model'
import { onPath, pathRank } from '../controllers/claim'
import type { RouterContext, RouterFamily } from '../family'
import { isAssumedRuntime } from '../runtime'
import { group, type RouteReading, readRoutes } from './read'

/** The Deployment of the cluster's default router. */
const router: ResourceRef = { group: 'apps', kind: 'Deployment', namespace: 'openshift-ingress', name: 'router-default' }
const deploymentLabel = 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller'

const profile: RouterProfile = {
  software: 'OpenShift router',
  version: null,
  endpoints: 'ready',
  listenerIsolation: false,
  source: 'own',
  unknownServerName: 'default-certificate',
  misdirected: 'serve',
}

/**
 * Routes of OpenShift, all served by the cluster's default router, an HAProxy that sends to endpoints by itself. Left out: routers
 * that serve a part of the Routes only (sharding).
 * https://docs.okd.io/latest/networking/ingress_load_balancing/routes/creating-basic-routes.html
 */
export const openShiftRoutes: RouterFamily = {
  wishes: (objects) => {
    const [writtenIn] = objects.ofKind(group, 'Route')
    const isThere = objects.ofKind('apps', 'Deployment').some(({ ref }) => refKey(ref) === refKey(router))
    if (!writtenIn || isThere || objects.ofKind('', 'Pod').some(({ ref }) => ref.namespace === router.namespace)) return []
    const ports = [80, 443].map((port) => ({ name: port === 80 ? 'http' : 'https', port, podPort: port, protocol: 'TCP' as const }))
    return [
      {
        router,
        namespace: router.namespace ?? '',
        name: router.name,
        labels: { [deploymentLabel]: 'default' },
        ports,
        addresses: [],
        writtenIn,
      },
    ]
  },
  compile: (context) => {
    const routes = readRoutes(context, context.problems)
    const routers = routes.length === 0 ? [] : [routerOf(context, routes)]
    return { routers, unserved: [], routeStatuses: [], listenerStatuses: [] }
  },
}

function routerOf(context: RouterContext, routes: readonly RouteReading[]): HttpRouter {
  const pods = context.pods.filter((pod) => pod.labels[deploymentLabel] === 'default')
  const services = context.services.filter(({ selector, ref }) => pods.some((pod) => isBehind(pod, selector, ref)))
  const { admitted, rejected } = admit(routes)
  const ref = pods[0]?.workload ?? pods[0]?.ref ?? router
  return {
    ref,
    profile,
    entry: { at: 'pods', pods: pods.map(({ ref }) => ref), services: services.map(({ ref }) => ref) },
    listeners: listenersOf(context, ref, admitted, rejected),
    closed: [],
    serves: admitted.map(({ ref }) => ref),
    addresses: [],
    assumed: pods.every(isAssumedRuntime),
    source: null,
  }
}

function isBehind(pod: Pod, selector: Service['selector'], { namespace }: ResourceRef): boolean {
  return namespace === pod.ref.namespace && selects(selector, pod.labels)
}

/** The oldest Route of a host has it for its namespace; of one host and path it has that too. */
function admit(routes: readonly RouteReading[]): {
  readonly admitted: readonly RouteReading[]
  readonly rejected: readonly RejectedRule[]
} {
  const owners = new Map<string, string | null>()
  const paths = new Set<string>()
  const admitted: RouteReading[] = []
  const rejected: RejectedRule[] = []
  for (const route of routes) {
    const host = hostPatternText(route.host) ?? ''
    const path = `${host}${route.path.replace(/\/$/, '')}`
    if ((owners.get(host) ?? route.ref.namespace) !== route.ref.namespace || paths.has(path)) {
      rejected.push({ object: route.ref, path: 'spec.host', why: 'host-taken' })
      continue
    }
    owners.set(host, route.ref.namespace)
    paths.add(path)
    admitted.push(route)
  }
  return { admitted, rejected }
}

function listenersOf(
  context: RouterContext,
  router: ResourceRef,
  routes: readonly RouteReading[],
  rejected: readonly RejectedRule[],
): readonly RouterListener[] {
  const passed = routes.filter(({ termination }) => termination === 'passthrough')
  const plain = routes.flatMap((route) => ruleOf(route, plainAction(context, route)) ?? [])
  const ended = routes.filter(({ termination }) => termination === 'edge' || termination === 'reencrypt')
  return [
    { ...opened(router, 80), http: true, tls: 'none', host: { kind: 'any' }, rules: inOrder(router, plain), rejected },
    ...passed.map((route): RouterListener => {
      const rule: HttpRule = { object: route.ref, path: 'spec.to', host: route.host, match: onPath(null), action: forward(context, route) }
      return {
        ...opened(router, 443),
        object: route.ref,
        path: 'spec.host',
        http: false,
        tls: 'passthrough',
        host: route.host,
        rules: [rule],
        rejected: [],
      }
    }),
    {
      ...opened(router, 443),
      http: true,
      tls: 'terminate',
      host: { kind: 'any' },
      rules: inOrder(
        router,
        ended.flatMap((route) => ruleOf(route, forward(context, route)) ?? []),
      ),
      rejected: [],
    },
  ]
}

function opened(router: ResourceRef, port: number) {
  return {
    name: port === 80 ? 'http' : 'https',
    object: router,
    path: null,
    port,
    podPorts: [port],
    protocol: 'TCP' as const,
    certificates: [],
  }
}

/** In the clear: a Route without TLS, one whose policy allows it, or a redirect to https. */
function plainAction(context: RouterContext, route: RouteReading): RuleAction | null {
  if (route.termination === 'none' || (route.insecure === 'Allow' && route.termination !== 'passthrough')) return forward(context, route)
  if (route.insecure !== 'Redirect') return null
  return { kind: 'redirect', redirect: { scheme: 'https', hostname: null, port: null, rewrite: null, status: 302 } }
}

function ruleOf({ ref, host, path }: RouteReading, action: RuleAction | null): HttpRule | null {
  const whole = path === '' || path === '/'
  return (
    action && {
      object: ref,
      path: path === '' ? 'spec.host' : 'spec.path',
      host,
      match: onPath(whole ? null : { kind: 'prefix', path }),
      action,
    }
  )
}

/** Named hosts before wildcards, the longest path first; what no Route takes is answered 503. */
function inOrder(router: ResourceRef, rules: readonly HttpRule[]): readonly HttpRule[] {
  const sorted = [...rules].sort((a, b) => compareHostPatterns(a.host, b.host) || (pathRank(b.match)[0] ?? 0) - (pathRank(a.match)[0] ?? 0))
  return [
    ...sorted,
    { object: router, path: null, host: { kind: 'any' }, match: onPath(null), action: { kind: 'answer', status: 503, why: 'no-rule' } },
  ]
}

function forward(context: RouterContext, route: RouteReading): RuleAction {
  const { rewriteTarget, termination } = route
  const rewrite = rewriteTarget === null || termination === 'passthrough' ? null : ({ kind: 'prefix', path: rewriteTarget } as const)
  return {
    kind: 'forward',
    backends: route.backends.map((backend) => backendOf(context, route, backend)),
    filters: rewrite === null ? [] : [{ kind: 'rewrite', host: null, rewrite, path: 'metadata.annotations' }],
    noEndpoints: termination === 'passthrough' ? null : 503,
  }
}

function backendOf(
  { service: find }: RouterContext,
  route: RouteReading,
  { service: name, weight, field }: RouteReading['backends'][number],
): RouterBackend {
  const service = find(route.ref.namespace ?? '', name)
  const common = { weight, filters: [], backup: null, path: field }
  const port = service && portOf(service, route.targetPort)
  const fault = service === null ? 'missing' : service.externalName !== null ? 'form-refused' : 'port-missing'
  if (service === null || port === null || service.externalName !== null) {
    const status = route.termination === 'passthrough' ? null : 503
    return { ...common, target: { kind: 'broken', fault, name: `${route.ref.namespace}/${name}`, status } }
  }
  const tls = route.termination === 'reencrypt' ? { serverName: `${name}.${route.ref.namespace}.svc` } : null
  return { ...common, target: { kind: 'service', service: service.ref, port, dial: 'endpoint', podLabels: null, tls } }
}

/** A Route names a port of the endpoints: by number the Service's `targetPort`, by name that of its port, which endpoints take over. */
function portOf({ ports }: Service, wanted: number | string | null): number | null {
  const found = ports.find(({ name, targetPort }) => {
    if (typeof wanted === 'number') return targetPort.kind === 'number' && targetPort.number === wanted
    return wanted === null || name === wanted
  })
  return found?.port ?? null
}
