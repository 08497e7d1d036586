import { type Cluster, type FieldError, named, type ObjectErrors } from '../../../model'
import { clearPort } from '../../changes/ingress'
import { type Diagnostic, docs, type Found } from '../../rule'
import { missedRefusals } from '../system/missed'
import { writtenPart } from '../system/writtenPart'

/** ING-06: the port of a backend has neither a name nor a number, or both. */
export const ingressPortForm: Diagnostic<'ING-06'> = {
  code: 'ING-06',
  docs: docs.ingress,
  inCluster: (cluster) => cluster.refusals.flatMap((refusal) => portForms(cluster, refusal)),
  onTrace: (cluster, trace) => missedRefusals(cluster, trace).flatMap((refusal) => portForms(cluster, refusal)),
}

/** ING-07: a backend is a Service and another resource at once. */
export const ingressBackendTwice: Diagnostic<'ING-07'> = {
  code: 'ING-07',
  docs: docs.ingressResource,
  inCluster: (cluster) => cluster.refusals.flatMap(backendsTwice),
  onTrace: (cluster, trace) => missedRefusals(cluster, trace).flatMap(backendsTwice),
}

function portForms(cluster: Cluster, refusal: ObjectErrors): readonly Found<'ING-06'>[] {
  return errorsOf(refusal, 'ING-06').map((error) => {
    const has = error.code === 'required' ? 'neither' : 'both'
    const change = clearPort(cluster, refusal.ref, error.path, has)
    return { facts: { ingress: named(refusal.ref), has }, ...placeOf(refusal, error), change }
  })
}

function backendsTwice(refusal: ObjectErrors): readonly Found<'ING-07'>[] {
  return errorsOf(refusal, 'ING-07').map((error) => ({ facts: { ingress: named(refusal.ref) }, ...placeOf(refusal, error) }))
}

function errorsOf(refusal: ObjectErrors, code: 'ING-06' | 'ING-07'): readonly FieldError[] {
  return refusal.errors.filter((error) => backendFormCode(refusal, error) === code)
}

function placeOf({ ref, object }: ObjectErrors, { path }: FieldError) {
  return { severity: 'error', object: ref, path: writtenPart(object, path) } as const
}

/** The finding that says what is wrong with a field of an Ingress; null: that it is refused says it all. */
export function backendFormCode({ ref }: Pick<ObjectErrors, 'ref'>, { code, path }: FieldError): 'ING-06' | 'ING-07' | null {
  if (ref.kind !== 'Ingress' || (code !== 'required' && code !== 'not-beside')) return null
  if (/ackend\.service\.port\.number$/.test(path)) return 'ING-06'
  return code === 'not-beside' && /ackend\.resource$/.test(path) ? 'ING-07' : null
}
