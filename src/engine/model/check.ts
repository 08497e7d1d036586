import type { Address } from './address'

/** What a person may see of a request that fails, as the client tells it. */
export const symptoms = ['refused', 'timeout', 'not-found', 'bad-gateway', 'unavailable', 'wrong-answer'] as const
export type Seen = (typeof symptoms)[number]

/** What cannot be seen from the input, with the facts that words need. */
export interface CheckFacts {
  /** The cluster may not be as the input says any more. */
  'stale-input': { readonly service: string; readonly endpoints: readonly string[] }
  /** The process listens on 127.0.0.1 alone. */
  'bound-to-loopback': { readonly pod: string; readonly port: number }
  /** The Pod itself, asked without anything in front. */
  'pod-itself': { readonly pod: string; readonly port: number }
  /** Endpoints come and go while Pods are not ready. */
  'not-ready-now': { readonly service: string }
  /** A firewall in front of the nodes, or of the balancer: security groups, firewall rules of the cloud. */
  'security-group': { readonly address: Address; readonly port: number }
  /** The balancer takes a node out of service whose health check fails. */
  'health-check': { readonly node: string; readonly address: Address; readonly port: number }
  /** The firewall of the node itself. */
  'node-firewall': { readonly node: string; readonly port: number }
  /** The network plugin has policies of its own kinds. */
  'plugin-policy': { readonly pod: string }
  /** Rules on the node that nobody keeps up to date. */
  'kube-proxy-down': { readonly node: string }
  /** A cache, a hosts file or a proxy leads the client to another address. */
  'other-address': { readonly host: string; readonly address: Address }
  /** The answer takes another way back, and is lost there. */
  'way-back': { readonly node: string; readonly pod: string }
  /** A balancer writes a PROXY header that the receiver does not expect, or the other way round. */
  'proxy-protocol': { readonly router: string }
  /** TLS where none is spoken, or the other way round. */
  'tls-differs': { readonly pod: string; readonly port: number }
  /** The application does not know the path or host that reaches it. */
  'application-path': { readonly pod: string; readonly port: number; readonly path: string }
  /** Another controller or balancer answers for the host. */
  'other-router': { readonly host: string; readonly router: string }
  /** Another Pod answers than the one that is thought of. */
  'which-pod': { readonly service: string; readonly endpoints: readonly string[] }
}
export type CheckCode = keyof CheckFacts

/** One thing to look at: what it is, and the command that shows it. */
export type Check = { readonly [K in CheckCode]: { readonly code: K; readonly facts: CheckFacts[K] } }[CheckCode] & {
  /** One line for sh, bash or zsh. */
  readonly command: string
}

/** What shows that a hop is as it is drawn, with the facts of the answer that is expected. */
export interface ProofFacts {
  /** The name leads to that address. */
  name: { readonly host: string; readonly address: Address }
  /** The address takes connections on that port. */
  open: { readonly address: Address; readonly port: number }
  /** The Service has that cluster IP, those ports, that address of a balancer. */
  service: { readonly service: string }
  /** Those endpoints are in its slices. */
  endpoints: { readonly service: string; readonly endpoints: readonly string[] }
  /** The node has rules of the Service. */
  'node-rules': { readonly node: string; readonly service: string }
  /** The object of the router stands there, and its status says what the controller made of it. */
  router: { readonly object: string }
  /** The Pod runs on that node with that address, and is ready. */
  pod: { readonly pod: string; readonly address: Address }
}
export type ProofCode = keyof ProofFacts

export type Proof = { readonly [K in ProofCode]: { readonly code: K; readonly facts: ProofFacts[K] } }[ProofCode] & {
  /** One line for sh, bash or zsh. */
  readonly command: string
}
