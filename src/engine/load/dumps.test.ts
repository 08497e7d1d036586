import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { load as parseYaml } from 'js-yaml'
import { expect, test } from 'vitest'
import { corpusFolder } from '../../../e2e/corpusRows'
import { load } from './load'

/** What was counted once by another program and read through: objects by kind, and problems by code. */
interface Counted {
  readonly kinds: Readonly<Record<string, number>>
  readonly problems?: Readonly<Record<string, number>>
}

const recorded = parseYaml(readFileSync(`${corpusFolder}/dumps-counts.yaml`, 'utf8')) as Readonly<Record<string, Counted>>

const files = ['dumps', 'cases'].flatMap((folder) =>
  readdirSync(`${corpusFolder}/${folder}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(corpusFolder.length + 1)),
)

function countOf(file: string): Counted {
  const bytes = readFileSync(`${corpusFolder}/${file}`)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const { objects, problems } = load([{ name: file, text }])
  const kinds = tally(objects.map(({ ref }) => ref.kind))
  return problems.length === 0 ? { kinds } : { kinds, problems: tally(problems.map(({ code }) => code)) }
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

test('every file of the dumps and cases has its row', () => {
  // What kubectl prints for people is counted elsewhere.
  expect(Object.keys(recorded).sort()).toEqual(files.filter((file) => !file.startsWith('dumps/kubectl-text')).sort())
})

test.each(Object.entries(recorded))('%s holds what was counted', (file, row) => {
  expect(countOf(file)).toEqual(row)
})
