import { type ObjectErrors, qualifiedName } from '../../../model'
import { acceptedInstead } from '../../changes/refused'
import { type Diagnostic, docs, type Found } from '../../rule'
import { backendFormCode } from '../ingress/backendForm'
import { hasOwnCode } from '../service/portFaults'
import { missedRefusals } from './missed'
import { writtenPart } from './writtenPart'

/**
 * SYS-03: the API server refuses this object. An error where the object is not in the cluster for it, which also explains
 * why a request that asks for it arrives nowhere; a warning where it is kept. Values of a wrong type are told when the
 * input is read, backends of an Ingress by findings of their own.
 */
export const refusedObject: Diagnostic<'SYS-03'> = {
  code: 'SYS-03',
  docs: docs.api,
  inCluster: (cluster) => worst(cluster.refusals).flatMap(found),
  onTrace: (cluster, trace) => missedRefusals(cluster, trace).flatMap(found),
}

/** Where each fault stands is looked up in the text: of a hostile input by the ten thousand nobody waits for that, or reads them. */
const mostTold = 1000

/** What is refused goes before what would be. */
function worst(refusals: readonly ObjectErrors[]): readonly ObjectErrors[] {
  if (refusals.length <= mostTold) return refusals
  return [...refusals.filter(({ refused }) => refused), ...refusals.filter(({ refused }) => !refused)].slice(0, mostTold)
}

function found(refusal: ObjectErrors): readonly Found<'SYS-03'>[] {
  const { object, ref, refused, errors } = refusal
  return errors
    .filter((error) => backendFormCode(refusal, error) === null && !hasOwnCode(ref, error))
    .filter((error) => error.code !== 'wrong-type' && (!refused || error.severity === 'refused'))
    .map((error) => ({
      facts: { object: `${ref.kind} ${qualifiedName(ref)}`, path: error.path, fault: error, refused },
      severity: refused ? 'error' : 'warning',
      object: ref,
      path: writtenPart(object, error.path),
      change: acceptedInstead(refusal, error),
    }))
}
