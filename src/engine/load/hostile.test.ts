import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from './load'

const MEGABYTE = 1_000_000

function fill(piece: string, length = MEGABYTE): string {
  return piece.repeat(Math.ceil(length / piece.length))
}

function bomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`)
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\na0: &a0 [${'x, '.repeat(9)}]\n${levels.join('')}`
}

/** Reads a text, and asks for a place, as the pages do. */
function read(text: string) {
  const loaded = load([{ name: 'a.yaml', text }])
  for (const object of loaded.objects.slice(0, 5)) {
    object.source.locate('metadata.name')
    object.source.locate('spec.x[3]["__proto__"].constructor')
  }
  return loaded
}

describe('hostile texts are read to an end, in little time', () => {
  test.each<[string, string]>([
    ['a list opened 1,000,000 times', fill('[')],
    ['a list nested 100,000 deep', fill('[', 100_000) + fill(']', 100_000)],
    ['a JSON map nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['dashes', fill('- ')],
    ['question marks', fill('? ')],
    ['colons', fill(': ')],
    ['quotes', fill('"')],
    ['backslashes in quotes', `"${fill('\\')}`],
    ['escaped quotes in JSON', `{"${fill('\\"')}`],
    ['anchors', fill('&a ')],
    ['anchors on lines of their own', fill('&a\n')],
    ['tags on lines of their own', fill('!a\n')],
    ['bars', `a: ${fill('|1')}`],
    ['braces of a template', fill('{{')],
    ['templates', fill('{{ a }}\n')],
    ['percent signs', fill('%a\n')],
    ['one long line', `a: ${fill('x')}`],
    ['line ends', fill('\r\n')],
    ['CRLF comments before a broken document', `${fill('# x\r\n', 50_000)}x: y\r\n---\r\n- [`],
    ['byte order marks', fill('\uFEFF')],
    ['line separators', fill('\u2028---')],
    [
      'one map of 60,000 wrong labels',
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n${Array.from({ length: 60_000 }, (_, i) => `    k${i}: ${i}\n`).join('')}`,
    ],
    ['a list on one line whose items are no objects', `[${fill('a: 1,', 200_000)}]`],
    ['a List of 20,000 wrong items', `kind: List\nitems:\n${fill('- a: 1\n', 140_000)}`],
    ['documents that end in dots', fill('a\n...\n', 60_000)],
    ['more dashes than documents are read', fill('---\n')],
    ['keys that are equal', fill('a: 1\n', 100_000)],
    ['an unclosed list of many lines', `a: [${fill('\nb,')}`],
    ['Lists in Lists', `${'{"kind":"List","items":['.repeat(49)}{"kind":"Pod","metadata":{"name":"a"}}${']}'.repeat(49)}`],
    ['an alias bomb', bomb()],
    ['random bytes', Array.from({ length: 50_000 }, (_, i) => String.fromCharCode((i * 7919 + (i >> 3) * 31) % 256)).join('')],
  ])('%s', { timeout: 20_000 }, (_, text) => {
    expect(() => read(text)).not.toThrow()
  })

  test('an alias bomb is refused, not walked', () => {
    expect(read(bomb())).toMatchObject({ objects: [], problems: [{ code: 'too-many-aliases', limit: 1000 }] })
  })

  test('aliases within measure are read', () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: [&x {y: 1}${', *x'.repeat(500)}]\n`
    expect(read(text).problems).toEqual([])
  })
})

describe('names that JavaScript gives a meaning', () => {
  test.each<[string, string]>([
    [
      'in YAML',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, __proto__: {polluted: 1}}\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n',
    ],
    [
      'in JSON',
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","__proto__":{"polluted":1}},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ],
    [
      'in what is copied',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, managedFields: []}\n__proto__: {polluted: 1, env: [{name: a, value: b}]}\n',
    ],
    ['in a merge', 'x: &x {__proto__: {polluted: 1}}\n<<: *x\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n'],
    ['behind a tag', '!x\napiVersion: v1\nkind: Pod\nmetadata: !y {name: a, __proto__: {polluted: 1}}\n__proto__: !z {polluted: 1}\n'],
  ])('%s', (_, text) => {
    const { objects } = read(text)
    expect(objects).toHaveLength(1)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(objects[0]?.body)).toBe(Object.prototype)
    expect(objects[0]?.body.polluted).toBeUndefined()
  })

  test('a map of no fields has no kind of its own', () => {
    expect(read('{"__proto__": {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}}}').problems).toMatchObject([
      { code: 'field-missing', field: 'kind' },
    ])
  })
})

describe('no text throws', () => {
  test('any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        read(text)
      }),
      { numRuns: 500 },
    )
  })

  test('any text of the letters YAML is made of', () => {
    const pieces = [
      '- ',
      ': ',
      '\n',
      '\n  ',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '#',
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '---\n',
      '...\n',
      '? ',
      '<<: ',
      'kind: Pod',
      'apiVersion: v1',
      'metadata:',
      'name',
      '{{ x }}',
      '%YAML 1.2\n',
      '\r',
      '\uFEFF',
      '\\',
      '0',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const { problems } = read(parts.join(''))
        for (const problem of problems) expect(problem.line === null || problem.line > 0).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('any JSON value gives objects or problems, by YAML and JSON alike', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const json = read(text)
        const yaml = read(`--- ${text}\n# a comment\n`)
        expect(yaml.objects.map(({ ref }) => ref)).toEqual(json.objects.map(({ ref }) => ref))
      }),
    )
  })
})
