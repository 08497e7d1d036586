import { type Cluster, qualifiedName, type ResourceRef, refKey, type Service, type ServicePort } from '../../../model'
import { type Diagnostic, docs, type Found, onStop, serviceRef } from '../../rule'
import { annotationsOf } from '../ingress/served'

const targetType = 'alb.ingress.kubernetes.io/target-type'

/**
 * LB-22: the balancer sends to node ports, and the Service has none: its own balancer in mode Proxy, or that of an Ingress which knows nodes
 * alone.
 */
export const noNodePort: Diagnostic<'LB-22'> = {
  ...onStop('LB-22', 'no-node-port', docs.loadBalancer, ({ service, port }, cluster) => {
    const { namespace, name } = serviceRef(service)
    const found = cluster.lookup.service(namespace ?? '', name)
    return found && withoutNodePort(found, port)
  }),
  inCluster: (cluster) => {
    const found = [...ofOwnBalancers(cluster), ...ofIngressBalancers(cluster)]
    return [...new Map(found.map((each) => [each.object && refKey(each.object), each])).values()]
  },
}

function withoutNodePort({ ref, type }: Service, port: number): Found<'LB-22'> {
  const facts = { service: qualifiedName(ref), type, port }
  if (type !== 'LoadBalancer') return { facts, severity: 'error', object: ref, path: 'spec.type' }
  const path = 'spec.allocateLoadBalancerNodePorts'
  return { facts, severity: 'error', object: ref, path, change: [{ do: 'set', object: ref, path, value: true }] }
}

function ofOwnBalancers(cluster: Cluster): readonly Found<'LB-22'>[] {
  return cluster.services.flatMap((service) => {
    const { type, balancer, loadBalancerAddresses } = service
    const usesNodePorts = balancer.announcement.how !== 'pods' && loadBalancerAddresses.some(({ mode }) => mode === 'Proxy')
    const port = type === 'LoadBalancer' && usesNodePorts ? portWithout(service.ports) : null
    return port === null ? [] : [withoutNodePort(service, port)]
  })
}

/** Where nobody writes the sort of its targets, a flag or the class of the controller may say so. */
function ofIngressBalancers(cluster: Cluster): readonly Found<'LB-22'>[] {
  const rules = cluster.routers.flatMap(({ listeners }) => listeners.flatMap((listener) => listener.rules))
  return rules.flatMap(({ object, action }) => {
    if (action.kind !== 'forward') return []
    return action.backends.flatMap(({ target }) => {
      if (target.kind !== 'service' || target.dial !== 'nodePort') return []
      const service = cluster.lookup.service(target.service.namespace ?? '', target.service.name)
      const port = service && portWithout(service.ports.filter((each) => each.port === target.port))
      return service && port !== null && hasNodeTargets(cluster, object, service) ? [withoutNodePort(service, port)] : []
    })
  })
}

function hasNodeTargets({ lookup }: Cluster, ingress: ResourceRef, service: Service): boolean {
  const object = lookup.object(ingress)
  const written = service.annotations[targetType] ?? (object && annotationsOf(object)[targetType])
  return written === 'instance'
}

function portWithout(ports: readonly ServicePort[]): number | null {
  return ports.find(({ nodePort }) => nodePort === null)?.port ?? null
}
