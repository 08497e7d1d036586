import { describe, expect, it } from 'vitest'
import type { Address } from '../model'
import { addressOfDashes, addressOfReverseName, belowDomain, dashedAddress, plainName } from './dnsName'

it.each([
  ['letters are made small and the last dot goes', 'Web.Default.', 'web.default'],
  ['only one dot goes', 'web..', 'web.'],
])('%s', (_name, name, expected) => {
  expect(plainName(name)).toBe(expected)
})

it.each([
  ['a name below', 'a.b.cluster.local', 'a.b'],
  ['the domain itself', 'cluster.local', ''],
  ['a name that only ends with the same letters', 'mycluster.local', null],
])('%s', (_name, name, expected) => {
  expect(belowDomain(name, 'cluster.local')).toBe(expected)
})

it.each([
  ['IPv4', '10.0.0.1', '10-0-0-1'],
  ['IPv6', 'fd00::1', 'fd00--1'],
])('an address as a label and back: %s', (_name, address, label) => {
  expect(dashedAddress(address as Address)).toBe(label)
  expect(addressOfDashes(label)).toBe(address)
})

it.each(['blah', '10-0-0', '10-0-0-300', ''])('%s is no address', (label) => {
  expect(addressOfDashes(label)).toBeNull()
})

describe('reverse names', () => {
  const digits = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2'
  it.each([
    ['four bytes, the last one first', '1.0.3.10.in-addr.arpa', '10.3.0.1'],
    ['32 digits, the last one first', `${digits}.ip6.arpa`, '2001:db8::1'],
    ['a part of an address', '3.10.in-addr.arpa', null],
    ['bytes that are none', 'a.0.3.10.in-addr.arpa', null],
    ['digits too few', `${digits.slice(2)}.ip6.arpa`, null],
    ['another zone', '1.0.3.10.cluster.local', null],
  ])('%s', (_name, name, expected) => {
    expect(addressOfReverseName(name)).toBe(expected)
  })
})
