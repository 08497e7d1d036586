import { joinPath } from '../../../fields'
import { hostMatches } from '../../../kubernetes/hostPattern'
import {
  type Cluster,
  type FieldChange,
  named,
  type RejectedCause,
  type ResourceRef,
  refKey,
  stopOf,
  type Trace,
  type UnservedRoute,
} from '../../../model'
import { spelledAlike } from '../../changes/nearestWord'
import { currentObjects } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs } from '../../rule'

/** ING-01: it names no class, there is no default one, and nobody serves Ingresses without. */
export const ingressWithoutClass: Diagnostic<'ING-01'> = {
  code: 'ING-01',
  docs: docs.ingressClass,
  inCluster: (cluster) =>
    unserved(cluster, 'no-class').map((route) => ({
      ...withoutClass(cluster, route),
      severity: severityOfAbsence(cluster, classes, null),
    })),
  onTrace: (cluster, trace) =>
    missed(cluster, trace, 'no-class').map((route) => ({ ...withoutClass(cluster, route), severity: 'error' as const })),
}

/** ING-02: the class that it names is not there, and no software that is known brings it along. */
export const ingressClassMissing: Diagnostic<'ING-02'> = {
  code: 'ING-02',
  docs: docs.ingressClass,
  inCluster: (cluster) =>
    unserved(cluster, 'class-missing').map((route) => ({
      ...classMissing(cluster, route),
      severity: severityOfAbsence(cluster, classes, null),
    })),
  onTrace: (cluster, trace) =>
    missed(cluster, trace, 'class-missing').map((route) => ({ ...classMissing(cluster, route), severity: 'error' as const })),
}

const classes = 'networking.k8s.io/IngressClass'

function withoutClass(cluster: Cluster, { object }: UnservedRoute) {
  return { facts: { ingress: named(object), classes: classesOf(cluster) }, object, path: 'spec' }
}

function classMissing(cluster: Cluster, { object, className }: UnservedRoute) {
  const elsewhere = severityOfAbsence(cluster, classes, null) === 'info'
  const facts = { ingress: named(object), className: className ?? '', classes: classesOf(cluster), elsewhere }
  const path = classField(cluster, object)
  const value = spelledAlike(facts.className, facts.classes)
  const change: readonly FieldChange[] = value === null ? [] : [{ do: 'set', object, path, value }]
  return { facts, object, path, change }
}

/** The field, or the annotation of old. */
function classField(cluster: Cluster, object: ResourceRef): string {
  const field = 'spec.ingressClassName'
  const isWritten = (cluster.lookup.object(object)?.source.locate(field) ?? null) !== null
  return isWritten ? field : joinPath('metadata.annotations', 'kubernetes.io/ingress.class')
}

function unserved(cluster: Cluster, why: RejectedCause): readonly UnservedRoute[] {
  return cluster.unserved.filter((route) => route.why === why && route.object.kind === 'Ingress')
}

/** The Ingresses that nobody serves for that reason and that the request asked for: by themselves, or by a host of theirs. */
function missed(cluster: Cluster, trace: Trace, why: RejectedCause): readonly UnservedRoute[] {
  const stop = stopOf(trace.ending)
  const candidates = unserved(cluster, why)
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
  return currentObjects(cluster, 'IngressClass', 'networking.k8s.io').map(({ ref }) => ref.name)
}
