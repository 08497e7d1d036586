import {
  type Address,
  type AddressFamily,
  type AddressRange,
  addressLike,
  type ClusterNode,
  familyOf,
  isLoopback,
  type KubeProxySettings,
  parseAddress,
} from '../model'

/** Which local addresses of one family answer on node ports. */
export interface SelectedAddresses {
  /** Any local address of the family, known or not. */
  readonly matchAll: boolean
  readonly addresses: readonly Address[]
}

/**
 * Which of a node's addresses `--nodeport-addresses` selects in a family. No range of the family, or one that holds
 * every address, selects all.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
 */
export function selectNodePortAddresses(
  ranges: readonly AddressRange[],
  family: AddressFamily,
  local: readonly Address[],
): SelectedAddresses {
  const own = ranges.filter((range) => range.family === family)
  const ofFamily = local.filter((address) => familyOf(address) === family)
  if (own.length === 0 || own.some(isWhole)) return { matchAll: true, addresses: ofFamily }
  return { matchAll: false, addresses: ofFamily.filter((address) => own.some((range) => range.contains(address))) }
}

function isWhole(range: AddressRange): boolean {
  return range.text.endsWith('/0')
}

/** Whether the ranges let 127.0.0.1 in; an empty list does. */
export function containsIPv4Loopback(ranges: readonly AddressRange[]): boolean {
  if (ranges.length === 0) return true
  const loopback = parseAddress('127.0.0.1')
  return ranges.some((range) => range.text.startsWith('127.') || (loopback !== null && range.contains(loopback)))
}

/**
 * Whether a node answers on its node ports at this address. iptables: every local address unless the flag says less,
 * loopback only in IPv4 and while `--iptables-localhost-nodeports` is on. nftables: the node's primary addresses unless
 * told otherwise, never loopback.
 */
export function answersOnNodePorts(settings: KubeProxySettings, node: ClusterNode, address: Address): boolean {
  const { mode, localhostNodePorts, nodePortAddresses } = settings
  const loopback = isLoopback(address)
  if (loopback && (mode === 'nftables' || !localhostNodePorts || familyOf(address) === 'IPv6')) return false
  if (!loopback && !node.addresses.includes(address)) return false
  if (nodePortAddresses === 'primary' || (mode === 'nftables' && nodePortAddresses.length === 0))
    return addressLike(node.addresses, address) === address
  const { matchAll, addresses } = selectNodePortAddresses(nodePortAddresses, familyOf(address), [address])
  return matchAll || addresses.length > 0
}
