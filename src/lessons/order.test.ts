import { expect, it } from 'vitest'
import { courseOrder } from './order'

const lesson = (id: string, level: number, ...after: readonly string[]) => ({ id, level, after })

it.each([
  ['the easier first, then by id', [lesson('b', 1), lesson('c', 2), lesson('a', 2), lesson('d', 1)], 'bdac'],
  ['behind what comes before, however easy', [lesson('a', 1, 'c'), lesson('b', 2), lesson('c', 3)], 'bca'],
  ['what waits for itself comes last', [lesson('a', 1, 'b'), lesson('b', 1, 'a'), lesson('c', 3)], 'cab'],
  ['what waits for nobody that is there comes last', [lesson('a', 1, 'x'), lesson('b', 3)], 'ba'],
  ['nothing', [], ''],
])('a course: %s', (_name, lessons, ids) => {
  expect(
    courseOrder(lessons)
      .map(({ id }) => id)
      .join(''),
  ).toBe(ids)
})
