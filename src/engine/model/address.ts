import ipaddr from 'ipaddr.js'

/** An IP address in canonical text: `10.0.0.1`, `2001:db8::1`. Two equal addresses are equal texts. */
export type Address = string & { readonly __address: unique symbol }
export type AddressFamily = 'IPv4' | 'IPv6'
export type Protocol = 'TCP' | 'UDP' | 'SCTP'
export const protocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP']

/** A CIDR block. */
export interface AddressRange {
  readonly text: string
  readonly family: AddressFamily
  readonly contains: (address: Address) => boolean
}

/** Nearly all addresses of a cluster: each part without leading zeros. */
const canonicalIPv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

/**
 * Reads one IP address. Leading zeros in IPv4 are decimal, as old Kubernetes objects may hold them;
 * short forms such as `10.1` are no addresses. Null where the text is none.
 */
export function parseAddress(text: unknown): Address | null {
  if (typeof text !== 'string') return null
  if (canonicalIPv4.test(text)) return text as Address
  const fourParts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (fourParts) {
    const parts = fourParts.slice(1).map(Number)
    return parts.every((part) => part <= 255) ? (parts.join('.') as Address) : null
  }
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  const parsed = ipaddr.IPv6.parse(text)
  return (parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed).toString() as Address
}

export function familyOf(address: Address): AddressFamily {
  return address.includes(':') ? 'IPv6' : 'IPv4'
}

/** The first address of the same family as another; the first of all where no family is asked for. */
export function addressLike(addresses: readonly Address[], like: Address | null): Address | null {
  const wanted = like === null ? null : familyOf(like)
  return addresses.find((address) => wanted === null || familyOf(address) === wanted) ?? null
}

/** Reads a CIDR block such as `10.0.0.0/8`; null where the text is none. */
export function parseRange(text: unknown): AddressRange | null {
  if (typeof text !== 'string') return null
  const slash = text.trim().split('/')
  const base = parseAddress(slash[0])
  if (slash.length !== 2 || base === null || !/^\d{1,3}$/.test(slash[1] ?? '')) return null
  const family = familyOf(base)
  const bits = Number(slash[1])
  if (bits > (family === 'IPv4' ? 32 : 128)) return null
  const network = ipaddr.parse(base)
  const contains = (address: Address) => familyOf(address) === family && matches(ipaddr.parse(address), network, bits)
  return { text: `${base}/${bits}`, family, contains }
}

/** The range as its network is written, without host bits: that of `192.168.0.2/24` is `192.168.0.0/24`. */
export function networkText(range: AddressRange): string {
  const reader = range.family === 'IPv4' ? ipaddr.IPv4 : ipaddr.IPv6
  return `${reader.networkAddressFromCIDR(range.text).toString()}/${range.text.split('/')[1]}`
}

function matches(address: ipaddr.IPv4 | ipaddr.IPv6, network: ipaddr.IPv4 | ipaddr.IPv6, bits: number): boolean {
  if (address instanceof ipaddr.IPv4 && network instanceof ipaddr.IPv4) return address.match(network, bits)
  if (address instanceof ipaddr.IPv6 && network instanceof ipaddr.IPv6) return address.match(network, bits)
  return false
}

/** The address so many places after the base of a range: 10.96.0.0/12 and 10 make 10.96.0.10. */
export function addressAt(range: AddressRange, offset: number): Address {
  const [base = '', bits = '0'] = range.text.split('/')
  const bytes = ipaddr.parse(base).toByteArray()
  let carry = offset
  for (let index = bytes.length - 1; index >= 0; index -= 1) {
    const free = Math.min(8, Math.max(0, (index + 1) * 8 - Number(bits)))
    const sum = ((bytes[index] ?? 0) & (0xff << free)) + (carry % 256)
    bytes[index] = sum & 0xff
    carry = Math.floor(carry / 256) + (sum >> 8)
  }
  return ipaddr.fromByteArray(bytes).toString() as Address
}

/** Addresses in a row: a CIDR block, or `first-last`. */
export interface AddressSpan {
  readonly text: string
  readonly family: AddressFamily
  readonly size: number
  readonly at: (offset: number) => Address
  readonly contains: (address: Address) => boolean
}

/** Reads `10.0.0.0/24`, `10.0.0.10-10.0.0.20` or one address; null where the text is none of these. */
export function parseSpan(text: string): AddressSpan | null {
  const trimmed = text.replaceAll(' ', '')
  const range = parseRange(trimmed)
  if (range)
    return {
      text: trimmed,
      family: range.family,
      size: rangeSize(range),
      at: (offset) => addressAt(range, offset),
      contains: range.contains,
    }
  const [firstText = '', lastText = firstText] = trimmed.split('-')
  const first = parseAddress(firstText)
  const last = parseAddress(lastText)
  if (first === null || last === null || familyOf(first) !== familyOf(last)) return null
  const [low, high] = [numberOf(first), numberOf(last)]
  if (high < low) return null
  const contains = (address: Address) => familyOf(address) === familyOf(first) && numberOf(address) >= low && numberOf(address) <= high
  return {
    text: trimmed,
    family: familyOf(first),
    size: Number(high - low) + 1,
    at: (offset) => addressOf(low + BigInt(offset), familyOf(first)),
    contains,
  }
}

function numberOf(address: Address): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n)
}

function addressOf(value: bigint, family: AddressFamily): Address {
  const length = family === 'IPv4' ? 4 : 16
  const bytes = Array.from({ length }, (_, index) => Number((value >> BigInt(8 * (length - 1 - index))) & 0xffn))
  return ipaddr.fromByteArray(bytes).toString() as Address
}

/** How many addresses a range holds. */
export function rangeSize({ text, family }: AddressRange): number {
  return 2 ** ((family === 'IPv4' ? 32 : 128) - Number(text.split('/')[1]))
}

export function isLoopback(address: Address): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** `10.0.0.1:80` or `[2001:db8::1]:80`: the way an address with a port is written everywhere. */
export function socketText(address: string, port: number | string): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

/** Orders by text, character by character: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
