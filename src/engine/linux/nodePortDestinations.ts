import { containsIPv4Loopback, selectNodePortAddresses } from '../kubernetes/nodePortAddresses'
import {
  type Address,
  type AddressFamily,
  type AddressRange,
  type ClusterNode,
  familyOf,
  isLoopback,
  type KubeProxySettings,
  parseAddress,
} from '../model'

/** At which addresses node ports answer, as rules say it. */
export type NodePortDestinations =
  /** Any address of the node, without loopback addresses where `loopback` is false. */
  { readonly kind: 'all'; readonly loopback: boolean } | { readonly kind: 'listed'; readonly addresses: readonly Address[] }

/**
 * Which addresses the node port rules of one family name. nftables never opens node ports on loopback addresses; iptables
 * does for IPv4 (`localhostNodePortsOn`).
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/ (`--nodeport-addresses`)
 */
export function nodePortDestinations(settings: KubeProxySettings, node: ClusterNode, family: AddressFamily): NodePortDestinations {
  const loopback = localhostNodePortsOn(settings, family)
  const { nodePortAddresses: flag, mode } = settings
  const ofFamily = node.addresses.filter((address) => familyOf(address) === family)
  if (flag === 'primary' || (mode === 'nftables' && flag.length === 0)) return { kind: 'listed', addresses: ofFamily.slice(0, 1) }
  const selected = selectNodePortAddresses(flag, family, [...loopbackAddresses, ...ofFamily])
  if (selected.matchAll) return { kind: 'all', loopback }
  return { kind: 'listed', addresses: selected.addresses.filter((address) => loopback || !isLoopback(address)) }
}

/** Whether `localhost:nodePort` answers: only in iptables mode, only in IPv4, and not where the flags leave it out. */
export function localhostNodePortsOn(settings: KubeProxySettings, family: AddressFamily): boolean {
  if (settings.mode !== 'iptables' || family !== 'IPv4' || !settings.localhostNodePorts) return false
  return settings.nodePortAddresses !== 'primary' && containsIPv4Loopback(inFamily(settings.nodePortAddresses, family))
}

function inFamily(ranges: readonly AddressRange[], family: AddressFamily): readonly AddressRange[] {
  return ranges.filter((range) => range.family === family)
}

const loopbackAddresses: readonly Address[] = ['127.0.0.1', '::1'].map(parseAddress).filter((address) => address !== null)
