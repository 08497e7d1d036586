/**
 * The kinds of a cluster of which something is read, by API group: `ofKind` and the readers take no other, so that a dump asks for all
 * that is read. Kinds of `hopscope/v1` stand beside a cluster, not in it.
 */
export const readKinds = {
  '': ['Namespace', 'Node', 'Pod', 'Service', 'Endpoints', 'ReplicationController', 'ConfigMap', 'Secret'],
  apps: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  batch: ['Job', 'CronJob'],
  'discovery.k8s.io': ['EndpointSlice'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy', 'ServiceCIDR', 'IPAddress'],
  // What these kinds were called before they had groups of their own: the API server gives the same objects under both names.
  extensions: ['Deployment', 'ReplicaSet', 'DaemonSet', 'Ingress', 'NetworkPolicy'],
  'gateway.networking.k8s.io': [
    'GatewayClass',
    'Gateway',
    'HTTPRoute',
    'GRPCRoute',
    'TLSRoute',
    'TCPRoute',
    'UDPRoute',
    'ReferenceGrant',
    'ListenerSet',
    'BackendTLSPolicy',
  ],
  'gateway.networking.x-k8s.io': ['XListenerSet'],
  'k8s.nginx.org': ['VirtualServer', 'VirtualServerRoute', 'TransportServer', 'Policy'],
  'route.openshift.io': ['Route'],
  'config.openshift.io': ['Ingress'],
  'networking.gke.io': ['FrontendConfig'],
  'incubator.ingress-controller.konghq.com': ['KongServiceFacade'],
  'metallb.io': ['IPAddressPool', 'L2Advertisement', 'BGPAdvertisement', 'BGPPeer', 'AddressPool'],
  'network.kubesphere.io': ['Eip'],
  'policy.networking.k8s.io': ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
  'cilium.io': ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  'projectcalico.org': ['NetworkPolicy', 'GlobalNetworkPolicy', 'FelixConfiguration'],
  'crd.projectcalico.org': ['NetworkPolicy', 'GlobalNetworkPolicy', 'FelixConfiguration'],
  'operator.tigera.io': ['Installation'],
  'crd.antrea.io': ['NetworkPolicy', 'ClusterNetworkPolicy'],
} as const

export type ReadGroup = keyof typeof readKinds
export type KindIn<G extends ReadGroup> = (typeof readKinds)[G][number]
/** Groups that every cluster has, in every version that is in use; of the others kubectl is asked first which there are. */
const everywhere: readonly ReadGroup[] = ['', 'apps', 'batch', 'discovery.k8s.io', 'networking.k8s.io']
/** Kinds of those groups that came later than the group. */
const later: readonly string[] = ['ServiceCIDR', 'IPAddress']
/** Not asked for: what Secrets hold is nobody's business, and of ConfigMaps only that of kube-proxy is read (it is asked for by name). */
const keptOut: readonly string[] = ['Secret', 'ConfigMap']
/** Another name of objects that are asked for under their own. */
const doubles: readonly ReadGroup[] = ['extensions']

/** A kind as kubectl asks for it. */
export interface AskedResource {
  readonly group: ReadGroup
  readonly kind: string
  /** `networkpolicies.networking.k8s.io` */
  readonly resource: string
  /** Whether every cluster knows the kind. */
  readonly isEverywhere: boolean
}

/** All that a dump asks a cluster for: what is read of one, without what is kept out. */
export const askedResources: readonly AskedResource[] = (Object.keys(readKinds) as ReadGroup[])
  .filter((group) => !doubles.includes(group))
  .flatMap((group) =>
    readKinds[group]
      .filter((kind) => !keptOut.includes(kind))
      .map((kind) => ({
        group,
        kind,
        resource: [pluralOf(kind.toLowerCase()), group].filter(Boolean).join('.'),
        isEverywhere: everywhere.includes(group) && !later.includes(kind),
      })),
  )

/** The resource of a kind, as the API server spells it: the plural of the word in small letters. */
export function pluralOf(word: string): string {
  if (word === 'endpoints') return word
  if (/(s|x|ch)$/.test(word)) return `${word}es`
  return word.endsWith('y') && !/[aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

/** `group/Kind` */
export type ReadKind = { [G in ReadGroup]: `${G}/${KindIn<G>}` }[ReadGroup]
/** A hint is read, and is in no cluster. */
export type HintKind = `hopscope/${'ExternalLoadBalancer' | 'ExternalService' | 'Client'}`
