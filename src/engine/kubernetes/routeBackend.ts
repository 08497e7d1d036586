import {
  type BackendFault,
  type Choices,
  type Cluster,
  type Endpoint,
  type Evidence,
  type HttpRouter,
  type HttpRule,
  qualifiedName,
  type RouterBackend,
  type Service,
  type ServicePort,
  type Stop,
} from '../model'
import { endpointsEvidence, usableEndpoints } from './endpointConditions'
import { selects } from './labelSelector'
import { endpointsOf } from './servicePortEndpoints'

/** One backend that a rule could send to, as a choice. */
export interface RouteOption {
  readonly backend: RouterBackend
  readonly choice: Choices
  readonly weight: number
  readonly fold: null
}

/** The backends of a rule that get a share of its requests: each in proportion to its weight, none of weight 0. */
export function routeOptions(backends: readonly RouterBackend[]): readonly RouteOption[] {
  return backends
    .filter(({ weight }) => weight > 0)
    .map((backend) => ({ backend, choice: { backend: backendName(backend) }, weight: backend.weight, fold: null }))
}

/** `namespace/service:port`, or what else stands there. */
export function backendName({ target }: RouterBackend): string {
  switch (target.kind) {
    case 'service':
      return `${qualifiedName(target.service)}:${target.port}`
    case 'broken':
      return target.name
    case 'outside':
      return target.backend.kind === 'address' ? `${target.backend.address}:${target.backend.port}` : `nodes:${target.backend.nodePort}`
  }
}

export function routeBackendEvidence(rule: HttpRule, taken: RouterBackend, options: readonly RouteOption[]): Evidence {
  const total = options.reduce((sum, { weight }) => sum + weight, 0)
  const dial = taken.target.kind === 'service' ? taken.target.dial : taken.target.kind === 'outside' ? 'nodePort' : 'endpoint'
  return {
    rule: 'routeBackend',
    object: rule.object,
    path: taken.path,
    facts: { backend: backendName(taken), weight: taken.weight, total, dial },
  }
}

const faultReasons = {
  missing: 'backend-missing',
  'port-missing': 'backend-port-missing',
  'not-granted': 'reference-not-granted',
  'kind-unknown': 'backend-not-supported',
  'form-refused': 'backend-not-supported',
  'filter-unsupported': 'filter-unsupported',
  'tls-invalid': 'backend-tls-invalid',
} as const satisfies Record<BackendFault, Stop['reason']>

/** Why a backend that is written cannot be sent to. */
export function brokenBackend(router: HttpRouter, rule: HttpRule, written: RouterBackend, fault: BackendFault): Stop {
  const facts = { router: router.ref, object: rule.object, field: written.path, backend: backendName(written) }
  return { reason: faultReasons[fault], facts }
}

/**
 * The endpoints that a router sends to, past the cluster IP: no traffic policy, no affinity. Those that are ready; some
 * routers take serving ones that terminate where none is. Of one family: IPv4 where the Service has endpoints there.
 * `podLabels`: a rule may ask for some of its Pods alone.
 */
export function routerEndpoints(
  cluster: Cluster,
  router: HttpRouter,
  service: Service,
  port: ServicePort,
  podLabels: Readonly<Record<string, string>> | null,
): { readonly usable: readonly Endpoint[]; readonly evidence: Evidence } {
  const asked = (endpoint: Endpoint) =>
    podLabels === null || selects(podLabels, (endpoint.pod && cluster.lookup.podOf(endpoint.pod)?.labels) ?? {})
  const [all = []] = (['IPv4', 'IPv6'] as const)
    .map((family) => endpointsOf(cluster.lookup, service, port, family))
    .map((endpoints) => (podLabels === null ? endpoints : endpoints.filter(asked)))
    .filter((endpoints) => endpoints.length > 0)
  const chosen = usableEndpoints(
    router.profile.endpoints === 'ready' ? all.filter((endpoint) => !endpoint.terminating || endpoint.ready) : all,
  )
  return { usable: chosen.usable, evidence: endpointsEvidence(service, all, all, chosen) }
}
