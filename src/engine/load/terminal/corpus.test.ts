import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { load } from '../load'

const folder = 'e2e/corpus/dumps/kubectl-text'

/** What each file holds: counted by the rows and blocks in it, and read by a person. */
const rows = readFileSync(`${folder}-counts.tsv`, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

test('every file is counted', () => expect(rows.map(([file]) => file)).toEqual(readdirSync(folder).sort()))

test.each(rows)('%s: %s, %s lines left out, problems: %s', (file = '', kinds, left, codes) => {
  const { objects, problems } = load([{ name: file, text: readFileSync(`${folder}/${file}`, 'utf8') }])
  const counts = new Map<string, number>()
  for (const { ref } of objects) counts.set(ref.kind, (counts.get(ref.kind) ?? 0) + 1)
  const leftOut = problems.reduce((sum, problem) => sum + (problem.code === 'lines-left-out' ? problem.count : 0), 0)
  const others = [...new Set(problems.flatMap(({ code }) => (code === 'lines-left-out' ? [] : [code])))]
  expect([...counts].map(([kind, count]) => `${kind} ${count}`).join(' ') || '-').toBe(kinds)
  expect(String(leftOut)).toBe(left)
  expect(others.join(', ') || '-').toBe(codes)
})
