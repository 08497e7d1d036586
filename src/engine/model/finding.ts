import type { Address, AddressFamily } from './address'
import type { FieldFault } from './admission'
import type { FieldChange } from './change'
import type { GatewayFindingFacts, UnmetFact } from './gatewayFinding'
import type { ClosedCause } from './httpRouter'
import type { Absence, IngressFindingFacts, RoutedBackend } from './ingressFinding'
import type { PeerFact, PolicyFacts } from './networkPolicy'
import type { PodFindingFacts } from './podFinding'
import type { PolicyFindingFacts } from './policyFinding'
import { type ResourceRef, refKey } from './resource'
import type { Service } from './service'
import type { AddressFault, UnansweredCause } from './serviceBalancer'
import type { TraefikFindingFacts } from './traefikFinding'

export type Severity = 'error' | 'warning' | 'info'

/** A route and the Gateway or ListenerSet that it asks for. */
export interface ParentFact {
  readonly route: string
  readonly parent: string
}

/** A listener of a Gateway or ListenerSet. */
export interface ListenerFact {
  readonly owner: string
  readonly listener: string
  readonly port: number
  readonly why: ClosedCause
}

/** A packet that the policies of one end do not let pass. */
export type PolicyDrop = Omit<PolicyFacts, 'near'>

/** The facts of each finding code (the catalogue of diagnostics): words are made from these. */
export interface FindingFacts extends GatewayFindingFacts, IngressFindingFacts, PodFindingFacts, PolicyFindingFacts, TraefikFindingFacts {
  /** The policies of the Pod that asks leave it no DNS server. */
  'DNS-01': { readonly pod: string; readonly server: string; readonly policies: readonly ResourceRef[] }
  /** The same on TCP alone. */
  'DNS-02': { readonly pod: string; readonly server: string; readonly policies: readonly ResourceRef[] }
  /** Arguments name a Service that is not there; `port` given: only its port is not. */
  'DNS-04': { readonly workload: string; readonly service: string; readonly port: number | null }
  'DNS-20': { readonly host: string; readonly nearest: readonly string[] }
  /** `own`: the Ingress gets a balancer of its own; else its controller is asked at the controller's address. */
  'LB-01':
    | { readonly service: string; readonly type: string }
    | { readonly ingress: string; readonly software: string | null; readonly own: boolean }
  /** What the status says of one port of a balancer. */
  'LB-02': { readonly object: string; readonly port: number; readonly error: string }
  /** A balancer behind which the Pods see nodes in place of clients. */
  'LB-03': { readonly service: string }
  /** A node port that answers on these nodes alone. */
  'LB-04': { readonly service: string; readonly nodesWith: readonly string[] }
  'LB-20': {
    readonly service: string
    readonly node: string
    readonly nodesWith: readonly string[]
    readonly healthCheckNodePort: number | null
  }
  'LB-21': { readonly service: string; readonly client: Address; readonly ranges: readonly string[] }
  'LB-22': { readonly service: string; readonly type: Service['type']; readonly port: number }
  /** `asked` null: whatever is asked. */
  'LB-23': { readonly balancer: string; readonly asked: string | null; readonly listeners: readonly number[] }
  /** The address of a balancer that nobody announces. */
  'LB-27': { readonly service: string; readonly address: Address; readonly cause: UnansweredCause }
  /** Nobody gives the Service an address: no such class, no pool that fits. */
  'LB-24': { readonly service: string; readonly cause: AddressFault }
  /** A listener that leads nowhere: no node, no backend. */
  'LB-06': { readonly balancer: string; readonly port: number }
  /** An address inside the cluster, asked from outside it. */
  'LB-25': { readonly address: Address; readonly what: 'pod' | 'clusterIp' }
  /** A node's port that nobody owns. */
  'ND-04': { readonly address: Address; readonly port: number; readonly nodePorts: readonly number[] }
  /** kubectl port-forward: no such local port, no running Pod, no such remote port. */
  'PF-20': { readonly object: string; readonly asked: number; readonly ports: readonly number[] }
  'PF-21': { readonly object: string }
  'PF-22': { readonly object: string; readonly remote: string }
  /** The class that a Gateway names is not there; `classes` are there to choose from. */
  'GW-01': { readonly gateway: string; readonly className: string; readonly classes: readonly string[] }
  /** What the controller of a class, a Gateway or a route says in its status. */
  'GW-02': { readonly className: string; readonly reason: string }
  'GW-04': UnmetFact & { readonly gateway: string }
  'RT-07': UnmetFact & ParentFact
  /** A class of which the input has no Gateway. */
  'GW-03': { readonly className: string }
  /** What no request comes to: `what` is the backend, or the listener. */
  'GW-20': { readonly owner: string; readonly why: 'earlier-rule' | 'weight-zero' | 'no-route'; readonly what: string }
  /** Settings of the controller's own kind that a Gateway names are not there. */
  'GW-22': { readonly gateway: string }
  /** A listener for the port and host that were asked, which the controller does not accept. */
  'GW-05': Omit<ListenerFact, 'why'> & { readonly why: ClosedCause | 'SameTwice' }
  /** A listener whose certificates cannot be used. */
  'GW-07': ListenerFact & { readonly certificates: readonly string[] }
  /** A ListenerSet of a namespace that its Gateway does not allow. */
  'GW-21': { readonly set: string; readonly gateway: string }
  /** A route for the host that was asked, and why its parent does not take it. */
  'RT-01': ParentFact & Absence
  'RT-02': ParentFact & { readonly section: string | null; readonly listeners: readonly string[] }
  'RT-03': ParentFact & { readonly namespace: string }
  /** A route that names no parent. */
  'RT-08': { readonly route: string }
  'RT-09': ParentFact
  'RT-10': ParentFact & { readonly hosts: readonly string[]; readonly listenerHosts: readonly string[] }
  /** A backend of a route or Ingress that is not there, its port that is not, or one that nothing allows. */
  'RT-04': RoutedBackend & Absence
  'RT-05': RoutedBackend
  'RT-06': RoutedBackend & Absence
  /** No rule of the router takes the request. */
  'RT-20': { readonly router: string; readonly host: string | null; readonly path: string }
  /** No listener for the TLS server name. */
  'RT-21': { readonly router: string; readonly serverName: string | null; readonly hosts: readonly string[] }
  'RT-22': { readonly router: string; readonly port: number; readonly listens: 'plain' | 'tls' }
  /** The rule that wins has no backend that gets a share. */
  'RT-23': { readonly rule: string }
  /** A filter that the router cannot carry out. */
  'RT-24': { readonly rule: string; readonly router: string }
  'RT-25': { readonly rule: string; readonly status: number }
  /** A kind of backend that the router cannot send to, or an ExternalName, which it refuses, or which Gateway API advises it to refuse. */
  'RT-27': RoutedBackend & { readonly why: 'kind' | 'alias-refused' | 'alias-advised-against' }
  /** The Host that is asked belongs to another listener than the TLS server name. */
  'RT-28': { readonly router: string; readonly serverName: string | null; readonly host: string }
  /** Nothing to check a backend's certificate with can be used. */
  'RT-29': RoutedBackend
  /** Nobody serves it. */
  'RT-26': { readonly object: string }
  /** No rule of any policy comes near. */
  'NP-07': PolicyDrop
  /** A rule allows other ports. */
  'NP-08': PolicyDrop & { readonly policy: ResourceRef; readonly ports: readonly string[] }
  /** A rule allows the port for others. */
  'NP-09': PolicyDrop & { readonly policy: ResourceRef; readonly peers: readonly PeerFact[] }
  /** A rule names a port that the receiver does not have. */
  'NP-10': PolicyDrop & { readonly policy: ResourceRef; readonly names: readonly string[] }
  /** Policies let some of the ways pass and others not: so many per cent are dropped. */
  'NP-12': { readonly percent: number; readonly service: string | null }
  /** A Pod on the network of its node: whether its policies count is a matter of the network plugin. */
  'NP-13': { readonly pod: string; readonly policies: readonly ResourceRef[] }
  /** A rule allows the client's own address, which the receiver does not see. */
  'NP-20': PolicyDrop & { readonly policy: ResourceRef; readonly client: Address }
  /** A rule allows the Service's port in place of the Pod's. */
  'NP-21': PolicyDrop & { readonly policy: ResourceRef; readonly service: string; readonly servicePort: number }
  /** A rule allows the port for others than the router in front. */
  'NP-22': PolicyDrop & { readonly policy: ResourceRef; readonly router: string; readonly peers: readonly PeerFact[] }
  'SVC-01': {
    readonly service: string
    readonly selector: string
    readonly nearest: { readonly workload: string; readonly labels: string } | null
  }
  'SVC-04': { readonly service: string; readonly notReady: readonly string[] }
  /** `lacking`: the workloads without the name, where others have it; empty: nobody has it. */
  'SVC-06': {
    readonly service: string
    readonly targetPort: string
    readonly declared: readonly string[]
    readonly lacking: readonly string[]
  }
  'SVC-20': { readonly service: string; readonly asked: string; readonly ports: readonly string[] }
  'SVC-21': { readonly service: string; readonly asked: string; readonly served: readonly string[] }
  'SVC-22': { readonly service: string; readonly node: string; readonly nodesWith: readonly string[] }
  'SVC-23': { readonly service: string }
  'SVC-24': { readonly service: string; readonly selector: string }
  'SVC-25': { readonly service: string; readonly targetPort: number | string; readonly endpointPort: number }
  'SVC-26': { readonly service: string; readonly wanted: string; readonly found: readonly string[] }
  'SVC-27': { readonly service: string; readonly port: number; readonly targetPort: number | string }
  /** The sender has no address of the destination's family. */
  'SVC-29': { readonly sender: string; readonly family: AddressFamily }
  /** A cluster IP that nobody has. */
  /** A port is forwarded to that no container declares. */
  'SVC-32': { readonly pod: string; readonly port: number }
  'SVC-33': { readonly address: Address }
  /** What could change answers is not in the input: kinds that nobody asked for, who is behind one Service, or where Pods can stand. */
  'SYS-01':
    | { readonly kinds: readonly string[]; readonly service: string | null }
    | { readonly kinds: readonly ['Node']; readonly workload: string; readonly wants: readonly string[] }
  /** Something else than kube-proxy carries Service traffic. */
  'SYS-02': { readonly name: string }
  'SYS-03': { readonly object: string; readonly path: string; readonly fault: FieldFault; readonly refused: boolean }
  'SYS-04': { readonly object: string; readonly firstFile: string; readonly firstLine: number }
  /** An address that nothing in the input describes. */
  'SYS-05': { readonly address: Address }
  /** The walk was cut off: a loop. */
  'SYS-06': { readonly limit: number }
}
export type FindingCode = keyof FindingFacts

/** What one diagnostic says. */
export type Finding = {
  [K in FindingCode]: { readonly code: K; readonly facts: FindingFacts[K] }
}[FindingCode] & {
  readonly severity: Severity
  readonly object: ResourceRef | null
  readonly path: string | null
  readonly file: string | null
  readonly line: number | null
  /** The page upstream that states the behaviour. */
  readonly docs: string
  /** What would mend it; left out where that takes a decision, or more than the input knows. */
  readonly change?: readonly FieldChange[]
}

/** One matter bears one key, however it was found. */
export function findingKey({ code, object, path }: Pick<Finding, 'code' | 'object' | 'path'>): string {
  return JSON.stringify([code, object && refKey(object), path])
}
