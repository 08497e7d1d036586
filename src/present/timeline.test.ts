import { describe, expect, it } from 'vitest'
import { deliveredTrace, droppedTrace } from './fixture'
import { advance, endOf, frameAt, stepAt, timelineOf } from './timeline'

const concept = timelineOf(deliveredTrace, 'concept')
const wire = timelineOf(deliveredTrace, 'wire')

describe('the timeline', () => {
  it.each([
    { at: 0, step: 'client', phase: 'hold' },
    { at: 0.99, step: 'client', phase: 'travel' },
    { at: 1, step: 'edge', phase: 'translate' },
    { at: 2, step: 'node1', phase: 'translate' },
    { at: 2.5, step: 'node1', phase: 'translate' },
    { at: 2.99, step: 'node1', phase: 'travel' },
    { at: 3, step: 'web', phase: 'translate' },
    { at: 3.999, step: 'web', phase: 'arrived' },
    { at: 4, step: 'pod1', phase: 'reply' },
    { at: 5, step: 'pod1', phase: 'reply' },
    { at: 99, step: 'pod1', phase: 'reply' },
    { at: -1, step: 'client', phase: 'hold' },
  ])('shows $step in phase $phase at $at', ({ at, step, phase }) => {
    const frame = frameAt(concept, at)
    expect([frame?.step.name, frame?.phase]).toEqual([step, phase])
  })

  it('shows both rewrites of a node on the wire, and no change of a port that nobody knows', () => {
    expect(wire.steps[2]?.changed).toEqual({ source: true, sourcePort: false, destination: true, destinationPort: true })
  })

  it('keeps the packet under way where a Service has none of its own on the wire', () => {
    const service = wire.steps[3]
    expect([service?.own, service?.after?.destination.address, service?.place]).toEqual([false, '10.244.1.2', 'node/node1'])
  })

  it('asks names first', () => {
    expect(concept.steps[0]?.dns).toHaveLength(1)
    expect(concept.steps[1]?.dns).toHaveLength(0)
  })

  it('stops where the packet stops, and stays', () => {
    const dropped = timelineOf(droppedTrace, 'wire')
    expect([1, 1.5, 2].map((at) => frameAt(dropped, at)?.phase)).toEqual(['stopped', 'stopped', 'stopped'])
    expect(dropped.steps[1]?.stopped).toBe('dropped')
  })

  it('moves only forward, ends at the end, and is the same whatever the size of the ticks', () => {
    const total = concept.steps.reduce((sum, step) => sum + step.milliseconds, 0)
    let small = 0
    for (let i = 0; i < 50; i += 1) small = advance(concept, small, total / 100)
    expect(small).toBeCloseTo(advance(concept, 0, total / 2), 6)
    expect(advance(concept, 0, total + 1)).toBe(endOf(concept))
    expect(stepAt(concept, endOf(concept))).toBe(4)
  })

  it('progresses evenly along the way', () => {
    const shares = [0, 0.25, 0.5, 0.75, 0.99].map((within) => frameAt(concept, within)?.progress ?? 0)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares[0]).toBe(0)
  })
})
