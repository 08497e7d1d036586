import { joinPath } from '../../../fields'
import { type Cluster, type HttpRouter, qualifiedName, type Service } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * ING-22: the load balancer in front of a controller puts the PROXY protocol before each connection. Traefik takes it as an error unless an
 * entry point is told to expect it, and its arguments tell all of its settings where they tell one. The others are told in a ConfigMap, of
 * which no data is read: whether they expect it cannot be known. One that is expected and not sent stands there, too.
 */
export const proxyProtocol: Diagnostic<'ING-22'> = {
  code: 'ING-22',
  docs: docs.proxyProtocol,
  inCluster: (cluster) => {
    const found = cluster.routers.flatMap((router) => {
      const expects = expectation(cluster, router)
      return expects === 'told' ? [] : servicesOf(cluster, router).flatMap((service) => sentTo(service, router.profile.software, expects))
    })
    return [...new Map(found.map((each) => [each.facts.service, each])).values()]
  },
}

function servicesOf(cluster: Cluster, { entry, assumed }: HttpRouter): readonly Service[] {
  if (assumed || entry.at !== 'pods') return []
  const services = entry.services.flatMap(({ namespace, name }) => cluster.lookup.service(namespace ?? '', name) ?? [])
  return services.filter(({ type }) => type === 'LoadBalancer')
}

type Expectation = 'told' | 'not-told' | 'unknown'

/** https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/ */
function expectation(cluster: Cluster, { entry, profile }: HttpRouter): Expectation {
  if (profile.software !== 'Traefik' || entry.at !== 'pods') return 'unknown'
  const flags = entry.pods.flatMap(({ namespace, name }) =>
    Object.keys(cluster.lookup.pod(namespace ?? '', name)?.software?.flags ?? {}).filter((flag) => flag.startsWith('entrypoints.')),
  )
  if (flags.some((flag) => flag.includes('.proxyprotocol'))) return 'told'
  return flags.length > 0 ? 'not-told' : 'unknown'
}

function sentTo(service: Service, software: string | null, expects: 'not-told' | 'unknown'): readonly Found<'ING-22'>[] {
  const annotation = Object.keys(service.annotations).find((key) => senders.has(key) && sends(key, service.annotations[key] ?? ''))
  if (annotation === undefined) return []
  const facts = { service: qualifiedName(service.ref), annotation, software, expects }
  const severity = expects === 'unknown' ? 'info' : 'warning'
  return [{ facts, severity, object: service.ref, path: joinPath('metadata.annotations', annotation) }]
}

const ofTargets = 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes'

/** Annotations of Services by which the balancers of providers are told to send it, as their controllers read them. */
const senders = new Set([
  ofTargets,
  'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
  'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol',
  'service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol',
  'service.beta.kubernetes.io/ovh-loadbalancer-proxy-protocol',
  'service.beta.kubernetes.io/scw-loadbalancer-proxy-protocol-v1',
  'service.beta.kubernetes.io/scw-loadbalancer-proxy-protocol-v2',
  'load-balancer.hetzner.cloud/uses-proxyprotocol',
  'loadbalancer.openstack.org/proxy-protocol',
])

/** A version, `true`, `*`, or ports; of an AWS target group one attribute of several. */
function sends(annotation: string, value: string): boolean {
  if (annotation === ofTargets) return /(^|,)\s*proxy_protocol_v2\.enabled\s*=\s*true\b/.test(value)
  return !['', 'false', 'none'].includes(value.trim().toLowerCase())
}
