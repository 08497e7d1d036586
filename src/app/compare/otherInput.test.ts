import { expect, it } from 'vitest'
import { inputNames } from './otherInput'

it.each([
  [['web.yaml'], ['web.yaml']],
  [['old/web.yaml'], ['old/web.yaml']],
  [['old/web.yaml', 'old/more/api.yaml'], ['old/']],
  [
    ['old/web.yaml', 'older/web.yaml'],
    ['old/web.yaml', 'older/web.yaml'],
  ],
  [
    ['a.yaml', 'b.yaml'],
    ['a.yaml', 'b.yaml'],
  ],
])('%j is called %j', (files, names) => {
  expect(inputNames(files.map((name) => ({ name })))).toEqual(names)
})
