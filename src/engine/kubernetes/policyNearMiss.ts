import type { Cluster, NearMiss, NetworkPolicy, PeerFact, PolicyPeer, PolicyPort } from '../model'
import { labelSelectorText } from './labelSelector'
import { fitsPeers, fitsPorts, type PolicyQuestion, portByName } from './policyRule'

/** More than these tell nobody more. */
const most = 8

/** Rules that nearly let something pass: first those for the right peer on other ports, then those for the right port from other peers. */
export function nearMisses(cluster: Cluster, question: PolicyQuestion, isolating: readonly NetworkPolicy[]): readonly NearMiss[] {
  const byPort: NearMiss[] = []
  const byPeer: NearMiss[] = []
  for (const policy of isolating)
    for (const rule of policy.rules[question.direction] ?? []) {
      const common = { policy: policy.ref }
      const peerFits = fitsPeers(cluster, policy, rule, question.other)
      if (peerFits && rule.ports !== null)
        byPort.push({ ...common, path: `${rule.path}.ports`, miss: 'port', ...portFacts(rule.ports, question) })
      else if (!peerFits && rule.peers !== null && fitsPorts(rule, question))
        byPeer.push({
          ...common,
          path: `${rule.path}.${question.direction === 'ingress' ? 'from' : 'to'}`,
          miss: 'peer',
          peers: rule.peers.flatMap(peerFact),
        })
    }
  return [...byPort, ...byPeer].slice(0, most)
}

function portFacts(
  ports: readonly PolicyPort[],
  question: PolicyQuestion,
): { readonly ports: readonly string[]; readonly unresolved: readonly string[] } {
  return {
    ports: ports.map((port) => portText(port, question)),
    unresolved: ports.flatMap((port) => (port.kind === 'name' && portByName(port, question) === null ? [port.name] : [])),
  }
}

function portText(port: PolicyPort, question: PolicyQuestion): string {
  switch (port.kind) {
    case 'every':
      return port.protocol
    case 'numbers':
      return `${port.first === port.last ? port.first : `${port.first}-${port.last}`}/${port.protocol}`
    case 'name': {
      const number = portByName(port, question)
      return number === null ? `${port.name}/${port.protocol}` : `${number}/${port.protocol} (${port.name})`
    }
  }
}

function peerFact(peer: PolicyPeer): readonly PeerFact[] {
  switch (peer.kind) {
    case 'nobody':
      return []
    case 'ipBlock':
      return [{ by: 'address', range: peer.range.text, except: peer.except.map(({ text }) => text) }]
    case 'pods':
      return [{ by: 'labels', namespaces: peer.namespaces && labelSelectorText(peer.namespaces), pods: labelSelectorText(peer.pods) }]
  }
}
