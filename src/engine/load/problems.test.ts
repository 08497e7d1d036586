import { describe, expect, test } from 'vitest'
import type { LoadProblem } from '../model'
import { load } from './load'

function problemsOf(text: string): readonly LoadProblem[] {
  return load([{ name: 'a.yaml', text }]).problems
}

const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n'

/** What a text is told, as `code line:column` and the facts. */
type Case = [sentence: string, text: string, problem: Partial<LoadProblem> & Record<string, unknown>]

describe('texts that cannot be read', () => {
  test.each<Case>([
    ['a tab at the beginning of a line', `${HEAD}spec:\n\tx: 1\n`, { code: 'tab-indentation', line: 6, column: 1 }],
    ['a tab behind spaces', `${HEAD}spec:\n- a: 1\n \tb: 1\n`, { code: 'tab-indentation', line: 7, column: 2 }],
    ['an unquoted Helm value', `${HEAD}spec:\n  x: {{ .Values.x }}\n`, { code: 'helm-template', line: 6, column: 6 }],
    ['a Helm condition', `{{- if .Values.x }}\n${HEAD}{{- end }}\n`, { code: 'helm-template', line: 1, column: 1 }],
    ['a Helm block', `${HEAD}  labels:\n    {{- include "x" . | nindent 4 }}\n`, { code: 'helm-template', line: 6, column: 5 }],
    [
      'a Helm value in CRLF',
      `${HEAD}spec:\n  x: {{ .Values.x }}\n`.replaceAll('\n', '\r\n'),
      { code: 'helm-template', line: 6, column: 6 },
    ],
    ['a Helm key', `${HEAD}  labels:\n    {{ .Values.x }}: y\n`, { code: 'helm-template', line: 6, column: 5 }],
    ['a double quote that is never closed', `${HEAD}spec:\n  x: "abc\n`, { code: 'unclosed', what: 'quote', line: 6, column: 6 }],
    [
      'a double quote that another one closes too late',
      `${HEAD}spec:\n  x: "abc\n  y: "d"\n`,
      { code: 'unclosed', what: 'quote', line: 6, column: 6 },
    ],
    ['a single quote that is never closed', `${HEAD}spec:\n  x: 'abc\n  y: 1\n`, { code: 'unclosed', what: 'quote', line: 6, column: 6 }],
    ['a quote that is never closed in JSON', '{"kind": "Pod\n}', { code: 'unclosed', what: 'quote', line: 1, column: 10 }],
    ['a bracket that is never closed', `${HEAD}spec:\n  x: [1, 2\n  y: 3\n`, { code: 'unclosed', what: 'bracket', line: 6, column: 6 }],
    ['a brace that is never closed', `${HEAD}spec: {x: 1\n`, { code: 'unclosed', what: 'bracket', line: 5, column: 7 }],
    ['JSON that was cut off', '{"kind": "Pod", "metadata": {"name": "a"', { code: 'unclosed', what: 'bracket', line: 1, column: 29 }],
    ['a bracket closed by a brace', '{"a": [1, 2}', { code: 'unclosed', what: 'bracket', line: 1, column: 7 }],
    [
      'two colons on a line',
      `${HEAD}spec: a: b\n`,
      { code: 'yaml-syntax', reason: 'bad indentation of a mapping entry', line: 5, column: 8 },
    ],
    ['a field further left than its neighbour', `${HEAD}spec:\n   a: 1\n  b: 1\n`, { code: 'yaml-syntax', line: 7, column: 3 }],
    ['an alias without an anchor', `${HEAD}spec: *x\n`, { code: 'yaml-syntax', reason: 'unidentified alias', line: 5, column: 8 }],
    [
      'an anchor that contains itself',
      `${HEAD}spec: &x {a: *x}\n`,
      { code: 'yaml-syntax', reason: "anchor 'x' value contains itself", line: 5, column: 14 },
    ],
    ['control characters', `${HEAD}spec: \u0007\n`, { code: 'yaml-syntax', line: 5 }],
    ['a lone surrogate', `${HEAD}spec: \ud800\n`, { code: 'yaml-syntax', line: 5 }],
    ['nested too deep', `${HEAD}spec: ${'['.repeat(200)}${']'.repeat(200)}\n`, { code: 'too-deep', limit: 100, line: 5 }],
    ['JSON nested too deep', `${'['.repeat(200)}${']'.repeat(200)}`, { code: 'too-deep', limit: 100, line: 1, column: 101 }],
    ['more aliases than are read', `${HEAD}spec: [&x 1${', *x'.repeat(1001)}]\n`, { code: 'too-many-aliases', limit: 1000, line: 5 }],
    [
      'merge keys beyond measure',
      `x: &x {${Array.from({ length: 10_001 }, (_, i) => `k${i}: 1`).join(', ')}}\ny: {<<: *x}\n`,
      { code: 'too-many-aliases', limit: 10_000 },
    ],
    ['a text with a NUL', `${HEAD}\0`, { code: 'not-text', line: 5, column: 1 }],
    ['a text full of control characters', '\u0001\u0002\u0003PK\u0004', { code: 'not-text', line: 1, column: 1 }],
    ['an empty text', '', { code: 'empty-input', line: null, column: null }],
    ['a blank text', ' \n\t\n', { code: 'empty-input', line: null }],
    ['a text of comments', '# a\n---\n# b\n', { code: 'empty-input', line: null }],
    ['only null', '---\nnull\n', { code: 'empty-input', line: null }],
  ])('%s', (_, text, problem) => {
    const { objects, problems } = load([{ name: 'a.yaml', text }])
    expect(problems).toMatchObject([{ file: 'a.yaml', object: null, path: null, ...problem }])
    expect(objects).toEqual([])
  })
})

describe('values that are no objects', () => {
  test.each<Case>([
    ['a text', 'only some words\n', { code: 'not-an-object', found: 'string', line: 1, column: 1, path: null }],
    ['a number', '--- 5\n', { code: 'not-an-object', found: 'number', line: 1, column: 5, path: null }],
    ['a list of texts', '- a\n- b\n', { code: 'not-an-object', found: 'list', line: 1, column: 1, path: null }],
    [
      'an item of an array',
      `- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- b\n`,
      { code: 'not-an-object', found: 'string', line: 2, column: 3, path: '[1]' },
    ],
    ['an item of a List', 'kind: List\nitems:\n- 5\n', { code: 'not-an-object', found: 'number', line: 3, column: 3, path: 'items[0]' }],
    [
      'items that are no list',
      'kind: List\nitems: {a: 1}\n',
      { code: 'wrong-type', expected: 'list', found: 'map', line: 2, column: 8, path: 'items' },
    ],
    ['no kind', 'apiVersion: v1\nmetadata: {name: a}\n', { code: 'field-missing', field: 'kind', line: 1, column: 1, path: 'kind' }],
    [
      'an empty kind',
      'apiVersion: v1\nkind:\nmetadata: {name: a}\n',
      { code: 'field-missing', field: 'kind', line: 2, column: 1, path: 'kind' },
    ],
    [
      'a kind that is no text',
      'apiVersion: v1\nkind: [Pod]\n',
      { code: 'wrong-type', expected: 'string', found: 'list', line: 2, column: 7, path: 'kind' },
    ],
    [
      'no metadata',
      'apiVersion: v1\nkind: Pod\n',
      { code: 'field-missing', field: 'metadata.name', line: 1, column: 1, path: 'metadata.name' },
    ],
    [
      'no name',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}\n',
      { code: 'field-missing', field: 'metadata.name', line: 3, column: 1 },
    ],
    [
      'an empty name',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: ""\n',
      { code: 'field-missing', field: 'metadata.name', line: 4, column: 9 },
    ],
    [
      'metadata that is no map',
      'apiVersion: v1\nkind: Pod\nmetadata: a\n',
      { code: 'wrong-type', expected: 'map', found: 'string', value: 'a', line: 3, column: 11, path: 'metadata' },
    ],
    [
      'a name that is a list',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: [a]\n',
      { code: 'wrong-type', expected: 'string', found: 'list', value: null, line: 4, column: 9, path: 'metadata.name' },
    ],
    [
      'an item of a List without a kind',
      'kind: List\nitems:\n- metadata: {name: a}\n',
      { code: 'field-missing', field: 'kind', line: 3, column: 3, path: 'kind' },
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toMatchObject([problem])
  })
})

describe('objects that are kept', () => {
  const object = { group: '', kind: 'Service', namespace: 'default', name: 'a' }
  test.each<Case>([
    [
      'with a label that is a number',
      `${HEAD}  labels:\n    a.b/c: 1\n`,
      {
        code: 'wrong-type',
        expected: 'string',
        found: 'number',
        value: '1',
        allowed: [],
        object,
        path: 'metadata.labels["a.b/c"]',
        line: 6,
        column: 12,
      },
    ],
    [
      'with an annotation that is a boolean',
      `${HEAD}  annotations: {x: yes}\n`,
      { code: 'wrong-type', found: 'boolean', value: 'true', object, path: 'metadata.annotations.x', line: 5, column: 20 },
    ],
    [
      'with labels that are no map',
      `${HEAD}  labels: [a]\n`,
      { code: 'wrong-type', expected: 'map', found: 'list', object, path: 'metadata.labels', line: 5, column: 11 },
    ],
    [
      'with a namespace that is a map',
      `${HEAD}  namespace: {}\n`,
      { code: 'wrong-type', expected: 'string', found: 'map', path: 'metadata.namespace', line: 5, column: 14 },
    ],
    [
      'with a number for apiVersion',
      HEAD.replace('v1', '1'),
      { code: 'wrong-type', expected: 'string', found: 'number', value: '1', path: 'apiVersion', line: 1, column: 13 },
    ],
    [
      'with a key that occurs twice, of which the last counts',
      `${HEAD}spec:\n  x: 1\n  x: 2\n`,
      { code: 'duplicate-key', key: 'x', line: 7, column: 3 },
    ],
    ['with a quoted key that occurs twice', `${HEAD}spec: {x: 1, "x": 2}\n`, { code: 'duplicate-key', key: 'x', line: 5, column: 14 }],
    ['with two ways to write one key', `${HEAD}spec: {0x1: 1, 1: 2}\n`, { code: 'duplicate-key', key: '1', line: 5, column: 16 }],
    [
      'with a document behind it that is too much',
      `${HEAD}${'---\n'.repeat(100_000)}${HEAD}`,
      { code: 'too-many-documents', limit: 100_000, line: 100_004, column: 1 },
    ],
  ])('%s', (_, text, problem) => {
    const { objects, problems } = load([{ name: 'a.yaml', text }])
    expect(problems).toMatchObject([problem])
    expect(objects.map(({ ref }) => ref)).toEqual([object])
    if (problem.key === 'x') expect(objects[0]?.body.spec).toEqual({ x: 2 })
  })

  test('each key that occurs twice is told, over all documents', () => {
    const text = `${HEAD}spec:\n  x: 1\n  x: 2\nspec: {}\n---\n${HEAD}spec: {y: 1, y: 1}\n`
    expect(problemsOf(text).map((problem) => [problem.code, problem.line])).toEqual([
      ['duplicate-key', 7],
      ['duplicate-key', 8],
      ['duplicate-key', 14],
    ])
  })
})

test('text that holds {{ }} in quotes and blocks is no template', () => {
  expect(problemsOf(`${HEAD}spec:\n  a: "{{ x }}"\n  b: |\n    {{ y }}\n`)).toEqual([])
})

test('a fault elsewhere is not blamed on {{ }} in quotes', () => {
  expect(problemsOf(`${HEAD}spec:\n  a: "{{ x }}"\n b: 1\n`)).toMatchObject([{ code: 'yaml-syntax', line: 7 }])
})

test('an empty list is no problem', () => {
  expect(problemsOf('apiVersion: v1\nkind: List\nitems: []\n')).toEqual([])
  expect(problemsOf('[]')).toEqual([])
})

test('problems come in the order of their lines', () => {
  const lines = problemsOf(`kind: Pod\n---\n[\n---\n5\n---\nkind: Pod\n`).map((problem) => problem.line)
  expect(lines).toEqual([...lines].sort((a, b) => (a ?? 0) - (b ?? 0)))
})
