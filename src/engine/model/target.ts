import type { Finding } from './finding'
import type { Choices } from './request'
import type { StopReason, Verdict } from './trace'

export type TargetKind =
  | 'url'
  | 'loadBalancer'
  | 'nodePort'
  | 'clusterIp'
  | 'externalIp'
  | 'externalLoadBalancer'
  | 'headless'
  | 'externalName'

/** One address that can be requested, ready to be typed into the address bar. */
export interface RequestTarget {
  readonly to: string
  /** Who can ask so: from outside the cluster, or a Pod. Ready for `--from`. */
  readonly from: string
  readonly kind: TargetKind
  /** What stands behind it: `Service default/web, port http 80`, as facts. */
  readonly describes: { readonly object: string; readonly kind: string; readonly port: string }
  readonly verdict: Verdict
}

/** How some of the ways of one request end. `chance` is their share of all, from 0 to 1. */
export interface WayEnding {
  readonly verdict: Verdict
  readonly reason: StopReason | null
  readonly chance: number
}

/** One address that can be requested, with every way that a request to it may take, and why one of them does not arrive. */
export interface WayIn extends Omit<RequestTarget, 'verdict'> {
  /** One for each verdict and reason; what arrives stands first, then the likeliest. */
  readonly endings: readonly WayEnding[]
  /** What stops it, where not every way arrives. */
  readonly finding: Finding | null
}

/** Some of the ways in, in the order of `targets`; `of` is how many there are in all. */
export interface WaysIn {
  readonly ways: readonly WayIn[]
  readonly of: number
}

/** What becomes of a request that somebody names: as `WayIn` tells it, and a word for the way itself. */
export interface WayAnswer extends Pick<WayIn, 'endings' | 'finding'> {
  /** Two answers with the same word go the same way, hop by hop, in the same shares. It says nothing else. */
  readonly way: string
  /** The choices that lead to what `finding` is about; none where every way arrives. */
  readonly choices: Choices
}
