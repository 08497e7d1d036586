import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonFault, JsonReceiver } from '../../engine'
import { type LeftOut, treeOf, without } from './fieldTree'
import { JsonStream } from './jsonStream'
import { PlainScanner } from './plainScanner'
import type { ItemScanner } from './scanner'
import { tellReceiver } from './tellReceiver'
import { WasmScanner } from './wasmScanner'

const leftOut: LeftOut = {
  always: treeOf(['metadata.managedFields']),
  ofKind: new Map([
    [
      'Pod',
      treeOf([
        'metadata.managedFields',
        'spec.volumes',
        'spec.containers.env',
        'status.phase',
        'status.conditions[type=Ready]',
        'status.conditions.at',
      ]),
    ],
  ]),
}
const scanners: Readonly<Record<string, () => ItemScanner>> = {
  plain: () => new PlainScanner(),
  wasm: () => new WasmScanner(leftOut),
}
const both = Object.entries(scanners)

interface Document {
  readonly isList: boolean
  readonly members: Record<string, unknown>
  readonly items: unknown[]
  readonly lines: number[]
  readonly places: [number, number][]
}

interface Told {
  readonly documents: Document[]
  readonly faults: (JsonFault & { readonly line: number })[]
}

/** Reads a text in pieces of the given sizes, over and over. */
function read(text: string | Uint8Array, scanner: ItemScanner, sizes: readonly number[] = [1e9]): Told {
  const told: Told = { documents: [], faults: [] }
  const newest = () => told.documents.at(-1) ?? expect.fail('nothing has begun')
  const receiver: JsonReceiver = {
    begin: (_, isList) => void told.documents.push({ isList, members: {}, items: [], lines: [], places: [] }),
    member: (key, value) => Object.defineProperty(newest().members, key, { value, enumerable: true, configurable: true, writable: true }),
    items: () => Object.assign(newest().members, { items: [] }),
    item: (value, { start, end, line }) => {
      newest().items.push(value)
      newest().lines.push(line)
      newest().places.push([start, end])
    },
    fault: (fault, { line }) => void told.faults.push({ ...fault, line }),
    end: () => undefined,
  }
  const stream = new JsonStream(
    scanner,
    tellReceiver(receiver, () => undefined, leftOut),
    null,
  )
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    stream.push(bytes.subarray(at, at + size))
    at += size
  }
  stream.end()
  return told
}

/** Everything that is told again, as JSON.parse would have it. */
const whole = ({ documents }: Told) =>
  documents.map(({ isList, members, items }) => (isList ? items : items.length > 0 ? { ...members, items } : members))

describe.each(both)('the %s scanner', (_, scanner) => {
  it.each([
    [
      'a List as kubectl prints it',
      {
        apiVersion: 'v1',
        items: [
          { kind: 'Service', a: 1 },
          { kind: 'Node', b: [1, 2, {}] },
        ],
        kind: 'List',
      },
    ],
    ['a list of one kind', { kind: 'NodeList', apiVersion: 'v1', metadata: {}, items: [{ metadata: { name: 'a' } }] }],
    ['a plain list', [{ kind: 'Service' }, 1, 'a', null, true, [], {}]],
    ['one object', { kind: 'Service', spec: { ports: [{ port: 80 }] } }],
    ['an object that has items and is no list', { kind: 'Menu', items: [1, { a: 2 }] }],
    ['no items', { kind: 'List', items: null }],
    ['strings that look like structure', [{ a: '}{][",:\\"', 'k"]{\\': '\\\\', b: '\u2028端口"' }, { '': '' }]],
    ['keys of objects', JSON.parse('[{"__proto__": 1, "constructor": {"a": 2}}]')],
  ])('tells %s as it is', (_name, value) => {
    for (const space of [undefined, 4]) {
      const text = JSON.stringify(value, null, space)
      for (const sizes of [[1e9], [1], [3, 7]]) expect(whole(read(text, scanner(), sizes))).toEqual([value])
    }
  })

  it('leaves out what nobody reads, by the kind that an item says or its list says', () => {
    const conditions = [
      { type: 'Other' },
      { at: 1, type: 'Ready', is: 'True', of: [{ type: 'Other' }] },
      { of: { type: 'Ready' } },
      {},
      'x',
      [],
    ]
    const pod = {
      kind: 'Pod',
      metadata: { name: 'a', managedFields: [{}] },
      spec: { containers: [{ name: 'c', env: [1] }], volumes: [] },
      status: { phase: 'Running', conditions },
    }
    const kept = {
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'c' }] },
      status: { conditions: [{ type: 'Ready', is: 'True', of: [{ type: 'Other' }] }, 'x', []] },
    }
    const service = { kind: 'Service', metadata: { managedFields: 1 }, status: {}, spec: { volumes: 1 } }
    expect(whole(read(JSON.stringify({ items: [pod, service] }), scanner()))).toEqual([
      { items: [kept, { kind: 'Service', metadata: {}, status: {}, spec: { volumes: 1 } }] },
    ])
    const { kind: _kind, ...kindless } = kept
    const { kind: _own, ...written } = pod
    expect(whole(read(JSON.stringify({ kind: 'PodList', items: [written] }), scanner()))).toEqual([{ kind: 'PodList', items: [kindless] }])
  })

  it('tells lines and bytes of items', () => {
    const text = '{\n "items": [\n  {"a":\n 1}, {"b": 2},\n\n  {"c": "端"}\n ]\n}\n'
    const [document] = read(text, scanner(), [1]).documents
    expect(document?.lines).toEqual([3, 4, 6])
    const bytes = new TextEncoder().encode(text)
    expect(document?.places.map(([start, end]) => new TextDecoder().decode(bytes.subarray(start, end)))).toEqual([
      '{"a":\n 1}',
      '{"b": 2}',
      '{"c": "端"}',
    ])
  })

  it('reads documents one after another, without the logs between them', () => {
    const text = `\uFEFF# dump\n---\n{"kind":"NodeList","items":[{"a":1}]}\n==== START logs for container a of pod b/c ====\n{"level":"info"}\n[1,\n==== END logs for container a of pod b/c ====\n{"kind":"PodList","items":[]}\nCluster info dumped to standard output\n`
    const told = read(text, scanner(), [5])
    expect(told.faults).toEqual([])
    expect(whole(told)).toEqual([
      { kind: 'NodeList', items: [{ a: 1 }] },
      { kind: 'PodList', items: [] },
    ])
  })

  it.each<[string, string, unknown[], object[]]>([
    ['ends in an item', '[{"a":1},\n{"b":', [{ a: 1 }], [{ kind: 'cut-short', line: 1 }]],
    ['ends in a string', '{"items":[{"a":1},{"b":"x', [{ a: 1 }], [{ kind: 'cut-short', line: 1 }]],
    ['ends behind an item', '{"items":[{"a":1}', [{ a: 1 }], [{ kind: 'cut-short', line: 1 }]],
    ['has a word that is none', '[{"a":1},{"b":tru},{"c":3}]', [{ a: 1 }, { c: 3 }], [{ kind: 'not-json', line: 1 }]],
    ['has an item without a colon', '[{"a":1},\n{"b" 2},\n{"c":3}]', [{ a: 1 }, { c: 3 }], [{ kind: 'not-json', line: 2 }]],
    ['lacks a comma', '[{"a":1}\n{"b":2},{"c":3}]', [{ a: 1 }, { b: 2 }, { c: 3 }], [{ kind: 'not-json', line: 2 }]],
    ['has a comma too many', '[{"a":1,},{"c":3}]', [{ c: 3 }], [{ kind: 'not-json', line: 1 }]],
    ['has lines of something else', '[{"a":1}]\nerror: x\nwarning\n', [{ a: 1 }], [{ kind: 'other-lines', count: 2, line: 2 }]],
    ['nests too deep', `[{"a":1},${'['.repeat(200)}${']'.repeat(200)},{"b":2}]`, [{ a: 1 }, { b: 2 }], [{ kind: 'too-deep', line: 1 }]],
  ])('loses nothing but what is damaged where a text %s', (_name, text, items, faults) => {
    for (const sizes of [[1e9], [1]]) {
      const told = read(text, scanner(), sizes)
      expect(told.documents.flatMap((document) => document.items)).toEqual(items)
      expect(told.faults).toMatchObject(faults)
      expect(told.faults).toHaveLength(faults.length)
    }
  })

  it('stops at a value that is larger than can be held', { timeout: 30_000 }, () => {
    const told = read(`[{"a":1},{"b":"${'x'.repeat(70 * 1024 * 1024)}"},{"c":1}]`, scanner())
    expect(told.documents[0]?.items).toHaveLength(1)
    expect(told.faults).toMatchObject([{ kind: 'too-large' }])
  })

  it('never throws, whatever the bytes are, and tells the same for all sizes of pieces', { timeout: 30_000 }, () => {
    const bit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      ' ',
      '1',
      'a',
      'null',
      '"items"',
      '"kind"',
      '"Pod"',
      '{"a":1}',
      '端',
      '==== START logs for container a ====\n',
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 40 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (bits, sizes) => {
        const text = bits.join('')
        expect(read(text, scanner(), sizes)).toEqual(read(text, scanner()))
      }),
      { numRuns: 500 },
    )
  })
})

const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 2 }), tie('object')),
  object: fc.dictionary(
    fc.oneof(
      fc.constantFrom('metadata', 'managedFields', 'spec', 'volumes', 'containers', 'env', 'status', 'conditions', 'type', 'items'),
      fc.string(),
    ),
    tie('any'),
    { maxKeys: 5 },
  ),
}))
const item = fc
  .tuple(fc.constantFrom('Pod', 'Service', 'Node'), value.object as fc.Arbitrary<Record<string, unknown>>)
  .map(([kind, rest]) => ({ kind, ...rest, ...(Object.hasOwn(rest, 'kind') ? { kind } : {}) }))

it('both scanners tell what JSON.parse does, without what is left out', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 50 }), (items, space, size) => {
      const text = JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, null, space)
      const expected = (JSON.parse(text) as { items: { kind: string }[] }).items.map((each) =>
        without(each, leftOut.ofKind.get(each.kind) ?? leftOut.always),
      )
      for (const [, scanner] of both) {
        const told = read(text, scanner(), [size])
        expect(told.faults).toEqual([])
        expect(told.documents[0]?.items).toEqual(expected)
      }
    }),
    { numRuns: 500 },
  )
})

describe('what objects have alike', () => {
  const labels = '{ "app": "a shop of some length" }'
  const pod = (name: string, more = '') => `{"kind":"Service","metadata":{"labels":${labels},"name":"${name}"}${more}}`

  it('is held once', () => {
    const [document] = read(`[${pod('a')},${pod('b')},${pod('c')}]`, new WasmScanner(leftOut)).documents
    const held = document?.items.map((each) => (each as { metadata: { labels: object } }).metadata.labels)
    expect(held?.[0]).toEqual({ app: 'a shop of some length' })
    expect(new Set(held).size).toBe(1)
  })

  it('is as it is written, whatever stands around it and however often', { timeout: 30_000 }, () => {
    const inner = fc
      .tuple(
        fc.constantFrom('"labels"', '"containers"', '"ports"', '"conditions"', '"l\\u0061bels"', '"name"'),
        fc.constantFrom(labels, '[ { "containerPort": 8080 } ]', 'null', '"a scalar that is long enough"', '{}', '[0,1,2,3,4,5,6,7,8,9]'),
      )
      .map(([key, written]) => `${key}: ${written}`)
    const outer = fc
      .tuple(fc.constantFrom('"metadata"', '"spec"', '"status"', '"other"'), fc.array(inner, { maxLength: 3 }), fc.boolean())
      .map(([key, members, isMap]) => (isMap ? `${key}:{${members.join()}}` : `${key}: [{${members.join()}}]`))
    const written = fc.array(outer, { maxLength: 4 }).map((members) => `{${members.join(' , ')}}`)
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 400 }), (items, size) => {
        const text = `[${items.join()}]`
        for (const [, scanner] of both) expect(read(text, scanner(), [size]).documents[0]?.items).toEqual(JSON.parse(text))
      }),
      { numRuns: 1000 },
    )
  })

  it.each(both)('that is no JSON is no part of others, with the %s scanner', (_, scanner) => {
    const broken = pod('b', ',"spec":{"ports":[{"port": 080, "name": "web"}]}')
    const { documents, faults } = read(`[${pod('a')},${broken},${pod('c')}]`, scanner())
    expect(documents[0]?.items).toEqual([JSON.parse(pod('a')), JSON.parse(pod('c'))])
    expect(faults).toMatchObject([{ kind: 'not-json' }])
  })

  it('may be more than there is room for', () => {
    const items = Array.from({ length: 9000 }, (_, i) => ({
      metadata: { labels: { 'a.long.name/of-it': String(i % 5000) } },
      spec: { ports: [{ port: i }] },
    }))
    expect(read(JSON.stringify(items), new WasmScanner(leftOut)).documents[0]?.items).toEqual(items)
  })
})

it('reads a text that is many windows long', () => {
  const items = Array.from({ length: 30_000 }, (_, i) => ({
    kind: 'Pod',
    metadata: { name: `pod-${i}`, managedFields: 'x'.repeat(i % 200) },
  }))
  const text = JSON.stringify({ items, kind: 'List' }, null, 2)
  for (const [, scanner] of both) {
    const [document] = read(text, scanner(), [300_000]).documents
    expect(document?.items).toEqual(items.map(({ kind, metadata: { name } }) => ({ kind, metadata: { name } })))
    expect(document?.lines[29_999]).toBe(3 + 29_999 * 7)
  }
})
