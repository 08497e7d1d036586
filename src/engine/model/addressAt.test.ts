import { expect, it } from 'vitest'
import { addressAt, parseRange, rangeSize } from './address'

it.each([
  ['10.96.0.0/12', 10, '10.96.0.10', 2 ** 20],
  ['10.96.0.0/12', 2 ** 20 - 1, '10.111.255.255', 2 ** 20],
  ['10.43.7.9/16', 256, '10.43.1.0', 2 ** 16],
  ['10.0.0.128/25', 127, '10.0.0.255', 128],
  ['10.0.0.7/32', 0, '10.0.0.7', 1],
  ['fd00:10:96::/112', 0x1234, 'fd00:10:96::1234', 2 ** 16],
  ['fd00::/108', 2 ** 20 - 1, 'fd00::f:ffff', 2 ** 20],
])('%s, %i places after its base: %s', (text, offset, address, size) => {
  const range = parseRange(text)
  if (range === null) throw new Error(text)
  expect([addressAt(range, offset), rangeSize(range)]).toEqual([address, size])
})
