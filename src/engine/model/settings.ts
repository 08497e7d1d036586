import type { AddressRange } from './address'

/** How kube-proxy runs: part of the cluster, because some answers depend on it. */
export interface KubeProxySettings {
  readonly mode: 'iptables' | 'nftables'
  readonly masqueradeAll: boolean
  /** How Pod traffic is recognised. `pod-addresses` is the detector ClusterCIDR over every Pod's address. */
  readonly detectLocal: 'pod-addresses' | 'none' | readonly AddressRange[]
  /** iptables only: whether localhost:nodePort answers. */
  readonly localhostNodePorts: boolean
  /** The flag `--nodeport-addresses`; empty is the default of the mode. */
  readonly nodePortAddresses: readonly AddressRange[]
  /** Ranges of cluster IPs. */
  readonly serviceRanges: readonly AddressRange[]
}

export interface Settings {
  readonly kubeProxy: KubeProxySettings
  readonly clusterDomain: string
}

/** A setting given by a request or a flag; everything left out keeps its value. */
export type KubeProxyChange = Partial<KubeProxySettings>
