import type { Fate } from './rules'

/** Prefixes of the annotations that a reader of the engine reads, or that name how a Service, an Ingress or a route is served. */
const read = [
  'alb.ingress.kubernetes.io/',
  'cert-manager.io/cluster-issuer',
  'cert-manager.io/issuer',
  'cloud.google.com/',
  'control-plane.alpha.kubernetes.io/leader',
  'eip.openelb.kubesphere.io/',
  'endpointslice.kubernetes.io/',
  'endpoints.kubernetes.io/',
  'gateway.networking.k8s.io/bundle-version',
  'gateway.networking.k8s.io/channel',
  'haproxy-ingress.github.io/',
  'haproxy.org/',
  'haproxy.router.openshift.io/',
  'hopscope/',
  'ingress.gcp.kubernetes.io/',
  'ingress.kubernetes.io/',
  'ingressclass.kubernetes.io/',
  'konghq.com/',
  'kube-vip.io/',
  'kubernetes.io/ingress',
  'layer2.openelb.kubesphere.io/',
  'lb.kubesphere.io/',
  'load-balancer.hetzner.cloud/uses-proxyprotocol',
  'loadbalancer.openstack.org/proxy-protocol',
  'metallb.io/',
  'metallb.universe.tf/',
  'networking.gke.io/',
  'networking.istio.io/',
  'nginx.com/',
  'nginx.ingress.kubernetes.io/',
  'nginx.org/',
  'projectcontour.io/',
  'protocol.openelb.kubesphere.io/',
  'purelb.io/',
  'router.openshift.io/',
  'service.alpha.kubernetes.io/',
  'service.beta.kubernetes.io/',
  'service.kubernetes.io/',
  'svccontroller.k3s.cattle.io/',
  'traefik.ingress.kubernetes.io/',
] as const

/** Among those: pieces of configuration that a proxy is given as they are. */
const embedded = /snippet|server-alias-config|lua|auth-(?:proxy-set-headers|req)|custom-headers/

const lastApplied = 'last-applied-configuration'

/** Annotations are kept by need: what nobody reads may hold anything. Of the others the name stays. */
export function annotationFate(key: string): Fate {
  if (key.endsWith(lastApplied)) return { remove: 'last-applied' }
  return read.some((prefix) => key.startsWith(prefix)) && !embedded.test(key) ? { enter: 'object' } : { remove: 'annotation' }
}
