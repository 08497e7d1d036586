import { describe, expect, it } from 'vitest'
import { messagesFor } from '../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from './fixture'
import { partingOf } from './parting'

describe('where two ways part', () => {
  const messages = messagesFor('en')

  it('is nowhere where they do not', () => {
    expect(partingOf(deliveredTrace, deliveredTrace, messages)).toBeNull()
  })

  it('is the first hop that differs, with what happened and what happens', () => {
    const parting = partingOf(deliveredTrace, droppedTrace, messages)
    expect(parting).toMatchObject({ step: expect.any(Number), before: expect.any(String), after: expect.any(String) })
    expect(parting?.before).not.toBe(parting?.after)
    expect(partingOf(droppedTrace, deliveredTrace, messages)).toEqual({ ...parting, before: parting?.after, after: parting?.before })
  })

  it('tells the packets where the sentences are alike', () => {
    const hops = deliveredTrace.hops.map((hop, at) => {
      const concept = hop.concept && { ...hop.concept, destination: { ...hop.concept.destination, port: 8081 } }
      return at === deliveredTrace.hops.length - 1 ? { ...hop, concept } : hop
    })
    expect(partingOf(deliveredTrace, { ...deliveredTrace, hops }, messages)?.after).toMatch(/ → \S+:8081\)$/)
  })
})
