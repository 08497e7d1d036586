import type { Address, AddressRange } from './address'
import type { ObjectSource } from './object'
import type { Taint } from './placement'
import type { ResourceRef } from './resource'

export interface ClusterNode {
  readonly ref: ResourceRef
  /** The primary address (the first InternalIP) stands first. Empty where the input gives none. */
  readonly addresses: readonly Address[]
  /** Those of type ExternalIP, which stand among `addresses` too. */
  readonly externalAddresses: readonly Address[]
  readonly labels: Readonly<Record<string, string>>
  /** `spec.providerID`: the cloud that made it, and the machine's name there. */
  readonly providerId: string | null
  readonly zone: string | null
  /** `spec.podCIDRs`: where the addresses of its Pods come from. */
  readonly podRanges: readonly AddressRange[]
  readonly ready: boolean
  /** `spec.unschedulable`: no further Pod is placed here. */
  readonly cordoned: boolean
  /** The condition NetworkUnavailable holds: no route leads to its Pods. */
  readonly networkUnavailable: boolean
  readonly taints: readonly Taint[]
  /** Filled in: the node itself, or only its address. */
  readonly assumed: false | 'node' | 'address'
  readonly source: ObjectSource | null
}

/** A node of which nothing but the name is known. */
export function bareNode(name: string): ClusterNode {
  return {
    ref: { group: '', kind: 'Node', namespace: null, name },
    addresses: [],
    externalAddresses: [],
    labels: {},
    providerId: null,
    zone: null,
    podRanges: [],
    ready: true,
    cordoned: false,
    networkUnavailable: false,
    taints: [],
    assumed: false,
    source: null,
  }
}
