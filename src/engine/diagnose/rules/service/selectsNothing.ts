import { selectorText } from '../../../kubernetes/labelSelector'
import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, qualifiedName, type Service } from '../../../model'
import { selectorThatFinds } from '../../changes/service'
import { type Diagnostic, docs, type Found } from '../../rule'
import { nearestWorkloads } from './nearestWorkload'

/**
 * SVC-01: the selector matches no Pod. A warning where it looks like a slip: it is the one Service of its namespace that
 * finds nothing, and a workload there that no Service serves carries one of the selector's keys with another value.
 * Else information: an operator, or another file, may make the Pods.
 */
export const selectsNothing: Diagnostic<'SVC-01'> = { code: 'SVC-01', docs: docs.debug, inCluster: lostServices }

function lostServices(cluster: Cluster): readonly Found<'SVC-01'>[] {
  const lost = cluster.services.filter((service) => findsNothing(cluster, service))
  const inNamespace = new Map<string | null, number>()
  for (const { ref } of lost) inNamespace.set(ref.namespace, (inNamespace.get(ref.namespace) ?? 0) + 1)
  const nearestTo = nearestWorkloads(cluster, lost)
  return lost.map((service) => {
    const near = nearestTo(service)
    const nearest = near && { workload: near.workload, labels: near.labels }
    const facts = { service: qualifiedName(service.ref), selector: selectorText(service.selector ?? {}), nearest }
    const isAlone = inNamespace.get(service.ref.namespace) === 1
    const severity = near?.someAreFree && isAlone ? ('warning' as const) : ('info' as const)
    const change = near ? selectorThatFinds(service, near.pod, isAlone) : []
    return { facts, severity, object: service.ref, path: 'spec.selector', change }
  })
}

function findsNothing(cluster: Cluster, service: Service): boolean {
  if (service.selector === null || service.type === 'ExternalName' || hasEndpoints(cluster, service)) return false
  return podIndex(cluster.pods).selected(service.ref.namespace ?? '', service.selector).length === 0
}

function hasEndpoints(cluster: Cluster, service: Service): boolean {
  return cluster.lookup.slices(service.ref).some((slice) => slice.endpoints.length > 0)
}
