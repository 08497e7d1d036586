import { hostMatches } from '../../../kubernetes/hostPattern'
import { type Cluster, named, type RejectedCause, refKey, stopOf, type Trace, type UnservedRoute } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** ING-01: it names no class, there is no default one, and nobody serves Ingresses without. */
export const ingressWithoutClass: Diagnostic<'ING-01'> = {
  code: 'ING-01',
  docs: docs.ingressClass,
  onTrace: (cluster, trace) =>
    missed(cluster, trace, 'no-class').map(({ object }) => ({
      facts: { ingress: named(object), classes: classesOf(cluster) },
      severity: 'error',
      object,
      path: 'spec',
    })),
}

/** ING-02: the class that it names is not there, and no software that is known brings it along. */
export const ingressClassMissing: Diagnostic<'ING-02'> = {
  code: 'ING-02',
  docs: docs.ingressClass,
  onTrace: (cluster, trace) =>
    missed(cluster, trace, 'class-missing').map(({ object, className }) => ({
      facts: { ingress: named(object), className: className ?? '', classes: classesOf(cluster) },
      severity: 'error',
      object,
      path: 'spec.ingressClassName',
    })),
}

/** The Ingresses that nobody serves for that reason and that the request asked for: by themselves, or by a host of theirs. */
function missed(cluster: Cluster, trace: Trace, why: RejectedCause): readonly UnservedRoute[] {
  const stop = stopOf(trace.ending)
  const candidates = cluster.unserved.filter((route) => route.why === why && route.object.kind === 'Ingress')
  if (stop?.reason === 'nobody-serves') return candidates.filter(({ object }) => refKey(object) === refKey(stop.facts.object))
  if (stop?.reason !== 'no-such-name') return []
  const host = stop.facts.host.toLowerCase()
  return candidates.filter(({ hosts }) => hosts.some((pattern) => pattern.kind !== 'any' && hostMatches(pattern, host)))
}

/** True where one of the findings above says why nobody serves it. */
export function isToldByClass(cluster: Cluster, object: UnservedRoute['object']): boolean {
  const own = cluster.unserved.find((route) => refKey(route.object) === refKey(object))
  return object.kind === 'Ingress' && (own?.why === 'no-class' || own?.why === 'class-missing')
}

function classesOf(cluster: Cluster): readonly string[] {
  return cluster.objects.flatMap(({ ref }) => (ref.kind === 'IngressClass' ? [ref.name] : []))
}
