import { type ClosedCause, type ClosedListener, type Cluster, named, type StopReason, type Trace } from '../../../model'
import { type Diagnostic, docs } from '../../rule'
import { askedGateway, isMeant } from './asked'

/** GW-05: there is a listener for the port and host, and it is not accepted: it collides with another, or nobody knows its protocol. */
export const listenerRefused: Diagnostic<'GW-05'> = {
  code: 'GW-05',
  docs: docs.gatewayListener,
  onTrace: (cluster, trace) => closed(cluster, trace, false).map((listener) => ({ facts: factsOf(listener), ...placeOf(listener) })),
}

/** GW-07: there is a listener for the port and host, and its certificates cannot be used. */
export const listenerCertificate: Diagnostic<'GW-07'> = {
  code: 'GW-07',
  docs: docs.gatewayTls,
  onTrace: (cluster, trace) =>
    closed(cluster, trace, true).map((listener) => ({
      facts: { ...factsOf(listener), certificates: listener.certificates },
      ...placeOf(listener),
    })),
}

/** Reasons to stop that a listener which is not open can have. */
const reasons: ReadonlySet<StopReason> = new Set(['listener-closed', 'protocol-differs', 'no-certificate', 'no-http-rule', 'no-listener'])

const ofCertificate: ReadonlySet<ClosedCause> = new Set(['InvalidCertificateRef', 'RefNotPermitted'])

/** The listeners for what was asked that their router does not open. */
function closed(cluster: Cluster, trace: Trace, byCertificate: boolean): readonly ClosedListener[] {
  if (trace.reason === null || !reasons.has(trace.reason)) return []
  const asked = askedGateway(cluster, trace)
  if (!asked?.router) return []
  return asked.router.closed.filter(
    (each) => ofCertificate.has(each.why) === byCertificate && each.port === asked.port && isMeant(asked, [each.host]),
  )
}

const factsOf = ({ object, name, port, why }: ClosedListener) => ({ owner: named(object), listener: name, port, why })

const placeOf = ({ object, path }: ClosedListener) => ({ severity: 'error', object, path }) as const
