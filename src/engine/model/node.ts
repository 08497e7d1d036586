import type { Address, AddressRange } from './address'
import type { ObjectSource } from './object'
import type { ResourceRef } from './resource'

export interface ClusterNode {
  readonly ref: ResourceRef
  /** The primary address (the first InternalIP) stands first. Empty where the input gives none. */
  readonly addresses: readonly Address[]
  readonly labels: Readonly<Record<string, string>>
  readonly zone: string | null
  /** `spec.podCIDRs`: where the addresses of its Pods come from. */
  readonly podRanges: readonly AddressRange[]
  readonly ready: boolean
  /** Filled in: the node itself, or only its address. */
  readonly assumed: false | 'node' | 'address'
  readonly source: ObjectSource | null
}
