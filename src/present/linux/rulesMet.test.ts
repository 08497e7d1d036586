import { describe, expect, it } from 'vitest'
import type { RuleBlock } from './ruleLines'
import { rulesMet, stepsOfRules } from './rulesMet'

function chain(name: string, ...rules: readonly string[]): RuleBlock {
  return { kind: 'chain', table: 'nat', name, facts: [], lines: rules.map((rule) => ({ text: rule, rule, origin: null, assumed: false })) }
}

const blocks = [chain('A', 'a0', 'a1', 'a2'), chain('B', 'b0')]

/** `A 1 2, B 3`: the blocks met and the numbers in them; `back` where a chain is come back to. */
function told(lit: readonly string[]): string {
  return rulesMet(blocks, lit)
    .map(({ block, again, rules }) => [again ? 'back' : '', block.name, ...rules.map(({ step }) => step)].join(' ').trim())
    .join(', ')
}

describe('the rules that a packet meets', () => {
  it.each([
    ['follow each other within a chain', ['a0', 'a2'], 'A 1 2'],
    ['go on in a chain that was jumped to, and back', ['a0', 'b0', 'a2'], 'A 1, B 2, back A 3'],
    ['count a rule of several statements once', ['a0', 'a0', 'b0'], 'A 1, B 2'],
    ['count a chain that is passed twice twice', ['a0', 'b0', 'a1', 'b0'], 'A 1, B 2, back A 3, back B 4'],
    ['are none where nothing matches', [], ''],
  ])('%s', (_name, lit, blocksMet) => {
    expect(told(lit)).toBe(blocksMet)
  })

  it('have every number at which they are met', () => {
    expect([...stepsOfRules(['a0', 'b0', 'b0', 'a1', 'b0'])]).toEqual([
      ['a0', [1]],
      ['b0', [2, 4]],
      ['a1', [3]],
    ])
  })
})
