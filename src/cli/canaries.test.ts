import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { canary, planted } from '../engine/load/redact/canaries.testing'
import { testIo } from './io.testing'
import { run } from './run'

/** Every object with a secret under a name of its own, and requests that pass among them. */
const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shop = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'shop' },
  spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] },
}
const web = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', ports: [{ containerPort: 8080 }] }] },
}
const lost = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'lost' }, spec: { selector: { app: 'none' }, ports: [{ port: 80 }] } }

/** All have one name: the last would count. With a label of the Service the Pods among them are its endpoints. */
const secrets = planted.map(([, object], i) => {
  const { metadata, ...fields } = object as { metadata?: object }
  return { ...fields, metadata: { ...metadata, name: `a${i}`, labels: { app: 'web' } } }
})
const sender = secrets.find((object) => 'kind' in object && object.kind === 'Pod')?.metadata.name
const objects = [shop, web, lost, ...secrets]
function file(name: string, text: string): string {
  expect(text).toContain(canary)
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const inputs: readonly (readonly [string, string])[] = [
  ['YAML', file('all.yaml', objects.map((object) => dump(object)).join('---\n'))],
  ['a list as JSON', file('all.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }))],
  [
    'with a document that cannot be read',
    file('broken.yaml', `${objects.map((object) => dump(object)).join('---\n')}---\nstringData:\n  a: *${canary}\n`),
  ],
]

const forms = ['table', 'json', 'markdown', 'csv', 'html', 'mermaid', 'svg'].flatMap((form) =>
  ['concept', 'wire'].map((view) => ['-o', form, '--view', view]),
)
const views = [...forms, ['--view', 'linux'], ['-o', 'json', '--view', 'linux'], ['--lang', 'zh']]
const calls: readonly (readonly string[])[] = [
  ...[
    ['external', 'node1:30080'],
    ['pod:default/web', 'lost:80'],
    [`pod:default/${sender}`, 'http://shop/'],
  ].flatMap(([from = '', to = '']) => views.map((view) => ['trace', '--from', from, '--to', to, ...view])),
  ...['text', 'json', 'sarif'].map((form) => ['check', '-o', form]),
  ...['text', 'json'].map((form) => ['targets', '-o', form]),
]

describe.each(inputs)('%s: nothing that is printed holds a secret', (_, path) => {
  it.each(calls.map((words) => [words]))('hopscope %j', async ([command = '', ...options]) => {
    const { io, printed } = testIo()
    expect(await run([command, path, ...options], io)).toBeLessThan(2)
    expect(printed.out.length).toBeGreaterThan(50)
    expect((printed.out + printed.err).split('\n').filter((line) => line.includes(canary))).toEqual([])
  })
})
