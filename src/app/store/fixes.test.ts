import { describe, expect, it } from 'vitest'
import type { EngineClient, TextEdit } from '../../engine'
import { createAppStore } from './store'

const edit = (file: string, column: number): TextEdit => ({ file, line: 1, column, endLine: 1, endColumn: column + 1, text: 'X' })

/** Two files, and the engine has read them. */
function storeWithFiles() {
  const store = createAppStore({ read: () => new Promise(() => undefined) } as unknown as EngineClient)
  const files = [
    { id: 'one', name: 'a.yaml', text: 'abc' },
    { id: 'two', name: 'b.yaml', text: 'abc' },
    { id: 'three', name: 'c.json', bytes: new Blob([]) },
  ]
  store.setState({ files, activeFile: 'two', readFrom: { files, activeFile: 'two', untouchedSample: null }, requestTouched: false })
  return store
}

const textsOf = (store: ReturnType<typeof storeWithFiles>) => store.getState().files.map((file) => ('text' in file ? file.text : null))

describe('applyFix', () => {
  it('changes the texts, shows the first of them, and keeps the request', () => {
    const store = storeWithFiles()
    store.getState().applyFix([edit('a.yaml', 1), edit('a.yaml', 3), edit('b.yaml', 2)], true)
    expect(textsOf(store)).toEqual(['XbX', 'aXc', null])
    expect(store.getState()).toMatchObject({ activeFile: 'one', cause: 'paste', fixed: { said: 'applied', focus: true } })
    expect(store.getState().fixed.applied.map(({ before, after }) => [before, after])).toEqual([
      ['abc', 'XbX'],
      ['abc', 'aXc'],
    ])
  })

  it.each([
    [
      'a text that was changed since it was read',
      'a.yaml',
      (store: ReturnType<typeof storeWithFiles>) => store.getState().setText('one', 'abcd', 'typing'),
    ],
    ['a file that is gone', 'a.yaml', (store: ReturnType<typeof storeWithFiles>) => store.getState().closeFile('one')],
    ['a file that no editor holds', 'c.json', () => undefined],
  ])('leaves all as it is for %s', (_name, file, before) => {
    const store = storeWithFiles()
    before(store)
    const texts = textsOf(store)
    store.getState().applyFix([edit('b.yaml', 1), edit(file, 1)], false)
    expect(textsOf(store)).toEqual(texts)
    expect(store.getState().fixed.said).toBe('stale')
  })
})
