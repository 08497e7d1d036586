import { selectorText, selects } from '../../../kubernetes/labelSelector'
import { type Cluster, type Pod, qualifiedName, type Service } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/**
 * SVC-01: the selector matches no Pod. A warning where it looks like a slip: it is the one Service of its namespace that
 * finds nothing, and a workload there that no Service serves carries one of the selector's keys with another value.
 * Else information: an operator, or another file, may make the Pods.
 */
export const selectsNothing: Diagnostic<'SVC-01'> = {
  code: 'SVC-01',
  docs: docs.debug,
  inCluster: (cluster) => {
    const lost = cluster.services.filter((service) => findsNothing(cluster, service))
    return lost.map((service) => {
      const alone = lost.filter((other) => other.ref.namespace === service.ref.namespace).length === 1
      const near = cluster.pods.find(
        (pod) => pod.ref.namespace === service.ref.namespace && isNear(service, pod) && !isServed(cluster, pod),
      )
      const selector = service.selector ?? {}
      const nearest = near
        ? { workload: qualifiedName(near.workload ?? near.ref), labels: selectorText(pick(near.labels, Object.keys(selector))) }
        : null
      const facts = { service: qualifiedName(service.ref), selector: selectorText(selector), nearest }
      return { facts, severity: nearest && alone ? ('warning' as const) : ('info' as const), object: service.ref, path: 'spec.selector' }
    })
  },
}

function findsNothing(cluster: Cluster, service: Service): boolean {
  if (service.selector === null || service.type === 'ExternalName' || hasEndpoints(cluster, service)) return false
  return !cluster.pods.some((pod) => pod.ref.namespace === service.ref.namespace && selects(service.selector, pod.labels))
}

function hasEndpoints(cluster: Cluster, service: Service): boolean {
  return cluster.lookup.slices(service.ref).some((slice) => slice.endpoints.length > 0)
}

function isNear(service: Service, pod: Pod): boolean {
  return Object.keys(service.selector ?? {}).some((key) => Object.hasOwn(pod.labels, key))
}

function isServed(cluster: Cluster, pod: Pod): boolean {
  return cluster.services.some((service) => service.ref.namespace === pod.ref.namespace && selects(service.selector, pod.labels))
}

function pick(labels: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => keys.includes(key)))
}
