import { describe, expect, test } from 'vitest'
import { load } from './load'

const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n'

/** What kubectl reads and js-yaml does not: each of these is refused without mending. */
describe('brackets and quotes that stand too far left', () => {
  test.each<[string, string, unknown]>([
    ['a closing bracket in the column of its key', '  x: [\n    a, b\n  ]\n', { x: ['a', 'b'] }],
    ['a closing bracket left of its key', '  x: [\n    a, b\n]\n', { x: ['a', 'b'] }],
    ['a closing brace', '  x: {\n    a: 1\n  }\n', { x: { a: 1 } }],
    ['items left of the key', '  x: [\na,\nb]\n  z: 1\n', { x: ['a', 'b'], z: 1 }],
    ['behind a dash', '- x: [\n  a\n  ]\n  z: 1\n', [{ x: ['a'], z: 1 }]],
    ['a list as an item', '- [\n1\n]\n', [[1]]],
    ['brackets in brackets', '  x: [\n  {\n  a: [\n  1\n  ]\n  }\n  ]\n', { x: [{ a: [1] }] }],
    ['comments with brackets', '  x: [ # ]\n  a, # [\n  b\n  ]\n', { x: ['a', 'b'] }],
    ['quotes with brackets', '  x: [\n  "]", \']\',\n  ]\n', { x: [']', ']'] }],
    ['a double-quoted text', '  x: "a\n  b\n\n  c"\n', { x: 'a b\nc' }],
    ['a double-quoted text with escaped line ends', '  x: "a\\\n  b"\n', { x: 'ab' }],
    ['a single-quoted text', "  x: 'a\n  it''s'\n", { x: "a it's" }],
    ['tabs before the items', '  x: [\n\t\ta,\n\t\tb\n\t]\n', { x: ['a', 'b'] }],
    ['two of them', '  x: [\n  a\n  ]\n  z: {\n  b: 1\n  }\n', { x: ['a'], z: { b: 1 } }],
    ['CRLF', '  x: [\r\n  a,\r\n  b\r\n  ]\r\n', { x: ['a', 'b'] }],
    [
      'beside block scalars that look alike',
      "  a: |\n    x: [\n    y\n  x: [\n  1\n  ]\n  b: >-\n    it's {\n",
      { a: 'x: [\ny\n', x: [1], b: "it's {" },
    ],
    [
      'beside a block scalar in a list of maps',
      '  l:\n  - a: |\n      x: [\n    b: "\n    y"\n  x: [\n  1\n  ]\n',
      { l: [{ a: 'x: [\n', b: ' y' }], x: [1] },
    ],
    ['beside plain texts with brackets and quotes', '  a: it\'s [\n  b: x"y {\n  x: [\n  1\n  ]\n', { a: "it's [", b: 'x"y {', x: [1] }],
  ])('%s', (_, spec, expected) => {
    const { objects, problems } = load([{ name: 'a.yaml', text: HEAD + spec }])
    expect(problems).toEqual([])
    expect(objects[0]?.body.spec).toEqual(expected)
  })
})
