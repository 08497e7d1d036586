import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { corpusFolder, corpusRows, countedOtherwise, refused } from '../../../e2e/corpusRows'
import type { KubeObject } from '../model'
import { load } from './load'
import { formatPath, type Path } from './path'

function read(file: string) {
  const text = readFileSync(`${corpusFolder}/${file}`, 'utf8')
  return { text, ...load([{ name: file, text }]) }
}

function countKinds(objects: readonly KubeObject[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { ref } of objects) counts.set(ref.kind, (counts.get(ref.kind) ?? 0) + 1)
  return counts
}

describe.each(['manifests', 'broken'])('%s', (folder) => {
  test('every file has its row', () => {
    expect(
      corpusRows(folder)
        .map((row) => row.file)
        .sort(),
    ).toEqual(
      readdirSync(`${corpusFolder}/${folder}`)
        .map((name) => `${folder}/${name}`)
        .sort(),
    )
  })

  test.each(corpusRows(folder))('$file holds what its row says', ({ file, kinds, furtherKinds }) => {
    const counts = countKinds(read(file).objects)
    const named = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, counts.get(kind) ?? 0]))
    expect(named).toEqual(kinds)
    expect(counts.size - Object.keys(kinds).length).toBe(countedOtherwise[file]?.furtherKinds ?? furtherKinds)
  })

  test.each(corpusRows(folder))('$file: only documents that every parser refuses are problems', ({ file }) => {
    const { problems } = read(file)
    expect(problems.map(({ line }) => line)).toEqual((refused[file] ?? []).map(({ line }) => line))
    for (const problem of problems) expect(problem.code).toBe('yaml-syntax')
  })

  test.each(corpusRows(folder))('$file: every field is found where it is written', { timeout: 30_000 }, ({ file }) => {
    const { text, objects } = read(file)
    const lines = text.split(/\r\n?|\n/)
    const wrong = objects.flatMap((object) => misplaced(object, lines))
    expect(wrong).toEqual([])
  })
})

/** The fields whose place does not show them: their key (or, of items, something) on that line, and at the column the key or the value. */
function misplaced(object: KubeObject, lines: readonly string[]): string[] {
  const wrong: string[] = []
  for (const [path, value] of fieldsOf(object.body, [])) {
    const place = object.source.locate(formatPath(path))
    const line = place === null ? '' : (lines[place.line - 1] ?? '')
    const rest = place === null ? '' : line.slice(place.column - 1)
    if (rest === '' || !isShown(path.at(-1) ?? '', value, line, rest)) wrong.push(`${formatPath(path)} at ${place?.line}:${place?.column}`)
  }
  return wrong
}

function isShown(step: string | number, value: unknown, line: string, rest: string): boolean {
  if (typeof step === 'number') return /\S/.test(rest.charAt(0))
  if (!line.includes(step)) return false
  // A mark stands for a value that was left out: its line is known by the key alone.
  if (value === '<removed>') return true
  const isAtKey = rest.startsWith(step) || rest.startsWith(`"${step}"`) || rest.startsWith(`'${step}'`)
  const isQuotedOrNested = /^["'[{|>*&]/.test(rest)
  const isNumber = typeof value === 'number' && Number.parseInt(rest, rest.startsWith('0') ? 8 : 10) === value
  return isAtKey || isQuotedOrNested || isNumber || rest.startsWith(String(value).slice(0, 10))
}

function* fieldsOf(value: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (path.length > 0) yield [path, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* fieldsOf(child, [...path, Array.isArray(value) ? Number(key) : key])
}

test('texts whose line breaks a web page swallowed are problems, not objects, and throw nothing', () => {
  for (const name of readdirSync(`${corpusFolder}/pasted`).filter((file) => !file.startsWith('describe'))) {
    const { objects, problems } = read(`pasted/${name}`)
    expect(objects).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
  }
})
