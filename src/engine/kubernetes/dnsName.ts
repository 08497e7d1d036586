import { type Address, familyOf, parseAddress } from '../model'

/** A name as DNS compares it: in small letters, without the dot at its end. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** The part of a plain name below a domain: `''` for the domain itself, null for a name elsewhere. */
export function belowDomain(name: string, domain: string): string | null {
  if (name === domain) return ''
  return name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : null
}

/**
 * An address as a label, as the cluster's DNS names what has no name of its own: `10-0-0-1`, `fd00--1`.
 * https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export function dashedAddress(address: Address): string {
  return address.replaceAll(/[.:]/g, '-')
}

/** The address that a label such as `10-0-0-1` spells; null where it spells none. */
export function addressOfDashes(label: string): Address | null {
  const four = /^\d+(-\d+){3}$/.test(label)
  return parseAddress(label.replaceAll('-', four ? '.' : ':'))
}

const reverseZones = ['in-addr.arpa', 'ip6.arpa']

export function isReverseName(name: string): boolean {
  return reverseZones.some((zone) => belowDomain(name, zone) !== null)
}

/** The address that a whole reverse name stands for: four bytes or 32 digits, the last one first. */
export function addressOfReverseName(name: string): Address | null {
  const bytes = belowDomain(name, 'in-addr.arpa')?.split('.') ?? []
  if (bytes.length === 4) return parseAddress(bytes.reverse().join('.'))
  const digits = belowDomain(name, 'ip6.arpa')?.split('.') ?? []
  if (digits.length !== 32 || !digits.every((digit) => /^[\da-f]$/.test(digit))) return null
  const address = parseAddress(
    digits
      .reverse()
      .join('')
      .replace(/(.{4})(?=.)/g, '$1:'),
  )
  return address !== null && familyOf(address) === 'IPv6' ? address : null
}
