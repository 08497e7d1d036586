import { fieldsOf } from '../../../fields'
import { parseHostPattern } from '../../../kubernetes/hostPattern'
import { compareText, type HostPattern, type KubeObject, type LoadProblem, qualifiedName, type ResourceRef } from '../../../model'
import type { RouterObjects } from '../family'

export interface RouteBackendReading {
  readonly service: string
  readonly weight: number
  readonly field: string
}

/** A Route of OpenShift, with what it leaves out filled in as its API server does. */
export interface RouteReading {
  readonly ref: ResourceRef
  readonly object: KubeObject
  readonly createdAt: string | null
  readonly host: HostPattern
  readonly hostName: string
  readonly path: string
  /** Each with its share; all but the first are alternates. */
  readonly backends: readonly RouteBackendReading[]
  /** A port of the endpoints, by number or name; null: the first of the Service. */
  readonly targetPort: number | string | null
  readonly termination: 'none' | 'edge' | 'reencrypt' | 'passthrough'
  readonly insecure: 'None' | 'Allow' | 'Redirect'
  /** `haproxy.router.openshift.io/rewrite-target`: stands in the place of the Route's path. */
  readonly rewriteTarget: string | null
}

const terminations = ['edge', 'reencrypt', 'passthrough'] as const
export const group = 'route.openshift.io'
const rewriteTarget = 'haproxy.router.openshift.io/rewrite-target'
/** Where the input says nothing of the cluster's own domain. */
const usualDomain = 'router.default.svc.cluster.local'

/**
 * The Routes of the input, the oldest first. A Route without a host gets `name-namespace.domain`: the domain of the cluster's
 * Ingress configuration, or the router's own default.
 * https://docs.okd.io/latest/rest_api/network_apis/route-route-openshift-io-v1.html
 */
export function readRoutes(objects: RouterObjects, problems: LoadProblem[]): readonly RouteReading[] {
  const routes = objects.ofKind(group, 'Route')
  if (routes.length === 0) return []
  const domain = domainOf(objects, problems)
  return routes.map((object) => readRoute(object, domain, problems)).sort(byAge)
}

function domainOf(objects: RouterObjects, problems: LoadProblem[]): string {
  const config = objects.ofKind('config.openshift.io', 'Ingress').find(({ ref }) => ref.name === 'cluster')
  const spec = config && fieldsOf(config, problems).map('spec')
  return spec?.text('appsDomain') || spec?.text('domain') || usualDomain
}

function readRoute(object: KubeObject, domain: string, problems: LoadProblem[]): RouteReading {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const tls = spec.map('tls')
  const hostName = (
    spec.text('host') || `${spec.text('subdomain') || `${object.ref.name}-${object.ref.namespace}`}.${domain}`
  ).toLowerCase()
  const wild = spec.text('wildcardPolicy') === 'Subdomain'
  const termination = terminations.find((each) => each === tls.text('termination')?.toLowerCase())
  return {
    ref: object.ref,
    object,
    createdAt: root.map('metadata').text('creationTimestamp'),
    host: parseHostPattern(wild ? hostName.replace(/^[^.]+/, '*') : hostName, 'one'),
    hostName,
    path: spec.text('path') ?? '',
    backends: [
      backendOf(spec.map('to'), 'spec.to'),
      ...spec.maps('alternateBackends').map((each, at) => backendOf(each, `spec.alternateBackends[${at}]`)),
    ],
    targetPort: spec.map('port').portOrName('targetPort'),
    termination: spec.has('tls') ? (termination ?? 'edge') : 'none',
    insecure: tls.oneOf('insecureEdgeTerminationPolicy', ['None', 'Allow', 'Redirect']) ?? 'None',
    rewriteTarget: root.map('metadata').textMap('annotations')?.[rewriteTarget] ?? null,
  }
}

function backendOf(to: ReturnType<typeof fieldsOf>, field: string): RouteBackendReading {
  return { service: to.text('name') ?? '', weight: to.integer('weight') ?? 100, field }
}

function byAge(a: RouteReading, b: RouteReading): number {
  return compareText(a.createdAt ?? '~', b.createdAt ?? '~') || compareText(qualifiedName(a.ref), qualifiedName(b.ref))
}
