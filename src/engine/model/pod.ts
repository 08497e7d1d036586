import type { Address, Protocol } from './address'
import type { ObjectSource } from './object'
import type { ResourceRef } from './resource'

/** A port that a container declares. A declaration is information: undeclared ports can be listened on too. */
export interface ContainerPort {
  readonly name: string | null
  readonly port: number
  readonly protocol: Protocol
  readonly hostPort: number | null
  /** The only address of the node on which the host port answers; null: every one. */
  readonly hostIp: Address | null
  /** Field path in the object that wrote it. */
  readonly path: string
}

/** What a Pod adds to its resolver (`spec.dnsConfig`), as texts that nobody checked. */
export interface PodDnsConfig {
  readonly nameservers: readonly string[]
  readonly searches: readonly string[]
  readonly options: readonly { readonly name: string; readonly value: string | null }[]
}

/** Software that serves Ingresses or Gateways, or makes balancers, as a container's image tells it, with the flags that decide whom it serves. */
export interface PodSoftware {
  readonly name: SoftwareName
  /** `proxy` carries the requests or announces addresses, `control` only tells it how; most are one program. */
  readonly role: 'proxy' | 'control'
  /** From the tag of the image; null where that says none. */
  readonly version: string | null
  /** By name in lower case, without hyphens in front; a flag without a value is `true`. */
  readonly flags: Readonly<Record<string, string>>
}

export type SoftwareName =
  | 'ingress-nginx'
  | 'nginx-ingress'
  | 'traefik'
  | 'haproxy'
  | 'haproxy-ingress'
  | 'contour'
  | 'kong'
  | 'nginx-gateway-fabric'
  | 'metallb'
  | 'openelb'
  | 'kube-vip'

export interface Pod {
  readonly ref: ResourceRef
  readonly labels: Readonly<Record<string, string>>
  readonly node: string | null
  readonly addresses: readonly Address[]
  readonly hostNetwork: boolean
  readonly hostname: string | null
  readonly subdomain: string | null
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'
  readonly ready: boolean
  readonly terminating: boolean
  /** Why a container of a Pod that is not ready does not start, as its status says it (`CrashLoopBackOff`); null where nothing says so. */
  readonly waiting: string | null
  readonly ports: readonly ContainerPort[]
  readonly dnsPolicy: string
  readonly dnsConfig: PodDnsConfig | null
  /** The field that says how the Pod's names are resolved; null where nobody wrote one. */
  readonly dnsPath: string | null
  readonly workload: ResourceRef | null
  /** Null: an application, as far as its images tell. */
  readonly software: PodSoftware | null
  readonly assumed: readonly PodAssumption[]
  /** The object that holds the Pod's fields: the Pod itself, or the workload whose template made it. */
  readonly writtenIn: { readonly object: ResourceRef; readonly source: ObjectSource }
}

/** What of a Pod was filled in: `pod` means the whole Pod, made from a template. */
export type PodAssumption = 'pod' | 'address' | 'node' | 'readiness' | 'template'
