import { type Cluster, named, type ObjectErrors, stopOf, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { shadowedHere, shadowedRules } from './shadowed'

/**
 * ING-21: a rule to which no request comes. Another one before it takes all of its requests; or its host is written in capitals, so that
 * the API server refuses the Ingress that is meant for the host that was asked.
 */
export const ruleOutOfReach: Diagnostic<'ING-21'> = {
  code: 'ING-21',
  docs: docs.multipleMatches,
  inCluster: shadowedRules,
  onTrace: (cluster, trace) => [...inCapitals(cluster, trace), ...shadowedHere(cluster, trace)],
}

function inCapitals(cluster: Cluster, trace: Trace): readonly Found<'ING-21'>[] {
  const asked = askedHost(trace)
  return asked === null ? [] : cluster.refusals.flatMap((refusal) => hostsInCapitals(refusal, asked))
}

/** The host of a request that no rule and no name took. */
function askedHost(trace: Trace): string | null {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'no-http-rule' && stop?.reason !== 'no-such-name') return null
  return stop.facts.host?.toLowerCase() ?? null
}

function hostsInCapitals({ ref, refused, errors }: ObjectErrors, asked: string): readonly Found<'ING-21'>[] {
  if (ref.kind !== 'Ingress' || !refused) return []
  return errors.flatMap((error): readonly Found<'ING-21'>[] => {
    const isHost = error.code === 'name-form' && /^spec\.rules\[\d+\]\.host$/.test(error.path)
    if (!isHost || error.value === asked || error.value.toLowerCase() !== asked) return []
    const facts = { why: 'capitals', ingress: named(ref), written: error.value, asked } as const
    const change = [{ do: 'set', object: ref, path: error.path, value: asked }] as const
    return [{ facts, severity: 'error', object: ref, path: error.path, change }]
  })
}
