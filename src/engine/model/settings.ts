import { type AddressRange, parseRange } from './address'
import type { ResourceRef } from './resource'

/** How Pod traffic is recognised (`--detect-local-mode`). */
export type LocalDetector =
  /** The source lies in a range of the Pods. `ranges` null: nobody said which; every Pod's address counts, which is assumed. */
  | { readonly mode: 'ClusterCIDR'; readonly ranges: readonly AddressRange[] | null }
  /** The source lies in the Pod range of this node. */
  | { readonly mode: 'NodeCIDR' }
  /** The packet came in by this bridge: a Pod of this node. */
  | { readonly mode: 'BridgeInterface'; readonly name: string }
  /** The packet came in by an interface whose name begins so: a Pod of this node. */
  | { readonly mode: 'InterfaceNamePrefix'; readonly prefix: string }
  | { readonly mode: 'None' }

export type DetectLocalMode = LocalDetector['mode']

/** How kube-proxy runs: part of the cluster, because some answers depend on it. */
export interface KubeProxySettings {
  readonly mode: 'iptables' | 'nftables'
  readonly masqueradeAll: boolean
  readonly detectLocal: LocalDetector
  /** iptables only: whether localhost:nodePort answers. */
  readonly localhostNodePorts: boolean
  /** The flag `--nodeport-addresses`: ranges, the node's primary addresses, or (empty) the default of the mode. */
  readonly nodePortAddresses: readonly AddressRange[] | 'primary'
  /** Ranges of cluster IPs. */
  readonly serviceRanges: readonly AddressRange[]
  /** The feature gate PreferSameTrafficDistribution: whether hints for nodes count. */
  readonly preferSameTrafficDistribution: boolean
  /** Which bit of the packet mark asks for masquerade. */
  readonly masqueradeBit: number
}

/** What carries the cluster's Service traffic, where the input shows something else than kube-proxy. */
export interface OtherDataplane {
  readonly name: 'Cilium' | 'IPVS' | 'Antrea' | 'OVN-Kubernetes' | 'Calico eBPF' | 'kube-router' | 'winkernel'
  readonly object: ResourceRef
  readonly path: string | null
}

export interface Settings {
  readonly kubeProxy: KubeProxySettings
  /** Whether the input says the ranges of cluster IPs; then an address outside is a mistake. */
  readonly serviceRangesDeclared: boolean
  /** The ConfigMap that says how kube-proxy runs; null where defaults are taken. */
  readonly kubeProxySource: ResourceRef | null
  readonly otherDataplane: OtherDataplane | null
  readonly clusterDomain: string
}

/** A setting given by a request or a flag; everything left out keeps its value. */
export type KubeProxyChange = Partial<KubeProxySettings>

/** Settings where the input says nothing: kube-proxy's own defaults, and the ranges that kubeadm gives. */
export const defaultSettings: Settings = {
  kubeProxy: {
    mode: 'iptables',
    masqueradeAll: false,
    detectLocal: { mode: 'ClusterCIDR', ranges: null },
    localhostNodePorts: true,
    nodePortAddresses: [],
    serviceRanges: ['10.96.0.0/12', 'fd00:10:96::/112'].map(parseRange).filter((range) => range !== null),
    preferSameTrafficDistribution: true,
    masqueradeBit: 14,
  },
  serviceRangesDeclared: false,
  kubeProxySource: null,
  otherDataplane: null,
  clusterDomain: 'cluster.local',
}
