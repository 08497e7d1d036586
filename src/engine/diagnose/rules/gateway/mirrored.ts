import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, named } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs, type Found } from '../../rule'
import { namedBy, unmetOfListeners, unmetOfOwner } from './conditions'
import { listenerCertificate, listenerRefused } from './listener'
import { toldAsWritten, unmet } from './unmet'
import { withoutEffect } from './withoutEffect'

const group = 'gateway.networking.k8s.io'

/** What is told of the fields of a listener in place of its status. */
const ofListener = {
  HostnameConflict: [listenerRefused],
  ListenerConflict: [listenerRefused],
  ProtocolConflict: [listenerRefused],
  UnsupportedProtocol: [listenerRefused],
  InvalidCertificateRef: [listenerCertificate],
  RefNotPermitted: [listenerCertificate],
} as Readonly<Record<string, readonly Diagnostic[]>>

/**
 * GWS-01: the controller of a Gateway or ListenerSet says that a listener is not open, or not as it is written. TLS settings that overlap are
 * information: requests are answered, and on a connection that is used again maybe by another listener.
 */
export const listenerUnmet: Diagnostic<'GWS-01'> = {
  code: 'GWS-01',
  docs: docs.listenerStatus,
  inCluster: (cluster) => {
    const isTold = toldAsWritten(cluster, ofListener)
    return [...currentObjects(cluster, 'Gateway', group), ...listenerSets(cluster)].flatMap((object) => {
      const written = new Map(
        fieldsOf(object, [])
          .map('spec')
          .maps('listeners')
          .map((entry) => [entry.text('name'), entry.path]),
      )
      return unmetOfListeners(object).flatMap(({ listener, condition, reason, path }): readonly Found<'GWS-01'>[] => {
        if (isTold(object, reason, listener)) return []
        const facts = { owner: named(object.ref), listener, condition, reason }
        const severity = condition === 'OverlappingTLSConfig' ? 'info' : 'warning'
        return [{ facts, severity, object: object.ref, path: written.get(listener) ?? path }]
      })
    })
  },
}

/** GWS-02: a Gateway's controller says that it does not take a ListenerSet, or has not carried it out. */
export const listenerSetUnmet: Diagnostic<'GWS-02'> = {
  code: 'GWS-02',
  docs: docs.listenerSet,
  inCluster: (cluster) =>
    listenerSets(cluster).flatMap((object) =>
      unmetOfOwner(object).map(({ condition, reason, path }) => ({
        facts: { set: named(object.ref), condition, reason },
        severity: 'warning' as const,
        object: object.ref,
        path,
      })),
    ),
}

function listenerSets(cluster: Cluster): readonly KubeObject[] {
  return [...currentObjects(cluster, 'ListenerSet', group), ...currentObjects(cluster, 'XListenerSet', 'gateway.networking.x-k8s.io')]
}

/** GWS-03: a controller says that it does not carry out a policy. Policies are of many groups: they are told by their status, which lists ancestors. */
export const policyUnmet: Diagnostic<'GWS-03'> = {
  code: 'GWS-03',
  docs: docs.policyAttachment,
  inCluster: (cluster) => {
    const isTold = toldAsWritten(cluster, { TargetNotFound: [withoutEffect] })
    return cluster.objects.filter(isPolicy).flatMap((object) =>
      fieldsOf(object, [])
        .map('status')
        .maps('ancestors')
        .flatMap((status) =>
          unmet(object, status, ['Accepted', 'ResolvedRefs']).flatMap(({ condition, reason, path }): readonly Found<'GWS-03'>[] => {
            if (isTold(object, reason, '')) return []
            const facts = { policy: named(object.ref), ancestor: namedBy(status.map('ancestorRef'), object), condition, reason }
            return [{ facts, severity: 'warning', object: object.ref, path }]
          }),
        ),
    )
  },
}

function isPolicy({ ref, body }: KubeObject): boolean {
  return ref.kind.endsWith('Policy') && Object.hasOwn(body, 'status')
}
