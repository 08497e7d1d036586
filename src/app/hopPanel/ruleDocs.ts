import type { RuleName } from '../../engine/model'

const site = 'https://kubernetes.io/docs/'
const service = `${site}concepts/services-networking/service/`

/** The page of the Kubernetes documentation that states a rule; rules of our own hints have none. */
export const ruleDocs: Readonly<Partial<Record<RuleName, string>>> = {
  podResolvConf: `${site}concepts/services-networking/dns-pod-service/#pod-s-dns-policy`,
  serviceDns: `${site}concepts/services-networking/dns-pod-service/`,
  externalName: `${service}#externalname`,
  headlessService: `${service}#headless-services`,
  clusterIp: `${site}reference/networking/virtual-ips/`,
  nodePort: `${service}#type-nodeport`,
  externalIps: `${service}#external-ips`,
  loadBalancer: `${service}#load-balancer-ip-mode`,
  balancerProvider: `${service}#load-balancer-class`,
  addressPool: 'https://metallb.universe.tf/usage/',
  announcement: 'https://metallb.universe.tf/concepts/layer2/',
  loadBalancerSourceRanges: `${site}tasks/access-application-cluster/configure-cloud-provider-firewall/`,
  externalTrafficPolicy: `${site}reference/networking/virtual-ips/#external-traffic-policy`,
  internalTrafficPolicy: `${site}concepts/services-networking/service-traffic-policy/`,
  endpointConditions: `${site}concepts/services-networking/endpoint-slices/#conditions`,
  trafficDistribution: `${service}#traffic-distribution`,
  sessionAffinity: `${site}reference/networking/virtual-ips/#session-affinity`,
  targetPort: `${service}#field-spec-ports`,
  endpointPort: `${service}#services-without-selectors`,
  destinationNat: `${site}reference/networking/virtual-ips/`,
  masquerade: `${site}tutorials/services/source-ip/`,
  httpMatch: `${site}concepts/services-networking/ingress/#path-types`,
  httpFilter: 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter',
  routerListener: 'https://gateway-api.sigs.k8s.io/reference/spec/#listener',
  routeBackend: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
  networkPolicy: `${site}concepts/services-networking/network-policies/`,
  portForward: `${site}tasks/access-application-cluster/port-forward-access-application-cluster/`,
  healthCheckNodePort: `${site}tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip`,
}
