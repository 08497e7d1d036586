import { expect, it } from 'vitest'
import { endpointProbability } from './endpointProbability'

it.each([
  [1, '1.0000000000'],
  [2, '0.5000000000'],
  [3, '0.3333333333'],
  [6, '0.1666666667'],
  [1000, '0.0010000000'],
  [2048, '0.0004882812'],
  [100001, '0.0000099999'],
])('one of %i endpoints that are left is taken with %s', (remaining, text) => {
  expect(endpointProbability(remaining)).toBe(text)
})
