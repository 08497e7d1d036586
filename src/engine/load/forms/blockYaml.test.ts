import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { pieceOf } from '../extent'
import { readBlockYaml } from './blockYaml'
import { parseYaml } from './yaml'

/** What was read, as far as it can be compared: values with their types and the order of their keys, and where everything stands. */
function shown(documents: ReturnType<typeof parseYaml>) {
  return documents.map(({ value, extent, items, sharesNodes }) => ({
    value: JSON.stringify(value, (_, each) =>
      Object.is(each, -0) || (typeof each === 'number' && !Number.isFinite(each)) ? `number ${each}` : each,
    ),
    extent: [extent.start, extent.end],
    items: items.map(({ start, end }) => [start, end]),
    sharesNodes,
  }))
}

/** Null where the text is left to the parser. Where it is not, the parser must have read the same. */
function read(text: string) {
  const source = pieceOf(text, 0)
  const found = readBlockYaml(source)
  if (found === null) return null
  const documents = shown(found)
  expect({ text, documents }).toEqual({ text, documents: shown(parseYaml(source)) })
  return documents
}

describe('is read as it is written', () => {
  test.each<[string, string, unknown]>([
    ['a map', 'a: b\nc: 1\n', { a: 'b', c: 1 }],
    ['without an end of the last line', 'a: b', { a: 'b' }],
    ['a list in the column of its key', 'a:\n- b\n- c\nd: e\n', { a: ['b', 'c'], d: 'e' }],
    ['a list further in', 'a:\n  - b\n  - c\nd: e\n', { a: ['b', 'c'], d: 'e' }],
    ['maps in a list', 'a:\n- b: 1\n  c: 2\n- d: 3\n', { a: [{ b: 1, c: 2 }, { d: 3 }] }],
    ['lists in a list', '- - a\n  - b\n- - c\n', [['a', 'b'], ['c']]],
    ['a list below a key in a list', '- a:\n  - b\n  c: d\n', [{ a: ['b'], c: 'd' }]],
    ['nothing behind a key', 'a:\nb:\n  c:\nd: 1\n', { a: null, b: { c: null }, d: 1 }],
    ['empty ones', 'a: {}\nb: []\nc: ""\nd: \'\'\n', { a: {}, b: [], c: '', d: '' }],
    [
      'numbers, switches and nothing',
      'a: 0644\nb: yes\nc: ~\nd: 1.5\ne: 1_000\nf: null\n',
      { a: 420, b: true, c: null, d: 1.5, e: 1000, f: null },
    ],
    [
      'words that look like numbers',
      'a: "80"\nb: 1:30\nc: 10.0.0.1\nd: 2024-01-01\ne: -x\n',
      { a: '80', b: '1:30', c: '10.0.0.1', d: '2024-01-01', e: '-x' },
    ],
    ['escapes', 'a: "b\\n\\"c\\" \\u4e2d"\nb: \'it\'\'s\'\n', { a: 'b\n"c" 中', b: "it's" }],
    ['keys of all sorts', 'a.b/c-d: 1\nf:metadata: 2\n"80": 3\n90: 4\ny: 5\n', { 'a.b/c-d': 1, 'f:metadata': 2, 80: 3, 90: 4, true: 5 }],
    ['a folded text', 'a: b\n  c\n  - d\ne:\n- f\n  g\n- "h\n  i"\n- \'j\n  k\'\n', { a: 'b c - d', e: ['f g', 'h i', 'j k'] }],
    ['a literal', 'a: |\n  b\n\n    c\nd: |-\n  e\n\n', { a: 'b\n\n  c\n', d: 'e' }],
    ['a literal in a list', 'a:\n- |\n  b\n- c\n', { a: ['b\n', 'c'] }],
    ['urls and letters of other scripts', 'a: http://b:80/c#d\nb: 端口\n', { a: 'http://b:80/c#d', b: '端口' }],
  ])('%s', (_, text, value) => {
    expect(JSON.parse(read(text)?.[0]?.value ?? 'null')).toEqual(value)
  })

  test('several documents, and the items of a list, each with its place', () => {
    const documents = read('---\nitems:\n- a: 1\n- b\nkind: List\n---\n- c\n- d: 1\n  e: 2\n')
    expect(documents?.map(({ items }) => items.length)).toEqual([2, 2])
  })
})

describe('is left to the parser', () => {
  test.each([
    '',
    'a',
    '# b\na: b\n',
    'a: b # c\n',
    'a: b\n\nc: d\n',
    'a: &b c\n',
    'a: *b\n',
    'a: !c d\n',
    'a: {b: c}\n',
    'a: [b]\n',
    'a: >\n  b\n',
    'a: |2\n  b\n',
    'a: b\n  c: d\n',
    'a: b\n\n  c\n',
    'a: b\n  # c\n',
    'a: b\na: c\n',
    'constructor: b\n',
    '__proto__: b\n',
    '<<: b\n',
    '? a\n',
    'a: b: c\n',
    'a: "b\nc"\n',
    '"a\n  b": c\n',
    'a:\tb\n',
    'a: b\r\n',
    'a: b \n',
    'a:  b\n',
    '-\n',
    '- a\n b: c\n',
    'a:\n - b\n  c: d\n',
    ' a: b\n',
    'a: b\n...\n',
    '---\n---\n',
    '--- a\n',
    '\uFEFFa: b\n',
    'a: \ud800\n',
    'a: @b\n',
    'a: "\\x41"\n',
    '{"a": 1}',
    'a: "b" c\n',
    '- |\n  a\n',
    'a: ---\n',
    `${Array.from({ length: 70 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`,
  ])('%j', (text) => {
    expect(readBlockYaml(pieceOf(text, 0))).toBeNull()
  })
})

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'kind',
    'items',
    'x: y',
    '80',
    '0x1F',
    '1e3',
    '.inf',
    '-',
    '- a',
    'no',
    '',
    ' a',
    'a ',
    '#b',
    'a #b',
    "it's",
    '"q"',
    'a\nb\n',
    '\n',
    'a\n\n',
    '端口',
    '\t',
    '\\',
    '[',
    '{}',
    '|',
    '~',
    '---',
    '...',
    '@',
    '1:30',
    '_',
    '+1',
  ),
  fc.string({ maxLength: 8 }),
)
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(word, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(fc.tuple(word, tie('node')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
    fc.array(tie('node'), { maxLength: 4 }),
  ),
}))

test('what a program writes is read as the parser reads it', () => {
  let taken = 0
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.constantFrom(-1, 12),
      (values, noArrayIndent, lineWidth) => {
        const text = values.map((value) => dump(value, { lineWidth, noArrayIndent } as object)).join('---\n')
        if (read(text) !== null) taken++
      },
    ),
    { numRuns: 1500 },
  )
  expect(taken).toBeGreaterThan(30)
})

const written = `---
apiVersion: v1
items:
- apiVersion: v1
  data:
    a: |
      b

        c
    d: "e\\n"
  kind: ConfigMap
  metadata:
    annotations: {}
    name: 'it''s
      folded'
    note: one
      two - three
    quoted: "a
      b\\\\n c"
- kind: Pod
  spec:
    containers:
    - args:
      - --a=b:c
      - - 1
        - ~
      ports: []
kind: List
---
- x
- y:
    z: 1.5
`
const letter = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '-',
  '- ',
  ':',
  ': ',
  '#',
  ' #',
  '"',
  "'",
  '|',
  '>',
  '&',
  '*',
  '!',
  '{',
  '}',
  '[',
  ']',
  ',',
  '?',
  '%',
  '@',
  '\\',
  '\t',
  '\r',
  '0',
  '~',
  '<<',
  '---',
  '...',
  'a',
  '\u00a0',
  '\ufeff',
  '端',
  '\u0085',
)
const change = fc.record({
  at: fc.nat(1000),
  taken: fc.constantFrom(0, 0, 0, 1, 1, 2, 8, 20),
  put: fc.oneof(letter, letter, fc.constant('')),
})

test('whatever is changed in a text, it is read as the parser reads it, or left to it', { timeout: 60_000 }, () => {
  let taken = 0
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(written, written.slice(4), '- x\n- y:\n    z: 1.5\n'),
      (changes, begun) => {
        const text = changes.reduce((left, { at, taken: gone, put }) => {
          const place = at % (left.length + 1)
          return left.slice(0, place) + put + left.slice(place + gone)
        }, begun)
        if (read(text) !== null) taken++
      },
    ),
    { numRuns: 10_000 },
  )
  expect(taken).toBeGreaterThan(1000)
})

test('real manifests and dumps are read as the parser reads them', { timeout: 60_000 }, () => {
  const folders = ['e2e/corpus', 'src/samples']
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  let taken = 0
  for (const file of files.filter((name) => name.endsWith('.yaml'))) {
    for (const part of readFileSync(file, 'utf8').split(/^---\n/m)) {
      if (readBlockYaml(pieceOf(part, 0)) !== null) taken += Number(read(part) !== null)
    }
  }
  expect(taken).toBeGreaterThan(300)
})
