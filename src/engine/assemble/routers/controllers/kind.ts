import type { RouterProfile, SoftwareName } from '../../../model'
import type { RouterContext } from '../family'
import type { IngressReading } from '../ingress/read'
import type { Claim } from './claim'

export type Flags = Readonly<Record<string, string>>

/** A controller at work: which one, how it was told to run, and what it may look at. */
export interface Serving {
  readonly kind: ControllerKind
  readonly version: string | null
  readonly flags: Flags
  readonly context: RouterContext
}

/** Where the makers' installation puts it, when the input does not have it. */
export interface Installed {
  readonly namespace: string
  /** Of its Deployment and its Service. */
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** Where its Pods listen for port 80 and 443 of the Service. */
  readonly podPorts: { readonly http: number; readonly https: number }
}

/** A listener of a balancer outside: its port, and whether TLS ends there. */
export interface OutsidePort {
  readonly port: number
  readonly tls: boolean
}

/** A balancer outside the cluster that a controller makes of Ingresses. */
export interface OutsideKind {
  /** Ingresses of one group share a balancer; null: one of its own. */
  readonly groupOf: (ingress: IngressReading) => string | null
  /** Within a group, the order in which the Ingresses' rules stand. */
  readonly orderOf: (ingress: IngressReading) => number
  readonly portsOf: (ingress: IngressReading, context: RouterContext) => readonly OutsidePort[]
}

/**
 * One software that serves Ingresses: by which names it is called, whom it serves, and how it makes rules of what it serves.
 * One file each beside this one; its header says which version it is told of, and where that is stated.
 */
export interface ControllerKind {
  /** As its makers write it; null: not known, so as the specification says. */
  readonly software: string | null
  /** How the images of its Pods are recognised; null: it runs in none, or is not known. */
  readonly image: SoftwareName | null
  /** What `spec.controller` of its IngressClasses says; a longer one that begins so, with a slash after it, is its own too. */
  readonly controller: string
  /** Classes that its installation brings along: they are known without an object. */
  readonly classes: readonly string[]
  /** The flags that set its class (the first that is there counts) and its controller name to others. */
  readonly classFlags: readonly string[]
  readonly controllerFlag: string | null
  /** Which classes of its controller name it takes: every one, those that its flag names, or every one unless a flag names some. */
  readonly takes: 'every-class' | 'its-class' | 'every-class-unless-named'
  /** Whether it serves what names no class. */
  readonly takesClassless: (flags: Flags) => boolean
  /** Null: a balancer outside, or nothing that could be installed. */
  readonly installed: Installed | null
  readonly outside: OutsideKind | null
  readonly endpoints: RouterProfile['endpoints']
  readonly unknownServerName: RouterProfile['unknownServerName']
  /** Whether every host answers under TLS (with a default certificate), or only those with one. */
  readonly tlsHosts: 'all' | 'with-certificate'
  /** Whether objects share a host, or the oldest has it for itself. */
  readonly hosts: 'shared' | 'exclusive'
  /** True: what no rule of a host takes is not tried against rules for other hosts. */
  readonly keepsHost: boolean
  /** Which rule is tried first: by host and then rank, by rank alone, or as they stand. */
  readonly order: 'host-and-rank' | 'rank' | 'listed'
  /** The answer where a Service is missing, and where it has no endpoint to send to. */
  readonly whenMissing: number
  readonly whenEmpty: (flags: Flags) => number
  readonly claims: (ingresses: readonly IngressReading[], serving: Serving) => readonly Claim[]
}
