import { expect, it } from 'vitest'
import { deliveredTrace, droppedTrace } from '../../present/fixture'
import { endOf, timelineOf } from '../../present/timeline'
import { keepPlace, positionOfHop, verdictKnownAt } from './place'

const delivered = timelineOf(deliveredTrace, 'concept')
const dropped = timelineOf(droppedTrace, 'concept')

it('keeps the hop, and how far the packet is in it', () => {
  expect(keepPlace(delivered, 2.5, timelineOf(deliveredTrace, 'wire'))).toBe(2.5)
})

it('stays at the end, and goes as far as there is where the hop is gone', () => {
  expect(keepPlace(delivered, endOf(delivered), dropped)).toBe(endOf(dropped))
  expect(keepPlace(delivered, 3.2, dropped)).toBe(endOf(dropped) - 1)
  expect(keepPlace(delivered, 3, null)).toBe(0)
})

it('finds a hop by its id', () => {
  expect(positionOfHop(delivered, 'node/node1')).toBe(2)
  expect(positionOfHop(delivered, 'node/node9')).toBeNull()
})

it('knows the verdict once the packet is where it ends, before the reply', () => {
  const known = verdictKnownAt(delivered)
  const last = delivered.steps.filter((step) => step.direction === 'forward').length - 1
  expect(known).toBeGreaterThan(last)
  expect(known).toBeLessThanOrEqual(last + 1)
  expect(verdictKnownAt(dropped)).toBe(dropped.steps.length - 1)
})
