import type { Verdict } from './trace'

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
