import type { Arrival, Missing, Trace } from '../../engine/model'
import type { Messages } from '../messages'
import { type VerdictFacts, verdictFacts } from '../verdictFacts'
import { count, list, named, plural } from './grammar'
import { stops } from './reasons'

/** The one sentence beside the verdict word, with what it depends on. */
export function verdictSentence(trace: Trace): string {
  return `${outcome(trace)}${coverage(trace.missing)}.`
}

function outcome(trace: Trace): string {
  const { ending } = trace
  if (ending.verdict === 'delivered') return arrives(verdictFacts(trace))
  if (ending.verdict === 'redirected') return `The client is sent to ${ending.redirect.location} with status ${ending.status}`
  return stops[ending.stop.reason](ending.stop.facts as never)
}

function arrives({ arrival, translations, sees }: VerdictFacts): string {
  if (arrival === null) return 'Arrives'
  const way = translations === 0 ? 'without any translation' : `after ${count(translations, 'translation', 'translations')}`
  return `Arrives at ${place(arrival)} on port ${arrival.port} ${way}${sees === null ? '' : `; ${seenBy(arrival)} sees ${seen(sees)}`}`
}

function place(arrival: Arrival): string {
  const known = arrival.ref ? named(arrival.ref) : arrival.address
  return arrival.what === 'outside' ? `${known}, outside the cluster,` : known
}

function seenBy(arrival: Arrival): string {
  if (arrival.what === 'pod') return 'the Pod'
  return arrival.what === 'node' ? 'the node' : 'the receiver'
}

function seen(sees: NonNullable<VerdictFacts['sees']>): string {
  return sees === 'client' ? "the client's own address" : `${sees.instead}, not the client`
}

/** ` – if no NetworkPolicy exists: that kind is not in the input`, or nothing. */
function coverage(missing: readonly Missing[]): string {
  const absent = missing.filter((entry) => entry.why === 'not-in-input').map((entry) => entry.kind)
  const unweighed = missing.filter((entry) => entry.why === 'not-modelled')
  const unplaced = missing.flatMap((entry) => (entry.why === 'not-placed' ? entry.wants : []))
  const parts = [
    ...(unplaced.length === 0 ? [] : [`if there is a node with ${list(unplaced)}: no Node is in the input`]),
    ...(absent.length === 0
      ? []
      : [`if no ${list(absent)} exists: ${plural(absent.length, 'that kind is', 'those kinds are')} not in the input`]),
    ...(unweighed.length === 0 ? [] : [`not weighing ${list(unweighed.map((entry) => `the ${entry.kind} objects`))} of the input`]),
  ]
  return parts.length === 0 ? '' : ` – ${parts.join('; ')}`
}

/** One thing that could change the answer. */
export const missing: Messages['missing'] = (entry) => {
  if (entry.why === 'not-in-input') return `No ${entry.kind} is in the input; if the cluster has one, the answer can differ`
  if (entry.why === 'not-shown')
    return `No ${entry.kind} of Service ${entry.service} is in the input, and its selector is not known; kubectl get endpointslices -o yaml shows them`
  if (entry.why === 'not-placed')
    return `No ${entry.kind} is in the input; if the cluster has none with ${list(entry.wants)}, no Pod of ${entry.workload} runs`
  return `The ${entry.count === 1 ? `${entry.kind} object` : count(entry.count, '', `${entry.kind} objects`)} of the input can change the answer, and this version does not weigh ${plural(entry.count, 'it', 'them')}`
}
