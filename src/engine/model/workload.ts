import type { LabelSelector } from './labelSelector'
import type { ObjectSource } from './object'
import type { Placement } from './placement'
import type { ContainerPort, PodDnsConfig, PodSoftware } from './pod'
import type { ResourceRef } from './resource'

/** What a Pod and a Pod template have in common. */
export interface PodShape {
  readonly labels: Readonly<Record<string, string>>
  readonly hostNetwork: boolean
  readonly hostname: string | null
  readonly subdomain: string | null
  readonly nodeName: string | null
  readonly dnsPolicy: string
  readonly dnsConfig: PodDnsConfig | null
  readonly dnsPath: string | null
  readonly ports: readonly ContainerPort[]
  readonly software: PodSoftware | null
}

/** A probe that asks a port of its own container. */
export interface Probe {
  readonly kind: 'readiness' | 'liveness' | 'startup'
  readonly port: number | string
  /** What the container declares: names are looked up among these alone. */
  readonly ports: readonly ContainerPort[]
  /** The field that says the port. */
  readonly path: string
}

/** What the arguments of a container tell. */
export interface ContainerArguments {
  readonly ports: readonly ContainerPort[]
  /** Arguments that bind it to the loopback address; `port` null: none is said. */
  readonly loopback: readonly { readonly text: string; readonly port: number | null; readonly path: string }[]
  /** Services that are named. */
  readonly services: readonly { readonly name: string; readonly namespace: string; readonly port: number | null; readonly path: string }[]
}

export interface PodTemplate extends PodShape {
  readonly placement: Placement
  readonly probes: readonly Probe[]
  /** Of each container. */
  readonly arguments: readonly ContainerArguments[]
}

/** How the Pods of a workload are named and spread. */
export type WorkloadKind = 'Deployment' | 'ReplicaSet' | 'ReplicationController' | 'StatefulSet' | 'DaemonSet' | 'Job'

/** What makes Pods of a template. */
export interface Workload {
  readonly ref: ResourceRef
  readonly kind: WorkloadKind
  readonly replicas: number
  /** Null: none is written. */
  readonly selector: LabelSelector | null
  readonly template: PodTemplate
  /** The headless Service that names the Pods of a StatefulSet. */
  readonly serviceName: string | null
  /** `Kind/name` of the workloads that made this one, as a Deployment makes ReplicaSets. */
  readonly owners: readonly string[]
  readonly source: ObjectSource
}
