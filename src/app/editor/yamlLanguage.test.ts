import { syntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { isNestedTooDeep, yamlLanguage } from './yamlLanguage'

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
    const whole = (state: EditorState, insert: string) => state.update({ changes: { from: 0, to: state.doc.length, insert } }).state
    const deep = whole(start, '['.repeat(5000))
    const after = whole(deep, 'kind: Pod\n')
    expect([start, deep, after].map((state) => syntaxTree(state).length > 0)).toEqual([true, false, true])
  })
})
