import { describe, expect, test } from 'vitest'
import { applyEdits, type FieldChange, type Plain } from '../../model'
import { load } from '../load'
import { editsOf } from '.'

type Change = FieldChange extends infer Each ? (Each extends FieldChange ? Omit<Each, 'object'> : never) : never

/** The text after a change of its last object; null where the change is refused. */
function edited(text: string, change: Change): string | null {
  const object = load([{ name: 'a.yaml', text }]).objects.at(-1)
  if (object === undefined) throw new Error('no object')
  const edits = editsOf({ ...change, object: object.ref } as FieldChange, object, text)
  return edits && applyEdits(text, edits)
}

const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n'
const yaml = (spec: string) => `${HEAD}spec:\n${spec}`
const set = (path: string, value: string | number | boolean): Change => ({ do: 'set', path, value })
const add = (path: string, value: Plain): Change => ({ do: 'add', path, value })
const append = (path: string, value: Plain): Change => ({ do: 'append', path, value })
const remove = (path: string): Change => ({ do: 'remove', path })

/** Before and after, both below `spec:`; null: refused. */
type Row = [name: string, before: string, change: Change, after: string | null]

describe('set replaces the letters of a value', () => {
  test.each<Row>([
    ['a plain value', '  a: x # why\n', set('spec.a', 'w'), '  a: w # why\n'],
    ['in double quotes', '  a: "x"\n', set('spec.a', 'w'), '  a: "w"\n'],
    ['in single quotes', "  a:   'x'\n", set('spec.a', "it's"), "  a:   'it''s'\n"],
    ['a number', '  a: 80\n', set('spec.a', 8080), '  a: 8080\n'],
    ['a number in the place of a text', "  a: '80'\n", set('spec.a', 80), '  a: 80\n'],
    ['a text that would read as a number', '  a: x\n', set('spec.a', '80'), '  a: "80"\n'],
    ['a text that would read as a boolean', '  a: x\n', set('spec.a', 'yes'), '  a: "yes"\n'],
    ['a text with a colon and a hash', '  a: x\n', set('spec.a', 'b: c #d'), '  a: "b: c #d"\n'],
    ['a boolean', '  a: false\n', set('spec.a', true), '  a: true\n'],
    ['in an item', '  p:\n  - port: 80\n  -   port: 81\n', set('spec.p[1].port', 82), '  p:\n  - port: 80\n  -   port: 82\n'],
    ['a key with dots', '  "a.b/c": x\n', set('spec["a.b/c"]', 'w'), '  "a.b/c": w\n'],
    ['in braces', '  s: { app: x, b: c } # why\n', set('spec.s.app', 'w'), '  s: { app: w, b: c } # why\n'],
    ['CRLF', '  a: x\r\n  b: c\r\n', set('spec.a', 'w'), '  a: w\r\n  b: c\r\n'],
    ['a value that an anchor shares', '  a: &v x\n  b: *v\n', set('spec.a', 'w'), null],
    ['an alias', '  a: &v x\n  b: *v\n', set('spec.b', 'w'), null],
    ['a field of a map that is shared', '  a: &v { x: 1 }\n  b: *v\n', set('spec.a.x', 2), null],
    ['a field of a merged map', '  m: &v { x: 1 }\n  b:\n    <<: *v\n    y: 1\n', set('spec.b.x', 2), null],
    ['a block of text', '  a: |\n    x\n', set('spec.a', 'w'), null],
    ['a value over two lines', '  a: x\n    y\n', set('spec.a', 'w'), null],
    ['a value that is not written', '  a:\n', set('spec.a', 'w'), null],
    ['a map', '  a: { b: c }\n', set('spec.a', 'w'), null],
    ['a field that is not there', '  a: x\n', set('spec.b', 'w'), null],
    ['a key that is there twice', '  a: x\n  a: y\n', set('spec.a', 'z'), null],
  ])('%s', (_name, before, change, after) => {
    expect(edited(yaml(before), change)).toBe(after === null ? null : yaml(after))
  })
})

describe('add puts a field behind the others of its map', () => {
  test.each<Row>([
    ['below the last one', '  a: x\n  b: c # why\n', add('spec.d', 'e'), '  a: x\n  b: c # why\n  d: e\n'],
    ['at the end of a file', '  a: x', add('spec.d', 1), '  a: x\n  d: 1'],
    ['in an item', '  p:\n  - a: 1\n  - b: 1\n', add('spec.p[0].c', 2), '  p:\n  - a: 1\n    c: 2\n  - b: 1\n'],
    ['behind a field with a list', '  p:\n    - a\n    # of p\n', add('spec.q', 1), '  p:\n    - a\n  q: 1\n    # of p\n'],
    ['a map', '  a: x\n', add('spec.m', { b: { c: [1, 'd'] } }), '  a: x\n  m:\n    b:\n      c:\n        - 1\n        - d\n'],
    ['in braces', '  s: { a: 1 }\n', add('spec.s.b', { c: 'd' }), '  s: { a: 1, b: { c: d } }\n'],
    ['in empty braces', '  s: {}\n', add('spec.s.b', 'c'), '  s: { b: c }\n'],
    ['in braces over several lines', '  s: {\n    a: 1,\n    }\n', add('spec.s.b', 2), '  s: {\n    a: 1,\n    b: 2,\n    }\n'],
    ['not behind a block of text, but before it', '  a: x\n  b: |\n    y\n', add('spec.c', 1), '  a: x\n  c: 1\n  b: |\n    y\n'],
    ['one that is there', '  a: x\n', add('spec.a', 1), null],
    ['to a map that is not there', '  a: x\n', add('spec.b.c', 1), null],
    ['to a map that is shared', '  a: &v\n    x: 1\n  b: *v\n', add('spec.a.y', 1), null],
  ])('%s', (_name, before, change, after) => {
    expect(edited(yaml(before), change)).toBe(after === null ? null : yaml(after))
  })

  test('all line ends are those of the file', () => {
    const text = yaml('  a: x\n').replaceAll('\n', '\r\n')
    expect(edited(text, add('spec.b', { c: 1 }))).toBe(yaml('  a: x\n  b:\n    c: 1\n').replaceAll('\n', '\r\n'))
  })
})

describe('append puts an item behind the others of its list', () => {
  const peer = { podSelector: { matchLabels: { app: 'x' } } }
  test.each<Row>([
    [
      'at the dash of the last',
      '  f:\n  - a: 1\n  - b: 1 # why\n',
      append('spec.f', { c: 1 }),
      '  f:\n  - a: 1\n  - b: 1 # why\n  - c: 1\n',
    ],
    [
      'indented as they are',
      '  f:\n    - podSelector: {}\n  p: 1\n',
      append('spec.f', peer),
      '  f:\n    - podSelector: {}\n    - podSelector:\n        matchLabels:\n          app: x\n  p: 1\n',
    ],
    ['a scalar', '  f:\n  - a\n', append('spec.f', 'b'), '  f:\n  - a\n  - b\n'],
    ['in brackets', '  f: [{ a: 1 }]\n', append('spec.f', peer), '  f: [{ a: 1 }, { podSelector: { matchLabels: { app: x } } }]\n'],
    ['in empty brackets', '  f: [] # why\n', append('spec.f', 1), '  f: [1] # why\n'],
    ['to what is no list', '  f: x\n', append('spec.f', 1), null],
    ['behind an item that is not written', '  f:\n  -\n', append('spec.f', 1), null],
  ])('%s', (_name, before, change, after) => {
    expect(edited(yaml(before), change)).toBe(after === null ? null : yaml(after))
  })
})

describe('remove takes a field with its line', () => {
  test.each<Row>([
    ['in the middle', '  a: x\n  b: 1\n  c: y\n', remove('spec.b'), '  a: x\n  c: y\n'],
    ['the last of a file', '  a: x\n  b: 1', remove('spec.b'), '  a: x'],
    ['with all its lines', '  a: x\n  b:\n    c: [1,\n      2]\n  d: 1\n', remove('spec.b'), '  a: x\n  d: 1\n'],
    ['the first of an item', '  p:\n  - a: 1\n    b: 2\n', remove('spec.p[0].a'), '  p:\n  - b: 2\n'],
    ['another of an item', '  p:\n  - a: 1\n    b: 2\n', remove('spec.p[0].b'), '  p:\n  - a: 1\n'],
    ['an item', '  p:\n  - a\n  - b\n', remove('spec.p[0]'), '  p:\n  - b\n'],
    ['the first in braces', '  s: { a: 1, b: 2 }\n', remove('spec.s.a'), '  s: { b: 2 }\n'],
    ['the last in braces', '  s: { a: 1, b: 2 }\n', remove('spec.s.b'), '  s: { a: 1 }\n'],
    ['what a comment stands behind', '  a: x\n  b: 1 # why\n', remove('spec.b'), null],
    ['what a comment stands below', '  p:\n  - a: 1\n    # why\n    b: 2\n', remove('spec.p[0].a'), null],
    ['the only one', '  s:\n    a: 1\n', remove('spec.s.a'), null],
    ['one that others read', '  a: &v 1\n  b: *v\n', remove('spec.a'), null],
    ['one that is not there', '  a: x\n', remove('spec.b'), null],
  ])('%s', (_name, before, change, after) => {
    expect(edited(yaml(before), change)).toBe(after === null ? null : yaml(after))
  })
})

describe('JSON', () => {
  const pretty = (spec: object) => JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec }, null, 2)
  const tight = (spec: object) => JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec })

  test.each([
    [set('spec.a', 'w'), { a: 'w', b: [{ c: 1 }] }],
    [set('spec.b[0].c', 'w'), { a: 'x', b: [{ c: 'w' }] }],
    [set('spec.a', 8), { a: 8, b: [{ c: 1 }] }],
    [remove('spec.a'), { b: [{ c: 1 }] }],
  ])('stays as it was printed: %j', (change, after) => {
    const before = { a: 'x', b: [{ c: 1 }] }
    expect(edited(pretty(before), change)).toBe(pretty(after))
    expect(edited(tight(before), change)).toBe(tight(after))
  })

  test.each([
    [add('spec.d', 'e'), { a: 'x', b: [1], d: 'e' }],
    [append('spec.b', 2), { a: 'x', b: [1, 2] }],
  ])('what is added is spaced as what is there: %j', (change, after) => {
    const before = { a: 'x', b: [1] }
    expect(edited(pretty(before), change)).toBe(pretty(after))
    expect(edited(tight(before), change)).toBe(tight(after))
  })
})

describe('where an object stands among others', () => {
  test('an item of a list', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n- ${HEAD.replaceAll('\n', '\n  ')}spec:\n    a: x\n- ${HEAD.replaceAll('\n', '\n  ')}spec:\n    a: x # last\n`
    expect(edited(text, set('spec.a', 'w'))).toBe(text.replace('a: x # last', 'a: w # last'))
    expect(edited(text, add('spec.b', 1))).toBe(`${text}    b: 1\n`)
  })

  test('a document behind another', () => {
    const text = `${yaml('  a: x\n')}---\n# second\n${yaml('  a: x\n')}`
    expect(edited(text, set('spec.a', 'w'))).toBe(`${yaml('  a: x\n')}---\n# second\n${yaml('  a: w\n')}`)
  })

  test('an alias to another object of the list', () => {
    const text =
      'kind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: &m { name: a }\n- apiVersion: v1\n  kind: Pod\n  metadata: *m\n  spec: { a: x }\n'
    expect(edited(text, set('spec.a', 'w'))).toBeNull()
  })

  test('what kubectl describe printed', () => {
    const text =
      '$ kubectl describe service web\nName:       web\nNamespace:  default\nSelector:   app=web\nType:       ClusterIP\nIP:         10.96.0.7\n'
    const object = load([{ name: 'a.yaml', text }]).objects[0]
    expect(object && editsOf({ do: 'set', object: object.ref, path: 'spec.selector.app', value: 'y' }, object, text)).toBeNull()
  })
})
