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
  if (trace.ending.verdict === 'dropped' && isBehindRouter(trace)) return messages.symptomWords.behindRouter
  if (decidedByVerdict.has(reason)) {
    if (trace.ending.verdict === 'rejected') return messages.symptomWords.refused
    if (trace.ending.verdict === 'dropped') return messages.symptomWords.timeout
  }
  return messages.symptoms[reason]
}

/** The silence is the router's to meet: the client has a connection to it, and speaks HTTP on it. */
function isBehindRouter({ hops, request }: Trace): boolean {
  const routed = hops.some(({ step }) => step === 'route') || hops.at(-1)?.component.place === 'httpRouter'
  return routed && request.http !== null
}
