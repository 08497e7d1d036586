import { named, type ObjectErrors, stopOf, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * ING-21: an Ingress is meant for the host that was asked, but is written in capitals. The API server refuses it, so no rule
 * for the host exists.
 */
export const ingressHostCase: Diagnostic<'ING-21'> = {
  code: 'ING-21',
  docs: docs.ingress,
  onTrace: (cluster, trace) => {
    const asked = askedHost(trace)
    return asked === null ? [] : cluster.refusals.flatMap((refusal) => inCapitals(refusal, asked))
  },
}

/** The host of a request that no rule and no name took. */
function askedHost(trace: Trace): string | null {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'no-http-rule' && stop?.reason !== 'no-such-name') return null
  return stop.facts.host?.toLowerCase() ?? null
}

function inCapitals({ ref, refused, errors }: ObjectErrors, asked: string): readonly Found<'ING-21'>[] {
  if (ref.kind !== 'Ingress' || !refused) return []
  return errors.flatMap((error): readonly Found<'ING-21'>[] => {
    const isHost = error.code === 'name-form' && /^spec\.rules\[\d+\]\.host$/.test(error.path)
    if (!isHost || error.value === asked || error.value.toLowerCase() !== asked) return []
    return [{ facts: { ingress: named(ref), written: error.value, asked }, severity: 'error', object: ref, path: error.path }]
  })
}
