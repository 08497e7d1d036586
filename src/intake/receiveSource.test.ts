import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ByteSource } from '../archive'
import { createEngine, loadText, type ReadAnswer } from '../engine'
import { largestText, type SourceFile } from '../engine/model'
import { receiveSource } from './receiveSource'

/** Long enough to be no text for an editor; blanks mean nothing in JSON and at the end of YAML. */
const filler = ' '.repeat(largestText)

function source(name: string, bytes: Uint8Array | string, piece = 64 * 1024): ByteSource {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return {
    name,
    size: all.length,
    async *chunks() {
      for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece)
    },
  }
}

const received = async (name: string, bytes: Uint8Array | string) => {
  const file = await receiveSource(source(name, bytes), { reread: (start, end) => slice(bytes, start, end) })
  return 'received' in file ? file.received : expect.fail(`${name} is held as a text`)
}
const slice = (bytes: Uint8Array | string, start: number, end: number) =>
  Buffer.from(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
    .subarray(start, end)
    .toString('utf8')

it('keeps a short text as it is', async () => {
  expect(await receiveSource(source('a.yaml', 'kind: Pod'))).toEqual({ name: 'a.yaml', text: 'kind: Pod' })
})

it('reads YAML, UTF-16 and what only begins like JSON as one text', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n'
  const kinds = async (bytes: Uint8Array | string) => (await received('a.yaml', bytes)).objects.map(({ ref }) => ref.kind)
  expect(await kinds(`${service}${filler}`)).toEqual(['Service'])
  const utf16 = Buffer.from(`\uFEFF${service}${filler}`, 'utf16le')
  expect(await kinds(new Uint8Array(utf16))).toEqual(['Service'])
  expect(await kinds(`{apiVersion: v1, kind: Service, metadata: {name: web}}\n${filler}`)).toEqual(['Service'])
})

describe('of a large file of JSON', () => {
  const list = (items: readonly object[], space?: number) =>
    `${JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, null, space)}${filler}`
  const pod = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, uid: '1' },
    spec: { nodeName: 'n', containers: [{ name: 'c', env: [] }] },
  })

  it('each object tells its line, and the line and column of its fields', async () => {
    const text = list([pod('a'), pod('b')], 2)
    const lines = text.split('\n')
    const [, second] = (await received('a.json', text)).objects
    expect(second?.source.line).toBe(lines.lastIndexOf('    {') + 1)
    expect(second?.source.locate('spec.nodeName')).toEqual({
      line: lines.findLastIndex((each) => each.includes('"nodeName"')) + 1,
      column: (lines.findLast((each) => each.includes('"nodeName"'))?.indexOf('"n"') ?? 0) + 1,
    })
  })

  it.each<[string, string, string[], object[]]>([
    ['was cut', list([pod('a'), pod('b')]).split('"b"')[0] ?? '', ['a'], [{ code: 'cut-short', objects: 1 }]],
    ['holds a bad object', list([pod('a'), pod('x'), pod('b')]).replace('"x"', 'x'), ['a', 'b'], [{ code: 'json-syntax' }]],
    [
      'is a list of one kind',
      `${JSON.stringify({ kind: 'PodList', apiVersion: 'v1', items: [{ metadata: { name: 'a' } }] })}${filler}`,
      ['a'],
      [],
    ],
    [
      'says its kind last',
      `${JSON.stringify({ items: [{ metadata: { name: 'a' } }], apiVersion: 'v1', kind: 'PodList' })}${filler}`,
      ['a'],
      [],
    ],
    ['is one object', `${JSON.stringify(pod('a'))}${filler}`, ['a'], []],
    ['is a plain list', `${JSON.stringify([pod('a'), pod('b')])}${filler}`, ['a', 'b'], []],
    ['holds nothing', `{"kind":"List","items":[]}${filler}`, [], []],
    ['holds null', `{"kind":"List","items":null}${filler}`, [], []],
    ['holds no object', `[1]${filler}`, [], [{ code: 'not-an-object' }]],
  ])('that %s everything is taken that can be', async (_name, text, names, problems) => {
    const padded = text.length > largestText ? text : text.replace(/[{[]/, (opening) => `${opening}${filler}`)
    const { objects, problems: told } = await received('dump.json', padded)
    expect(objects.map(({ ref }) => ref.name)).toEqual(names)
    expect(told).toMatchObject(problems)
    expect(told).toHaveLength(problems.length)
  })
})

it('quotes nothing of what it cannot read: it may be a secret', async () => {
  const secret = 'hunter2-hunter2'
  for (const text of [
    `[{"password":"${secret}" x},\n{"a":1}${filler}]`,
    `[{"password":${secret}},\n{"a":1}${filler}]`,
    `{"password":"${secret}" ${secret}\n${filler}`,
    `[]${filler}\npassword: ${secret}\n`,
    `{"data":tru${secret}}${filler}`,
  ]) {
    const { problems } = await received('dump.json', text)
    expect(problems.length).toBeGreaterThan(0)
    expect(JSON.stringify(problems)).not.toContain(secret)
  }
})

/** Facts of an answer that do not depend on how the file was held. */
const comparable = ({ objects, problems, assumptions, graph, senders }: ReadAnswer) => ({
  objects,
  problems: problems.map(({ code, object, path, line }) => ({ code, object, path, line })),
  assumptions,
  graph,
  senders,
})

describe('every dump in JSON is the same cluster, read as a text or value by value', () => {
  const folders = ['e2e/corpus/dumps', 'e2e/corpus/cases']
  const dumps = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${folder}/${name}`),
  )

  it.each(dumps)('%s', async (file) => {
    const text = readFileSync(file, 'utf8')
    if (!/^\s*[{[]/.test(text)) return
    const asText = createEngine()
    const byValue = createEngine()
    const name = file.replace('e2e/corpus/', '')
    const large: SourceFile = await receiveSource(source(name, `${text}${filler}`), { reread: (start, end) => slice(text, start, end) })
    expect(comparable(byValue.read([large]))).toEqual(comparable(asText.read([{ name, text }])))
    expect(byValue.findings()).toEqual(asText.findings())
    const objects = 'received' in large ? large.received.objects : []
    expect(objects.map(({ ref }) => ref)).toEqual(loadText({ name, text }).objects.map(({ ref }) => ref))
    for (const { from, to } of asText.targets().slice(0, 20)) {
      const request = { from, to, choices: {}, at: null, proxy: null }
      expect(byValue.trace(request)).toEqual(asText.trace(request))
    }
  })
})
