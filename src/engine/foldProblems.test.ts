import { expect, test } from 'vitest'
import { foldProblems } from './foldProblems'
import type { LoadProblem } from './model'

const problem = (line: number, code: 'tab-indentation' | 'helm-template'): LoadProblem => ({
  file: 'a.yaml',
  line,
  column: null,
  object: null,
  path: null,
  code,
})
const many = (count: number, code: 'tab-indentation' | 'helm-template') => Array.from({ length: count }, (_, i) => problem(i + 1, code))

test.each([0, 1, 50])('%i problems of one code are all told', (count) => {
  expect(foldProblems(many(count, 'tab-indentation'))).toHaveLength(count)
})

test('of a thousand the first fifty are told, and how many more there are', () => {
  const folded = foldProblems([...many(1000, 'tab-indentation'), ...many(3, 'helm-template')])
  expect(folded).toHaveLength(54)
  expect(folded.at(-1)).toMatchObject({ code: 'further-problems', count: 950, line: 51 })
  expect(folded.filter(({ code }) => code === 'helm-template')).toHaveLength(3)
})
