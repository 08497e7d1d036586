import type { Address, AddressFamily } from './address'
import type { FieldFault } from './admission'
import type { ClosedCause } from './httpRouter'
import type { PeerFact, PolicyFacts } from './networkPolicy'
import type { ResourceRef } from './resource'
import type { AddressFault, UnansweredCause } from './serviceBalancer'

export type Severity = 'error' | 'warning' | 'info'

export interface RoutedBackend {
  readonly rule: string
  readonly backend: string
}

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
export interface FindingFacts {
  /** The policies of the Pod that asks leave it no DNS server. */
  'DNS-01': { readonly pod: string; readonly server: string; readonly policies: readonly ResourceRef[] }
  'DNS-20': { readonly host: string; readonly nearest: readonly string[] }
  'LB-01': { readonly service: string; readonly type: string }
  'LB-20': {
    readonly service: string
    readonly node: string
    readonly nodesWith: readonly string[]
    readonly healthCheckNodePort: number | null
  }
  'LB-21': { readonly service: string; readonly client: Address; readonly ranges: readonly string[] }
  'LB-22': { readonly service: string; readonly port: number }
  'LB-23': { readonly balancer: string; readonly asked: string; readonly listeners: readonly number[] }
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
  /** Settings of the controller's own kind that a Gateway names are not there. */
  'GW-04': { readonly gateway: string }
  /** A listener for the port and host that were asked, which the controller does not accept. */
  'GW-05': ListenerFact
  /** A listener whose certificates cannot be used. */
  'GW-07': ListenerFact & { readonly certificates: readonly string[] }
  /** A ListenerSet of a namespace that its Gateway does not allow. */
  'GW-21': { readonly set: string; readonly gateway: string }
  /** A route for the host that was asked, and why its parent does not take it. */
  'RT-01': ParentFact
  'RT-02': ParentFact & { readonly section: string | null; readonly listeners: readonly string[] }
  'RT-03': ParentFact & { readonly namespace: string }
  'RT-09': ParentFact
  'RT-10': ParentFact & { readonly hosts: readonly string[]; readonly listenerHosts: readonly string[] }
  /** No class, no default one, and nobody who serves Ingresses without; `classes` are there to choose from. */
  'ING-01': { readonly ingress: string; readonly classes: readonly string[] }
  'ING-02': { readonly ingress: string; readonly className: string; readonly classes: readonly string[] }
  'ING-04': RoutedBackend
  'ING-05': RoutedBackend
  /** No endpoint behind the path that takes the request. */
  'ING-12': RoutedBackend
  /** A host that is written in capitals: the API server refuses the Ingress. */
  'ING-21': { readonly ingress: string; readonly written: string; readonly asked: string }
  /** A backend of a route or Ingress that is not there, its port that is not, or one that nothing allows. */
  'RT-04': RoutedBackend
  'RT-05': RoutedBackend
  'RT-06': RoutedBackend
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
  /** A kind or form of backend that the router cannot send to. */
  'RT-27': RoutedBackend
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
  'SVC-06': { readonly service: string; readonly targetPort: string; readonly declared: readonly string[] }
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
}
