import { type BalancerObjects, type Evidence, type Provider, type ProviderName, qualifiedName, type Service } from '../model'
import { annotationPath } from './annotationPath'
import { podTargets } from './balancedPods'
import { metalLbIsDefault, servedClass } from './loadBalancerClass'

/** Annotations that only one provider reads, by how their names begin. */
const annotations: readonly (readonly [prefix: string, name: ProviderName])[] = [
  ['service.beta.kubernetes.io/aws-load-balancer-', 'AWS'],
  ['service.beta.kubernetes.io/azure-', 'Azure'],
  ['networking.gke.io/load-balancer-', 'GKE'],
  ['cloud.google.com/load-balancer-type', 'GKE'],
  ['cloud.google.com/l4-rbs', 'GKE'],
  ['kube-vip.io/', 'kube-vip'],
  ['metallb.io/', 'MetalLB'],
  ['metallb.universe.tf/', 'MetalLB'],
]

/** What a provider's own machines are called, by how `spec.providerID` begins. */
const machines: readonly (readonly [prefix: string, name: ProviderName])[] = [
  ['aws://', 'AWS'],
  ['gce://', 'GKE'],
  ['azure://', 'Azure'],
  ['k3s://', 'ServiceLB'],
]

/** Labels that a provider's nodes have. */
const nodeLabels: readonly (readonly [key: string, value: string | null, name: ProviderName])[] = [
  ['eks.amazonaws.com/nodegroup', null, 'AWS'],
  ['cloud.google.com/gke-nodepool', null, 'GKE'],
  ['kubernetes.azure.com/cluster', null, 'Azure'],
  ['node.kubernetes.io/instance-type', 'k3s', 'ServiceLB'],
]

/**
 * Who makes the balancer of a Service of type LoadBalancer. Its class decides where it has one; else OpenELB, which takes
 * only those that ask for it; then software whose objects are in the input; then an annotation that only one provider reads;
 * then the nodes. `nobody`: a class without a controller. Null: nothing tells.
 * https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
 */
export function providerOf(service: Service, known: BalancerObjects): Provider | 'nobody' | null {
  const { ref, loadBalancerClass } = service
  if (loadBalancerClass !== null) {
    const name = servedClass(loadBalancerClass, known)
    if (name === 'nobody') return 'nobody'
    return name === 'unknown' ? null : { name, by: 'class', object: ref, path: 'spec.loadBalancerClass' }
  }
  if (service.annotations[openElbAnnotation] === 'openelb') return byAnnotation(service, 'OpenELB', openElbAnnotation)
  return byObjects(service, known) ?? byAnnotations(service) ?? byNodes(known)
}

const openElbAnnotation = 'lb.kubesphere.io/v1alpha1'

function byAnnotation({ ref }: Service, name: ProviderName, key: string): Provider {
  return { name, by: 'annotation', object: ref, path: annotationPath(key) }
}

function byObjects(service: Service, known: BalancerObjects): Provider | null {
  const own = known.serviceLb.get(qualifiedName(service.ref))
  if (own) return { name: 'ServiceLB', by: 'objects', object: own.object, path: 'metadata.name' }
  if (!metalLbIsDefault(known)) return null
  const object =
    known.pools.find(({ software }) => software === 'MetalLB')?.ref ??
    known.advertisements[0]?.ref ??
    known.running.get('metallb')?.object ??
    null
  return object && { name: 'MetalLB', by: 'objects', object, path: 'metadata.name' }
}

function byAnnotations(service: Service): Provider | null {
  for (const key of Object.keys(service.annotations)) {
    const [, name] = annotations.find(([prefix]) => key.startsWith(prefix)) ?? []
    if (name) return byAnnotation(service, name, key)
  }
  return null
}

/** A cluster's nodes are of one make: the first that tells is taken. */
function byNodes({ nodes }: BalancerObjects): Provider | null {
  for (const { ref, labels, providerId } of nodes) {
    const [, machine] = machines.find(([prefix]) => providerId?.startsWith(prefix)) ?? []
    if (machine) return { name: machine, by: 'node', object: ref, path: 'spec.providerID' }
    const [key, , name] =
      nodeLabels.find(([label, value]) => (value === null ? Object.hasOwn(labels, label) : labels[label] === value)) ?? []
    if (key && name) return { name, by: 'node', object: ref, path: `metadata.labels["${key}"]` }
  }
  return null
}

/** How packets for the address of such a balancer come in, where no status says it: AWS sends packets of its own. */
export function assumedMode(provider: Provider | null): 'VIP' | 'Proxy' {
  return provider?.name === 'AWS' ? 'Proxy' : 'VIP'
}

/** Who made a node's own address that of a balancer: no balancer stands before the node to say it. */
export function ownAddressEvidence(service: Service): readonly Evidence[] {
  return service.balancer.announcement.how === 'own-address' ? providerEvidence(service) : []
}

/** Who makes the balancer, as the reason of what it does; nothing where that is assumed. */
export function providerEvidence(service: Service): readonly Evidence[] {
  const { provider, announcement } = service.balancer
  if (provider === null) return []
  const pods = announcement.how === 'pods' ? podTargets(service) : null
  const facts = { service: qualifiedName(service.ref), provider: provider.name, by: provider.by, targets: pods ? 'pods' : 'nodes' } as const
  const place = pods ? { object: service.ref, path: annotationPath(pods) } : { object: provider.object, path: provider.path }
  return [{ rule: 'balancerProvider', ...place, facts }]
}
