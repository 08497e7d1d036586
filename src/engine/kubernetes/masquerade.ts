import {
  type Address,
  addressLike,
  type ClusterNode,
  type Evidence,
  type KubeProxySettings,
  type MasqueradeReason,
  type SenderSide,
  type Service,
  type Socket,
} from '../model'

/** What kube-proxy knows when it decides on the source. */
export interface MasqueradeQuestion {
  /** Asked by its cluster IP, or by an address of the outside: node port, external IP, load balancer. */
  readonly entry: 'internal' | 'external'
  readonly service: Service
  readonly sender: SenderSide
  /** Whether the settings can tell a Pod from others. */
  readonly detector: boolean
  /** The endpoint is the sender itself. */
  readonly hairpin: boolean
  /** The endpoint has this node's own address (hostNetwork): the packet does not leave, so nothing is rewritten. */
  readonly endpointOnNode: boolean
  readonly node: string
}

/** `marked`: kube-proxy asks for it; `masquerade`: the packet leaves the node, so that it happens. */
export interface MasqueradeDecision {
  readonly marked: boolean
  readonly masquerade: boolean
  readonly evidence: Evidence
}

/**
 * Whether the node writes its own address over the source, so that replies come back to it.
 *
 * External entries: policy Cluster always, for Pods too; Local from outside or from a Pod no, from the node itself yes.
 * Cluster IP: where the detector does not recognise the sender as a Pod; without a detector never; always with
 * `masqueradeAll`. An endpoint that reaches itself through the Service (hairpin): always. A hostNetwork endpoint on the
 * entering node sees the client in every row: the packet is delivered on the node, and only what leaves is rewritten.
 * https://kubernetes.io/docs/tutorials/services/source-ip/
 */
export function decideMasquerade(settings: KubeProxySettings, question: MasqueradeQuestion): MasqueradeDecision {
  const [marked, why, path] = decide(settings, question)
  const stays = marked && question.endpointOnNode
  const masquerade = marked && !stays
  const reason = stays ? 'endpoint-is-this-node' : why
  const facts = { masquerade, reason, node: question.node } as const
  return { marked, masquerade, evidence: { rule: 'masquerade', object: question.service.ref, path: stays ? null : path, facts } }
}

function decide(settings: KubeProxySettings, question: MasqueradeQuestion): readonly [boolean, MasqueradeReason, string | null] {
  const { entry, sender, service, detector, hairpin } = question
  if (hairpin) return [true, 'hairpin', null]
  if (entry === 'external') {
    const policy = 'spec.externalTrafficPolicy'
    if (service.externalTrafficPolicy === 'Cluster') return [true, 'external-policy-cluster', policy]
    return sender === 'node' ? [true, 'node-itself', policy] : [false, 'local-policy-keeps-client', policy]
  }
  if (settings.masqueradeAll) return [true, 'masquerade-all', null]
  if (!detector) return [false, 'no-detector', null]
  return sender === 'pod' ? [false, 'source-is-pod', null] : [true, 'source-is-no-pod', null]
}

/** A masqueraded source: the node's address in the receiver's family, and a new port that the node picks. */
export function masqueradeSource(node: ClusterNode, receiver: Address): Socket {
  return { address: addressLike(node.addresses, receiver), port: null, name: node.ref.name }
}
