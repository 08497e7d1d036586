import { type StopReason, stopOf, type Trace } from '../engine/model'
import type { Messages } from '../i18n/messages'

/** Reasons whose symptom hangs on settings, so that the verdict says more than the reason. */
const decidedByVerdict: ReadonlySet<StopReason> = new Set([
  'cluster-ip-not-allocated',
  'port-not-on-service',
  'no-endpoints',
  'no-endpoint-with-that-port-name',
  'no-listener',
  'no-backend',
  'no-node-port',
  'nothing-listens',
])

/** What the client sees of a trace that did not arrive: timed out, connection refused, no such host. Null where it arrived. */
export function symptomText(trace: Trace, messages: Messages): string | null {
  if (trace.status !== null) return messages.symptomWords.status(trace.status)
  const reason = stopOf(trace.ending)?.reason ?? null
  if (reason === null) return null
  if (decidedByVerdict.has(reason)) {
    if (trace.ending.verdict === 'rejected') return messages.symptomWords.refused
    if (trace.ending.verdict === 'dropped') return messages.symptomWords.timeout
  }
  return messages.symptoms[reason]
}
