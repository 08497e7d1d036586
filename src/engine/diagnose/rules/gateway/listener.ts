import { fieldsOf } from '../../../fields'
import { type ClosedCause, type ClosedListener, type Cluster, named, type Severity, type StopReason, type Trace } from '../../../model'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs, type Found } from '../../rule'
import { askedGateway, isMeant } from './asked'

/**
 * GW-05: there is a listener for the port and host, and it is not accepted: it collides with another, or nobody knows its
 * protocol, which a controller outside of the input may. Two that are the same in one Gateway make the API server refuse it whole.
 */
export const listenerRefused: Diagnostic<'GW-05'> = {
  code: 'GW-05',
  docs: docs.gatewayListener,
  inCluster: (cluster) => [
    ...allClosed(cluster, false).map((listener) => ({ ...refused(listener), severity: severityOf(listener) })),
    ...sameTwice(cluster),
  ],
  onTrace: (cluster, trace) => closed(cluster, trace, false).map(refused),
}

/** GW-07: there is a listener for the port and host, and its certificates cannot be used. */
export const listenerCertificate: Diagnostic<'GW-07'> = {
  code: 'GW-07',
  docs: docs.gatewayTls,
  inCluster: (cluster) =>
    allClosed(cluster, true).map((listener) => ({ ...withoutCertificate(listener), severity: absence(cluster, listener) })),
  onTrace: (cluster, trace) => closed(cluster, trace, true).map(withoutCertificate),
}

const refused = (listener: ClosedListener) => ({ facts: factsOf(listener), ...placeOf(listener) })

const withoutCertificate = (listener: ClosedListener) => ({
  facts: { ...factsOf(listener), certificates: listener.certificates },
  ...placeOf(listener),
})

function severityOf({ why }: ClosedListener): Severity {
  return why === 'UnsupportedProtocol' ? 'info' : 'error'
}

/** A Secret that is there without a certificate, or a missing grant, is no absence. */
function absence(cluster: Cluster, { why, certificates }: ClosedListener): Severity {
  const all = certificates.map((name) => severityOfAbsence(cluster, '/Secret', name.split('/')[0] ?? null))
  return why === 'RefNotPermitted' || all.length === 0 || all.includes('error') ? 'error' : 'info'
}

/** The later one of two listeners of a name, or of a port, protocol and host. */
function sameTwice(cluster: Cluster): readonly Found<'GW-05'>[] {
  return cluster.refusals.flatMap(({ object, ref, errors }) => {
    const duplicates = errors.flatMap(({ code, path }) => (code === 'duplicate' ? (/^spec\.listeners\[(\d+)\]/.exec(path)?.[1] ?? []) : []))
    const twice = [...new Set(duplicates)].map(Number)
    const listeners = fieldsOf(object, []).map('spec').maps('listeners')
    return twice.flatMap((index): readonly Found<'GW-05'>[] => {
      const listener = listeners[index]
      if (!listener) return []
      const facts = {
        owner: named(ref),
        listener: listener.text('name') ?? '',
        port: listener.integer('port') ?? 0,
        why: 'SameTwice',
      } as const
      return [{ facts, severity: 'error', object: ref, path: listener.path }]
    })
  })
}

function allClosed(cluster: Cluster, byCertificate: boolean): readonly ClosedListener[] {
  return cluster.routers.flatMap((router) => router.closed.filter(({ why }) => ofCertificate.has(why) === byCertificate))
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
