import { syntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { isCrowded, isNestedTooDeep, recolouring, yamlLanguage } from './yamlLanguage'

describe('a text that is nested without end stays plain', () => {
  it.each([
    ['flow lists without end', '['.repeat(5000), true],
    ['maps in lists', '[{a: '.repeat(200), true],
    ['list marks on one line', '- '.repeat(400), true],
    ['what people write', 'a: [b, [c, {d: e}]]\n'.repeat(500), false],
    ['many brackets, each closed', '[]'.repeat(5000), false],
  ])('%s', (_name, text, deep) => {
    expect(isNestedTooDeep(text)).toBe(deep)
  })

  it('and is coloured again once another text takes its place', () => {
    const start = EditorState.create({ doc: 'kind: Service\n', extensions: yamlLanguage })
    const whole = (state: EditorState, insert: string) => state.update({ changes: { from: 0, to: state.doc.length, insert } })
    const deep = whole(start, '['.repeat(5000))
    expect(recolouring(deep)).toBeNull()
    const after = whole(deep.state, 'kind: Pod\n')
    const again = after.state.update(recolouring(after) ?? {}).state
    expect([start, deep.state, after.state, again].map((state) => syntaxTree(state).length > 0)).toEqual([true, false, false, true])
  })
})

describe('a text of many lines that are full of words stays plain', () => {
  const wide = `{${'a: 1, '.repeat(150)}}\n`
  it.each([
    ['a screen of them', wide.repeat(20), true],
    ['a few of them', wide.repeat(5), false],
    ['all of it on one line', wide.replaceAll('\n', '').repeat(20), false],
    ['long words on many lines', `a: ${'x'.repeat(5000)}\n`.repeat(50), false],
    ['what people write', 'a: {b: [c, d], e: f}\n'.repeat(5000), false],
  ])('%s', (_name, text, crowded) => {
    expect(isCrowded(text)).toBe(crowded)
  })
})
