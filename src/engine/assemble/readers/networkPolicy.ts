import { type Fields, fieldsOf } from '../../fields'
import type { KubeObject, LoadProblem, NetworkPolicy, PolicyDirection, PolicyPeer, PolicyPort, PolicyRule } from '../../model'
import { readLabelSelector } from './labelSelector'

const types = { ingress: 'Ingress', egress: 'Egress' } as const
const peerLists = { ingress: 'from', egress: 'to' } as const

/** A NetworkPolicy as the API server has it: its policyTypes are filled in. */
export function readNetworkPolicy(object: KubeObject, problems: LoadProblem[]): NetworkPolicy {
  const spec = fieldsOf(object, problems).map('spec')
  const isolates = spec.texts('policyTypes')
  const rulesOf = (direction: PolicyDirection) =>
    isolates.includes(types[direction]) ? spec.maps(direction).map((rule) => readRule(rule, peerLists[direction])) : null
  return {
    ref: object.ref,
    selector: readLabelSelector(spec.map('podSelector')),
    typesWritten: !object.filledIn.has('spec.policyTypes'),
    withoutEffect: (['ingress', 'egress'] as const).filter(
      (direction) => !isolates.includes(types[direction]) && spec.maps(direction).length > 0,
    ),
    rules: { ingress: rulesOf('ingress'), egress: rulesOf('egress') },
  }
}

/** An empty list says the same as none. */
function readRule(rule: Fields, peerList: 'from' | 'to'): PolicyRule {
  const peers = rule.maps(peerList)
  const ports = rule.maps('ports')
  return {
    peers: peers.length === 0 ? null : peers.map(readPeer),
    ports: ports.length === 0 ? null : ports.flatMap(readPort),
    path: rule.path,
  }
}

function readPeer(peer: Fields): PolicyPeer {
  if (peer.has('ipBlock')) {
    const block = peer.map('ipBlock')
    const range = block.range('cidr')
    return range === null ? { kind: 'nobody' } : { kind: 'ipBlock', range, except: block.ranges('except') }
  }
  if (!peer.has('namespaceSelector') && !peer.has('podSelector')) return { kind: 'nobody' }
  return {
    kind: 'pods',
    namespaces: peer.has('namespaceSelector') ? readLabelSelector(peer.map('namespaceSelector')) : null,
    pods: readLabelSelector(peer.map('podSelector')),
  }
}

/** A port that cannot be read is none. */
function readPort(entry: Fields): readonly PolicyPort[] {
  const protocol = entry.protocol('protocol')
  if (!entry.has('port')) return [{ kind: 'every', protocol }]
  const port = entry.portOrName('port')
  if (port === null) return []
  if (typeof port === 'string') return [{ kind: 'name', protocol, name: port }]
  return [{ kind: 'numbers', protocol, first: port, last: entry.port('endPort') ?? port }]
}
