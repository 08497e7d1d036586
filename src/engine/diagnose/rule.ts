import {
  type Cluster,
  type FindingCode,
  type FindingFacts,
  type ResourceRef,
  type Severity,
  type StopFacts,
  type StopReason,
  stopOf,
  type Trace,
} from '../model'

/** What a diagnostic found, before its line is looked up. */
export interface Found<K extends FindingCode> {
  readonly facts: FindingFacts[K]
  readonly severity: Severity
  readonly object: ResourceRef | null
  /** The field that is to be looked at. */
  readonly path: string | null
}

/** One finding code: where it is looked for, and the page upstream that states the behaviour. */
export interface Diagnostic<K extends FindingCode = FindingCode> {
  readonly code: K
  readonly docs: string
  /** Looks at the whole cluster, whoever asks what. */
  readonly inCluster?: (cluster: Cluster) => readonly Found<K>[]
  /** Looks at one traced request. */
  readonly onTrace?: (cluster: Cluster, trace: Trace) => readonly Found<K>[]
}

/** The facts of the stop, where the trace stopped for that reason. */
function stopped<R extends StopReason>(trace: Trace, reason: R): StopFacts[R] | null {
  const stop = stopOf(trace.ending)
  return stop?.reason === reason ? (stop.facts as StopFacts[R]) : null
}

/** A diagnostic that words why a trace stopped: looked for at that reason alone. Null: another diagnostic words this case. */
export function onStop<K extends FindingCode, R extends StopReason>(
  code: K,
  reason: R,
  page: string,
  find: (facts: StopFacts[R], cluster: Cluster) => Found<K> | null,
): Diagnostic<K> {
  const onTrace = (cluster: Cluster, trace: Trace) => {
    const facts = stopped(trace, reason)
    const found = facts && find(facts, cluster)
    return found ? [found] : []
  }
  return { code, docs: page, onTrace }
}

/** A load balancer hint by the name that facts carry. */
export function balancerRef(name: string): ResourceRef {
  return { group: 'hopscope', kind: 'ExternalLoadBalancer', namespace: null, name }
}

/** A Service by the name that facts carry. */
export function serviceRef(name: string): ResourceRef {
  const [namespace = 'default', own = name] = name.split('/')
  return { group: '', kind: 'Service', namespace, name: own }
}

export const docs = {
  api: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  dns: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  debug: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
  service: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  selectorless: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  headless: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  portForward: 'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  ingress: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  ingressClass: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  gatewayClass: 'https://gateway-api.sigs.k8s.io/api-types/gatewayclass/',
  gatewayInfrastructure: 'https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure',
  gatewayListener: 'https://gateway-api.sigs.k8s.io/reference/spec/#listener',
  listenerSet: 'https://gateway-api.sigs.k8s.io/geps/gep-1713/',
  routeParent: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  crossNamespaceRoutes: 'https://gateway-api.sigs.k8s.io/guides/multiple-ns/',
  backendTls: 'https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/',
  gatewayBackend: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
  gatewayFilter: 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter',
  gatewayTls: 'https://gateway-api.sigs.k8s.io/guides/tls/',
  referenceGrant: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  nodePort: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  loadBalancer: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  virtualIps: 'https://kubernetes.io/docs/reference/networking/virtual-ips/',
  trafficPolicy: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
  internalPolicy: 'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
  sourceRanges: 'https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/',
  networkPolicy: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  policyTargets: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  hostNetworkPolicy: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  slices: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/',
  names: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
} as const
