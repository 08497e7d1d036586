import type { BalancerObjects, ProviderName } from '../model'

/**
 * Classes by the controllers that bring them along. Those of clouds run outside the cluster or are not in the input: that
 * they are there is taken for granted. Null: it is known, and what its balancers do is not.
 */
const known: Readonly<Record<string, ProviderName | null>> = {
  'service.k8s.aws/nlb': 'AWS',
  'eks.amazonaws.com/nlb': 'AWS',
  'networking.gke.io/l4-regional-external': 'GKE',
  'networking.gke.io/l4-regional-internal': 'GKE',
  'kube-vip.io/kube-vip-class': 'kube-vip',
  'io.cilium/bgp-control-plane': null,
  'io.cilium/l2-announcer': null,
  'io.cilium/node': null,
  'purelb.io/purelb': null,
  tailscale: null,
}

/**
 * Who serves a `loadBalancerClass`: only a controller that has that class. Without a class a Service is left to the default,
 * which takes none that has one. MetalLB is told its class by the flag `--lb-class`.
 * https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
 */
export function servedClass(className: string, { running }: Pick<BalancerObjects, 'running'>): ProviderName | 'unknown' | 'nobody' {
  if (running.get('metallb')?.flags['lb-class'] === className) return 'MetalLB'
  if (!Object.hasOwn(known, className)) return 'nobody'
  return known[className] ?? 'unknown'
}

/** True where MetalLB takes Services without a class: it does unless it was told one. */
export function metalLbIsDefault({ running }: Pick<BalancerObjects, 'running'>): boolean {
  return (running.get('metallb')?.flags['lb-class'] ?? '') === ''
}
