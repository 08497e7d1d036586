import { named, qualifiedName } from '../../../model'
import { type Diagnostic, docs, onStop } from '../../rule'

/** PF-20: nothing of the tunnel listens on the port that was asked for. */
export const notForwarded = onStop('PF-20', 'not-forwarded', docs.portForward, ({ object, asked, ports }) => {
  return { facts: { object: named(object), asked, ports }, severity: 'error', object, path: null }
})

/** PF-21: kubectl finds no running Pod. */
export const nothingToForwardTo = onStop('PF-21', 'nothing-to-forward-to', docs.portForward, ({ object }) => {
  return { facts: { object: named(object) }, severity: 'error', object, path: null }
})

/** PF-22: the Service or Pod has no port of that number or name. */
export const portNotForwardable = onStop('PF-22', 'port-not-forwardable', docs.portForward, ({ object, remote }) => {
  return { facts: { object: named(object), remote }, severity: 'error', object, path: null }
})

/** SVC-32: no container declares the port that is forwarded to; whether something listens there is not known. */
export const undeclaredForward: Diagnostic<'SVC-32'> = {
  code: 'SVC-32',
  docs: docs.portForward,
  onTrace: (cluster, { ending, request }) => {
    if (request.from.kind !== 'portForward' || ending.verdict !== 'delivered' || ending.endpoint.ref === null) return []
    const { ref, port } = ending.endpoint
    const pod = cluster.lookup.podOf(ref)
    if (!pod || pod.ports.some((declared) => declared.port === port)) return []
    return [{ facts: { pod: qualifiedName(ref), port }, severity: 'info', object: pod.writtenIn.object, path: null }]
  },
}
