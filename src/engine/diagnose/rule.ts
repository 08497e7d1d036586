import {
  type Cluster,
  type FieldChange,
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
  /** What would mend it. Left out or empty: nobody can tell from the input. */
  readonly change?: readonly FieldChange[]
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
  appProtocol: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
  defaultPolicies: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  policyResource: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  deployment: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  events: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/',
  externalName: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  manualCordon: 'https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration',
  nodeConditions: 'https://kubernetes.io/docs/reference/node/node-status/#condition',
  podLifecycle: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
  podNetwork: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  statefulSet: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  trafficDistribution: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution',
  assignNode: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
  deploymentSelector: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  portNames: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  probes: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  api: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  dns: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  debug: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
  service: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  selectorless: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  headless: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  portForward: 'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  ingress: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  ingressClass: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  ingressResource: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#resource-backend',
  defaultIngressClass: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  pathTypes: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  multipleMatches: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches',
  ingressTls: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  ingressControllers: 'https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/',
  albActions: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions',
  certManagerIngress: 'https://cert-manager.io/docs/usage/ingress/',
  proxyProtocol: 'https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#proxy-protocol',
  nginxRewrite: 'https://kubernetes.github.io/ingress-nginx/examples/rewrite/',
  gatewayClass: 'https://gateway-api.sigs.k8s.io/api-types/gatewayclass/',
  gatewaySpec: 'https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec',
  gatewayVersions: 'https://gateway-api.sigs.k8s.io/concepts/versioning/',
  gatewayStatus: 'https://gateway-api.sigs.k8s.io/reference/spec/#gatewaystatus',
  gatewayRule: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule',
  routeStatus: 'https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus',
  gatewayInfrastructure: 'https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure',
  gatewayListener: 'https://gateway-api.sigs.k8s.io/reference/spec/#listener',
  listenerStatus: 'https://gateway-api.sigs.k8s.io/reference/spec/#listenerstatus',
  policyAttachment: 'https://gateway-api.sigs.k8s.io/geps/gep-713/',
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
  traefik: 'https://doc.traefik.io/traefik/routing/providers/kubernetes-crd/',
  trafficPolicy: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
  internalPolicy: 'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
  sourceRanges: 'https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/',
  networkPolicy: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  policyTargets: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  hostNetworkPolicy: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  slices: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/',
  names: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
} as const
