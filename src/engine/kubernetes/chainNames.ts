import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Protocol, type Service, type ServicePort, socketText } from '../model'

/** What a port of a Service is called in rules: its Service, its name (empty for the only one) and its protocol. */
export interface PortIdentity {
  readonly namespace: string
  readonly service: string
  readonly portName: string
  readonly protocol: Protocol
}

/** The chains that one port of a Service can have in iptables, besides one KUBE-SEP- for each endpoint. */
export type IptablesChainKind = 'SVC' | 'SVL' | 'EXT' | 'FW'

/** How nftables chains and sets of a Service port begin. */
export type NftablesChainKind = 'service' | 'local' | 'external' | 'firewall' | 'endpoint' | 'affinity'

/** The longest base name; a longer one ends in three dots. */
const longestBaseName = 240

/** The identity of a Service port. */
export function portIdentity(service: Pick<Service, 'ref'>, port: Pick<ServicePort, 'name' | 'protocol'>): PortIdentity {
  return { namespace: service.ref.namespace ?? '', service: service.ref.name, portName: port.name, protocol: port.protocol }
}

/** `namespace/service:port`, without the colon where the port has no name: how kube-proxy speaks of a Service port. */
export function servicePortName({ namespace, service, portName }: PortIdentity): string {
  return portName === '' ? `${namespace}/${service}` : `${namespace}/${service}:${portName}`
}

/**
 * The iptables chain of a Service port, such as `KUBE-SVC-XPGD46QRK7WJZT7O`: SVC holds the endpoints for policy Cluster,
 * SVL those for Local, EXT receives what comes to outside addresses, FW checks source ranges. Names may have 28
 * characters, so a digest stands for the port: the first 16 characters of the base32 of its SHA-256.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
 */
export function iptablesChainName(kind: IptablesChainKind, port: PortIdentity): string {
  return `KUBE-${kind}-${digest(servicePortName(port) + port.protocol.toLowerCase(), 16)}`
}

/** The iptables chain that rewrites to one endpoint: the digest has `ip:port` of the endpoint at its end, as its slice writes it. */
export function iptablesEndpointChainName(port: PortIdentity, address: string, number: number): string {
  return `KUBE-SEP-${digest(servicePortName(port) + port.protocol.toLowerCase() + socketText(address, number), 16)}`
}

/**
 * The part of nftables names that tells Service ports apart: a short digest before the readable name, so that a name that
 * had to be cut is still the only one. https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-nftables
 */
export function nftablesBaseName({ namespace, service, portName, protocol }: PortIdentity): string {
  return withDigest(`${namespace}/${service}/${protocol.toLowerCase()}/${portName}`)
}

/** The same for one endpoint. Names may hold no colon: those of an IPv6 address become dots. */
export function nftablesEndpointBaseName(port: PortIdentity, address: string, number: number): string {
  const { namespace, service, portName, protocol } = port
  return withDigest(`${namespace}/${service}/${protocol.toLowerCase()}/${portName}__${address.replaceAll(':', '.')}/${number}`)
}

/** The whole name of an nftables chain or set. */
export function nftablesName(kind: NftablesChainKind, baseName: string): string {
  return `${kind}-${baseName}`
}

function withDigest(name: string): string {
  const whole = `${digest(name, 8)}-${name}`
  return whole.length > longestBaseName ? `${whole.slice(0, longestBaseName - 3)}...` : whole
}

function digest(text: string, length: number): string {
  return base32(sha256(utf8ToBytes(text)), length)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The first characters of the base32 (RFC 4648) of some bytes: each character stands for five bits. */
function base32(bytes: Uint8Array, length: number): string {
  const fiveBits = (index: number) => {
    const bit = index * 5
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    return (pair >> (11 - (bit & 7))) & 31
  }
  return Array.from({ length }, (_, index) => alphabet[fiveBits(index)]).join('')
}
