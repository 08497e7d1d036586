import { forwardedRef, forwardedTo } from '../kubernetes/portForward'
import {
  type Address,
  type Cluster,
  isLoopback,
  named,
  parseAddress,
  qualifiedName,
  type Request,
  type RequestProblem,
  type Sender,
} from '../model'
import { nearestNames } from './nearest'
import { externalClient } from './sender'
import type { ResolvedTarget } from './target'
import type { SenderFact } from './visit'

const loopback = '127.0.0.1' as Address

/**
 * A request through the tunnel of kubectl port-forward: from a program on the same machine to localhost, or with
 * `--address` from another machine to the one where kubectl runs.
 */
export function throughTunnel(
  cluster: Cluster,
  local: SenderFact,
  from: Extract<Sender, { kind: 'portForward' }>,
  to: Request['to'],
): { readonly sender: SenderFact; readonly target: ResolvedTarget } | { readonly problem: RequestProblem } {
  const object = forwardedRef(from)
  if (cluster.lookup.object(object) === null && !isMadePod(cluster, from)) {
    const known = cluster.objects.filter(({ ref }) => ref.kind === object.kind).map(({ ref }) => qualifiedName(ref))
    return { problem: { code: 'sender-unknown', text: qualifiedName(object), nearest: nearestNames(qualifiedName(object), known) } }
  }
  const host = to.kind === 'host' ? to.host : to.kind === 'ip' ? to.address : ''
  const address = parseAddress(host)
  const isLocal = host === 'localhost' || (address !== null && isLoopback(address))
  const port = typeof to.port === 'number' ? to.port : 0
  const common = { host, port, protocol: 'TCP', dns: [], evidence: [] } as const
  const sender = isLocal ? local : externalClient(cluster, 'client', null)
  const heard = isLocal || (from.address !== null && !isLoopback(from.address))
  const decision = forwardedTo(cluster, from, heard ? port : -1)
  if (decision.kind === 'stop') return { sender, target: { ...common, kind: 'stop', stop: decision.stop, verdict: decision.verdict } }
  const { pod, evidence } = decision
  const first = { at: 'portForward', stage: 'kubectl', object: named(object), pod, port: decision.port, evidence } as const
  return { sender, target: { ...common, kind: 'tunnel', address: isLocal ? loopback : address, first } }
}

/** A Pod that was made of a workload has no object of its own. */
function isMadePod(cluster: Cluster, { object }: Extract<Sender, { kind: 'portForward' }>): boolean {
  return object.kind === 'Pod' && cluster.lookup.pod(object.namespace, object.name) !== null
}
