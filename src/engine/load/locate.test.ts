import { describe, expect, test } from 'vitest'
import { load } from './load'

/** `line:column` of a field of the last object of a text; null where it is not written. */
function place(text: string, path: string): string | null {
  const { objects } = load([{ name: 'a.yaml', text }])
  const position = objects.at(-1)?.source.locate(path)
  return position ? `${position.line}:${position.column}` : null
}

const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n'

describe('YAML', () => {
  test.each<[string, string, string, string | null]>([
    ['the object itself', HEAD, '', '1:1'],
    ['a plain value: the line of its key, the column of the value', HEAD, 'metadata.name', '4:9'],
    ['a map: its key, for the value begins on another line', HEAD, 'metadata', '3:1'],
    ['a field that is not there', HEAD, 'spec.ports', null],
    ['a path that is none', HEAD, 'metadata..name[', null],
    ['a path through a scalar', HEAD, 'kind.x', null],
    ['an item of a list', `${HEAD}spec:\n  ports:\n  - port: 80\n  - name: b\n    port: 81\n`, 'spec.ports[1]', '8:5'],
    ['a field of an item of a list', `${HEAD}spec:\n  ports:\n  - port: 80\n  - name: b\n    port: 81\n`, 'spec.ports[1].port', '9:11'],
    ['an item behind the last', `${HEAD}spec:\n  ports:\n  - port: 80\n`, 'spec.ports[1]', null],
    ['an item that begins below its dash', `${HEAD}spec:\n  -\n    a: 1\n`, 'spec[0].a', '7:8'],
    ['an item without a value: the key of the list', `${HEAD}spec:\n  -\n`, 'spec[0]', '5:1'],
    ['a list in a list', `${HEAD}spec:\n- - a\n  - b\n`, 'spec[0][1]', '7:5'],
    ['a flow map', `${HEAD}spec: {a: 1, b: {c: 2}}\n`, 'spec.b.c', '5:21'],
    ['a flow list over several lines', `${HEAD}spec: [a,\n    b]\n`, 'spec[1]', '6:5'],
    ['a pair in a flow list', `${HEAD}spec: [a: 1]\n`, 'spec[0].a', '5:11'],
    ['a double-quoted value begins at its quote', `${HEAD}spec:\n  a: "x"\n`, 'spec.a', '6:6'],
    ['a single-quoted value begins at its quote', `${HEAD}spec:\n  a:   'x'\n`, 'spec.a', '6:8'],
    ['a quoted key', `${HEAD}spec:\n  "a b": x\n`, 'spec["a b"]', '6:10'],
    ['a key with escapes', `${HEAD}spec:\n  "a\\u0062": x\n`, 'spec.ab', '6:14'],
    ['a key with dots and a slash', `${HEAD}  labels:\n    a.b/c: x\n`, 'metadata.labels["a.b/c"]', '6:12'],
    ['a numeric key', `${HEAD}spec:\n  80: x\n`, 'spec["80"]', '6:7'],
    ['a key that is read as a boolean', `${HEAD}spec:\n  on: x\n`, 'spec.true', '6:7'],
    ['a key that is written in octal', `${HEAD}spec:\n  0644: x\n`, 'spec["420"]', '6:9'],
    ['a quoted key stays as it is', `${HEAD}spec:\n  "on": x\n`, 'spec.on', '6:9'],
    ["a literal block: its key's line, at the bar", `${HEAD}spec:\n  a: |\n    x\n    y\n  b: 1\n`, 'spec.a', '6:6'],
    ['a folded block with a comment in its header', `${HEAD}spec:\n  a: >-  # why\n    x\n`, 'spec.a', '6:6'],
    ['what follows a block', `${HEAD}spec:\n  a: |\n    x\n\n    y: z\n  b: 1\n`, 'spec.b', '10:6'],
    ['a block in a list', `${HEAD}spec:\n- |\n  x\n`, 'spec[0]', '6:3'],
    ['an empty value: its key', `${HEAD}spec:\n  a:\n  b: 1\n`, 'spec.a', '6:3'],
    ['a value on the line below its key: the key', `${HEAD}spec:\n  a:\n    long text\n`, 'spec.a', '6:3'],
    ['a plain text over several lines', `${HEAD}spec:\n  a: one\n    two\n  b: 1\n`, 'spec.b', '8:6'],
    ['behind comments', `# c\n${HEAD}# c\nspec: # c\n  # c\n  a: 1 # c\n`, 'spec.a', '9:6'],
    ['an anchored value begins behind its anchor', `${HEAD}spec:\n  a: &x 1\n`, 'spec.a', '6:9'],
    ['a tagged value begins behind its tag', `${HEAD}spec:\n  a: !!str 1\n`, 'spec.a', '6:12'],
    ['an alias begins at its star', `${HEAD}spec:\n  a: &x {p: 1}\n  b: *x\n`, 'spec.b', '7:6'],
    ['a field behind an alias is where the anchor has it', `${HEAD}spec:\n  a: &x {p: 1}\n  b: *x\n`, 'spec.b.p', '6:13'],
    ['a merged field is where it was written', `${HEAD}spec:\n  a: &x {p: 1}\n  b:\n    <<: *x\n    q: 2\n`, 'spec.b.p', '6:13'],
    ['an own field hides a merged one', `${HEAD}spec:\n  a: &x {p: 1}\n  b:\n    <<: *x\n    p: 2\n`, 'spec.b.p', '9:8'],
    [
      'the first of several merged maps',
      `${HEAD}spec:\n  a: &x {p: 1}\n  c: &y {p: 2, r: 3}\n  b:\n    <<: [*x, *y]\n`,
      'spec.b.r',
      '7:19',
    ],
    ['an explicit key', `${HEAD}spec:\n  ? a\n  : 1\n`, 'spec.a', '6:5'],
    ['the second document', `${HEAD}---\n${HEAD}`, 'metadata.name', '9:9'],
    [
      'a document that begins on the line of its dashes',
      `${HEAD}--- {kind: Pod, apiVersion: v1, metadata: {name: b}}\n`,
      'metadata.name',
      '5:50',
    ],
    ['CRLF', `${HEAD}spec:\n  a: 1\n`.replaceAll('\n', '\r\n'), 'spec.a', '6:6'],
    ['CRLF and a literal block', `${HEAD}spec:\n  a: |\n    x\n  b: 2\n`.replaceAll('\n', '\r\n'), 'spec.a', '6:6'],
    ['a lone CR ends a line', `${HEAD}spec:\r  a: 1\r`, 'spec.a', '6:6'],
    ['a byte order mark takes no column', `\uFEFF${HEAD}`, 'apiVersion', '1:13'],
    ['a line separator ends no line', `${HEAD}spec: {a: "\u2028", b: 1}\n`, 'spec.b', '5:19'],
    ['behind a broken document', `[\n---\n${HEAD}`, 'metadata.name', '6:9'],
    ['a mended flow list: columns are those of the file', `${HEAD}spec:\n  a: [\n  "x", "y"\n  ]\n  b: 1\n`, 'spec.a[1]', '7:8'],
    ['behind a mended flow list', `${HEAD}spec:\n  a: [\n"x"\n]\n  b: 1\n`, 'spec.b', '9:6'],
  ])('%s', (_, text, path, expected) => {
    expect(place(text, path)).toBe(expected)
  })
})

describe('lists', () => {
  const item = (name: string) => `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: ${name}\n`
  const list = `apiVersion: v1\nitems:\n${item('a')}${item('b')}kind: List\nmetadata: {}\n`
  test.each<[string, string, string, string | null]>([
    ['the last item', list, 'metadata.name', '10:11'],
    ['the item itself', list, '', '7:3'],
    ['an item has no field of its list', list, 'items', null],
    ['an indented list', list.replaceAll(/^([- ] )/gm, '    $1'), 'metadata.name', '10:15'],
    ['items below their dashes', list.replaceAll('- apiVersion', '-\n  apiVersion'), 'metadata.name', '12:11'],
    ['an array at the root', item('a') + item('b'), 'metadata.name', '8:11'],
    [
      'items in flow style on one line',
      'kind: List\nitems: [{kind: Pod, apiVersion: v1, metadata: {name: a}}, {kind: Pod, apiVersion: v1, metadata: {name: b}}]',
      'metadata.name',
      '2:104',
    ],
    [
      'items with aliases',
      `kind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  spec: &s {x: 1}\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: b}\n  spec: *s\n`,
      'spec.x',
      '6:16',
    ],
    [
      'a list in a list',
      'kind: List\nitems:\n- kind: List\n  items:\n  - apiVersion: v1\n    kind: Pod\n    metadata:\n      name: a\n',
      'metadata.name',
      '8:13',
    ],
  ])('%s', (_, text, path, expected) => {
    expect(place(text, path)).toBe(expected)
  })
})

describe('JSON', () => {
  const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { 'a.b/c': '{"[' } } })
  test.each<[string, string, string, string | null]>([
    ['compact', JSON.stringify(pod('a')), 'metadata.name', '1:52'],
    ['pretty', JSON.stringify(pod('a'), null, 2), 'metadata.name', '5:13'],
    ['indented by tabs', JSON.stringify(pod('a'), null, '\t'), 'metadata.labels["a.b/c"]', '7:13'],
    ['behind blank lines', `\n\n  ${JSON.stringify(pod('a'), null, 2)}`, 'metadata.name', '7:13'],
    ['a list', JSON.stringify({ kind: 'List', items: [pod('a'), pod('b')] }, null, 2), 'metadata.name', '18:17'],
    ['a list: the item itself', JSON.stringify({ kind: 'List', items: [pod('a'), pod('b')] }, null, 2), '', '14:5'],
    ['an array', JSON.stringify([pod('a'), pod('b')], null, 2), 'metadata.name', '16:15'],
    ['one after another', `${JSON.stringify(pod('a'))}\n${JSON.stringify(pod('b'))}`, 'metadata.name', '2:52'],
    ['another list before the items', JSON.stringify({ other: [[{}], {}], kind: 'List', items: [pod('a')] }), 'metadata.name', '1:94'],
    ['of equal keys the last', '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a"},"metadata":{"name":"b"}}', 'metadata.name', '1:76'],
  ])('%s', (_, text, path, expected) => {
    expect(place(text, path)).toBe(expected)
  })
})

test('nothing of the text is read again before the first question, and locating leaves the object as it is', () => {
  const { objects } = load([{ name: 'a.yaml', text: HEAD }])
  const before = JSON.stringify(objects[0]?.body)
  expect(objects[0]?.source.locate('metadata.name')).toEqual({ line: 4, column: 9 })
  expect(objects[0]?.source.locate('metadata.name')).toEqual({ line: 4, column: 9 })
  expect(JSON.stringify(objects[0]?.body)).toBe(before)
})

describe('the range of a field goes from its key to the end of its value', () => {
  test.each<[string, string, string, string | null]>([
    ['the object itself', `${HEAD}# behind\n`, '', '1:1-4:10'],
    ['a plain value', `${HEAD}spec:\n  a: x # why\n`, 'spec.a', '6:3-6:7'],
    ['a quoted value', `${HEAD}spec:\n  a: "x"\n`, 'spec.a', '6:3-6:9'],
    ['a map', `${HEAD}spec:\n  a: { b: 1, } # why\n`, 'spec', '5:1-6:15'],
    ['a list over several lines', `${HEAD}spec:\n  a: [\n    x, # why\n    ]\n`, 'spec.a', '6:3-8:6'],
    ['an item', `${HEAD}spec:\n- a: 1\n  b: 2\n- c\n`, 'spec[0]', '6:3-7:7'],
    ['a key without a value', `${HEAD}spec:\n  a:\n  b: 1\n`, 'spec.a', '6:3-6:5'],
    ['a block of text', `${HEAD}spec:\n  a: |\n    x\n\n  b: 1\n`, 'spec.a', '6:3-7:6'],
    ['a field that is not there', HEAD, 'spec.a', null],
  ])('%s', (_name, text, path, expected) => {
    const range =
      load([{ name: 'a.yaml', text }])
        .objects.at(-1)
        ?.source.range(path) ?? null
    expect(range && `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`).toBe(expected)
  })
})
