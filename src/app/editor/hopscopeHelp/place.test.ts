import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldAt, fieldsAt, wordsAt } from './fields'
import { placeAt, type TextLines } from './place'

function linesOf(text: string): TextLines {
  const lines = text.split('\n')
  return { count: lines.length, line: (number) => lines[number - 1] ?? '' }
}

/** The place at `|` of a text. */
function at(text: string) {
  const before = text.slice(0, text.indexOf('|')).split('\n')
  return placeAt(linesOf(text.replace('|', '')), before.length, before.at(-1)?.length ?? 0)
}

const scenario = (spec: string) =>
  `apiVersion: v1\nkind: Pod\n---\napiVersion: hopscope/v1\nkind: Scenario\nmetadata:\n  name: a\nspec:\n${spec}`

describe('the place where somebody writes', () => {
  it.each<[string, string, object | null]>([
    [
      'a key of the spec',
      scenario('  title: x\n  re|'),
      { kind: 'Scenario', path: ['spec'], valueOf: null, from: 2, column: 2, siblings: ['title'] },
    ],
    ['a key of the first item', scenario('  steps:\n    - i|'), { path: ['spec', 'steps', '[]'], column: 6, siblings: [] }],
    [
      'a key of a later item',
      scenario('  steps:\n    - id: a\n      note: b\n    - id: c\n      |\n      hop: d\n    - id: e'),
      { path: ['spec', 'steps', '[]'], siblings: ['id', 'hop'] },
    ],
    ['a list that is not indented', scenario('  steps:\n  - id: a\n    n|'), { path: ['spec', 'steps', '[]'], siblings: ['id'] }],
    [
      'a map in an item',
      scenario('  steps:\n    - id: a\n      question:\n        ask: x\n        an|'),
      { path: ['spec', 'steps', '[]', 'question'] },
    ],
    [
      'a value',
      scenario('  steps:\n    - id: a\n      goal:\n        verdict: de|'),
      { path: ['spec', 'steps', '[]', 'goal'], valueOf: 'verdict', from: 17 },
    ],
    ['a value without a letter', scenario('  level: |'), { path: ['spec'], valueOf: 'level' }],
    ['an item of a list of words', scenario('  after:\n    - |'), { path: ['spec', 'after', '[]'], valueOf: null }],
    ['the root', scenario('  level: 1\ns|'), { path: [], siblings: expect.arrayContaining(['apiVersion', 'kind', 'metadata']) }],
    ['a kind that is written', 'apiVersion: hopscope/v1\nkind: S|', { kind: 'S', path: [], valueOf: 'kind' }],
    ['an object of another group', 'apiVersion: v1\nkind: S|', null],
    ['another document', `${scenario('  level: 1')}\n---\napiVersion: v1\nspec:\n  s|`, null],
    ['a comment', scenario('  # title: a|'), null],
    ['in brackets', scenario('  steps: [{ id|'), null],
    ['in a text of several lines', scenario('  about: >-\n    it says that|'), null],
    ['below what is no key', scenario('  about: >-\n    x y\n      w|'), null],
  ])('%s', (_name, text, place) => {
    if (place === null) expect(at(text)).toBeNull()
    else expect(at(text)).toMatchObject(place)
  })

  it('is known for every key of the lessons', () => {
    for (const id of ['node-port', 'selector-typo']) {
      const lines = linesOf(readFileSync(`src/lessons/${id}.yaml`, 'utf8'))
      const first = Array.from({ length: lines.count }, (_, i) => lines.line(i + 1)).lastIndexOf('---') + 2
      for (let number = first; number <= lines.count; number++) {
        const key = /^(\s*(?:- +)*)([\w.-]+):(?:\s|$)/.exec(lines.line(number))
        const place = key && placeAt(lines, number, key[1]?.length ?? 0)
        if (key === null || place?.path.some((step) => ['expect', 'set'].includes(step))) continue
        expect(
          fieldAt(place?.kind ?? null, [...(place?.path ?? ['?']), key[2] ?? '']),
          `${id}.yaml:${number} ${lines.line(number)}`,
        ).not.toBeNull()
      }
    }
  })
})

describe('what can be written there', () => {
  const names = (path: readonly string[], kind = 'Scenario') => fieldsAt(kind, path).map(({ name }) => name)

  it.each<[readonly string[], readonly string[]]>([
    [[], ['apiVersion', 'kind', 'metadata', 'spec']],
    [['metadata'], ['name']],
    [['spec'], ['title', 'about', 'level', 'after', 'requests', 'steps']],
    [
      ['spec', 'steps', '[]', 'goal'],
      ['verdict', 'endpoints'],
    ],
    [
      ['spec', 'steps', '[]', 'question', 'answer'],
      ['en', 'zh', 'field', 'view'],
    ],
    [
      ['spec', 'steps', '[]', 'solution', '[]'],
      ['object', 'set', 'remove'],
    ],
    [
      ['spec', 'steps', '[]', 'solution'],
      ['object', 'set', 'remove'],
    ],
    [['spec', 'nonsense'], []],
    [['spec', 'constructor'], []],
  ])('fields at %j', (path, fields) => expect(names(path)).toEqual(fields))

  it('of another kind', () => {
    expect(names(['spec', 'listeners', '[]'], 'ExternalLoadBalancer')).toEqual(['port', 'protocol', 'backends', 'rules'])
    expect(names(['spec'], 'Nonsense')).toEqual([])
  })

  it.each<[readonly string[], readonly string[]]>([
    [['apiVersion'], ['hopscope/v1']],
    [['kind'], ['ExternalLoadBalancer', 'ExternalService', 'Client', 'Scenario']],
    [
      ['spec', 'steps', '[]', 'question', 'answer', 'view'],
      ['concept', 'wire'],
    ],
    [
      ['spec', 'requests', '[]', 'proxy', 'masqueradeAll'],
      ['true', 'false'],
    ],
    [['spec', 'title'], []],
  ])('words at %j', (path, words) => expect(wordsAt('Scenario', path)).toEqual(words))

  it.each([
    ['title', 'value'],
    ['steps', 'maps'],
    ['after', 'values'],
  ])('%s is written as a %s', (name, form) => expect(fieldAt('Scenario', ['spec', name])?.form).toBe(form))

  it('is explained in both languages', () => {
    expect(fieldAt('Scenario', ['spec', 'steps', '[]', 'hop'])?.about).toEqual({
      en: expect.stringContaining('hop at which it stands'),
      zh: expect.stringMatching(/跳/),
    })
  })
})
