import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../model'
import { load } from './load'
import { formatPath, type Path } from './path'

const FOLDER = 'e2e/corpus'

/** What SOURCES.md says of a file: objects per kind, and how many kinds there are besides. */
interface Row {
  readonly file: string
  readonly kinds: Readonly<Record<string, number>>
  readonly furtherKinds: number
}

/** Rows that count otherwise than load() does. Each file was read by eye; the reason says which of the two is meant. */
const COUNTED_OTHERWISE: Readonly<Record<string, { readonly furtherKinds: number; readonly because: string }>> = {
  'manifests/kube-prometheus.yaml': {
    furtherKinds: 7,
    because: 'the row counts RoleBindingList and RoleList as kinds; load() gives their items, which the row counts as well',
  },
}

/** The documents that SOURCES.md says all parsers refuse, by the line of the fault. Every other document of the manifests is read. */
const REFUSED: Readonly<Record<string, readonly { readonly line: number; readonly because: string }[]>> = {
  'manifests/gke-networking-recipes.yaml': [
    { line: 815, because: 'grpc-hc-no-proxy.yaml: a list item one column to the left' },
    { line: 884, because: 'grpc-hc-proxy.yaml: a list item one column to the left' },
  ],
  'manifests/traefik-crd.yaml': [
    { line: 1017, because: 'service.md: `...` as a placeholder line' },
    { line: 1143, because: 'traefikservice.md: a mis-indented list' },
    { line: 1648, because: 'ingressroutetcp.md: `...` as a placeholder line' },
    { line: 1846, because: 'ingressrouteudp.md: `...` as a placeholder line' },
  ],
}

function rows(folder: string): Row[] {
  const lines = readFileSync(`${FOLDER}/SOURCES.md`, 'utf8').split('\n')
  return lines.filter((line) => line.startsWith(`| ${folder}/`)).map(rowOf)
}

function rowOf(line: string): Row {
  const [, file = '', , , counts = ''] = line.split('|').map((cell) => cell.trim())
  const kinds: Record<string, number> = {}
  let furtherKinds = 0
  for (const count of counts.split(', ')) {
    const further = /^\+(\d+) kinds$/.exec(count)
    const [kind = '', number = ''] = count.split(' ')
    if (further) furtherKinds = Number(further[1])
    else kinds[kind] = Number(number)
  }
  return { file, kinds, furtherKinds }
}

function read(file: string) {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
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
      rows(folder)
        .map((row) => row.file)
        .sort(),
    ).toEqual(
      readdirSync(`${FOLDER}/${folder}`)
        .map((name) => `${folder}/${name}`)
        .sort(),
    )
  })

  test.each(rows(folder))('$file holds what its row says', ({ file, kinds, furtherKinds }) => {
    const counts = countKinds(read(file).objects)
    const named = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, counts.get(kind) ?? 0]))
    expect(named).toEqual(kinds)
    expect(counts.size - Object.keys(kinds).length).toBe(COUNTED_OTHERWISE[file]?.furtherKinds ?? furtherKinds)
  })

  test.each(rows(folder))('$file: only documents that every parser refuses are problems', ({ file }) => {
    const { problems } = read(file)
    expect(problems.map(({ line }) => line)).toEqual((REFUSED[file] ?? []).map(({ line }) => line))
    for (const problem of problems) expect(problem.code).toBe('yaml-syntax')
  })

  test.each(rows(folder))('$file: every field is found where it is written', { timeout: 30_000 }, ({ file }) => {
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
  for (const name of readdirSync(`${FOLDER}/pasted`)) {
    const { objects, problems } = read(`pasted/${name}`)
    expect(objects).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
  }
})
