import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { testIo } from '../io.testing'
import { repairOffers } from '../repairOffers'
import { run } from '../run'

const pasted = 'e2e/corpus/pasted/deployment-and-nodeport.txt'

it('prints the repaired text, and nothing beside it', async () => {
  const { io, printed } = testIo()
  expect(await run(['repair', 'e2e/corpus/pasted/service-one-line.txt'], io)).toBe(0)
  expect(printed.out).toMatch(/^apiVersion: v1\nkind: Service\nmetadata:\n {2}name: nginx-svc\n/)
})

it('names on standard error the lines that may be wrong', async () => {
  const { io, printed } = testIo()
  expect(await run(['repair', 'e2e/corpus/pasted/es-service-and-endpoints.txt'], io)).toBe(0)
  expect(printed.err).toContain('metadata:\n  a key or a colon was added')
})

it('prints what reads as it is', async () => {
  const text = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n'
  const { io, printed } = testIo({ stdin: new TextEncoder().encode(text) })
  expect(await run(['repair', '-'], io)).toBe(0)
  expect(load(printed.out)).toEqual(load(text))
  expect(printed.err).toContain('- reads as it is')
})

it.each([[['check', pasted]], [['trace', pasted, '--from', 'external', '--to', 'svc:default/nginx:80']]])(
  'is offered by %j where the file cannot be read',
  async (words) => {
    const { io, printed } = testIo()
    await run(words, io)
    expect(printed.err).toContain(`\`hopscope repair ${pasted}\``)
  },
)

describe('-o diff', () => {
  it('prints what is changed, and nothing of what stays', async () => {
    const sound = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n'
    const text = `${sound}---\n${sound.replace('  name', '\tname')}`
    const { io, printed } = testIo({ stdin: new TextEncoder().encode(text) })
    expect(await run(['repair', '-', '-o', 'diff'], io)).toBe(0)
    expect(printed.out).toBe('--- -\n+++ -\n@@ -6,4 +6,4 @@\n apiVersion: v1\n kind: Namespace\n metadata:\n-\tname: a\n+  name: a\n')
  })

  it('prints nothing for a file that reads', async () => {
    const { io, printed } = testIo()
    expect(await run(['repair', '-o', 'diff', 'src/samples/nodeport-nginx.yaml'], io)).toBe(0)
    expect(printed.out).toBe('')
  })
})

it('ends with 1 where a document is left unread, and names it', async () => {
  const text = 'apiVersion: v1 kind: Namespace metadata: name: a\n---\napiVersion: a/v1 kind: Strange metadata: name: b\n'
  const { io, printed } = testIo({ stdin: new TextEncoder().encode(text) })
  expect(await run(['repair', '-'], io)).toBe(1)
  expect(printed.out).toContain('metadata:\n  name: a\n---\napiVersion: a/v1 kind: Strange')
  expect(printed.err).toContain('could not be rebuilt')
})

describe('in a report of check', () => {
  it('stands with each problem of its file', async () => {
    const { io, printed } = testIo()
    await run(['check', pasted, 'src/samples/nodeport-nginx.yaml', '-o', 'json'], io)
    const { problems } = JSON.parse(printed.out) as { problems: { repair: unknown }[] }
    expect(problems.length).toBeGreaterThan(0)
    for (const { repair } of problems) expect(repair).toMatchObject({ causes: ['lost-line-breaks'], run: `hopscope repair ${pasted}` })
  })

  it('is a property of the result in SARIF, and said in its message', async () => {
    const { io, printed } = testIo()
    await run(['check', pasted, '-o', 'sarif'], io)
    const { runs } = JSON.parse(printed.out) as { runs: [{ results: [{ message: { text: string }; properties: object }] }] }
    expect(runs[0].results[0].properties).toMatchObject({ repair: { causes: ['lost-line-breaks'], run: `hopscope repair ${pasted}` } })
    expect(runs[0].results[0].message.text).toContain(`\`hopscope repair ${pasted}\``)
  })

  it('is not there where nothing can be done', async () => {
    const { io, printed } = testIo({ stdin: new TextEncoder().encode('apiVersion: a/v1 kind: Strange metadata: name: b\n') })
    await run(['check', '-', '-o', 'json'], io)
    const { problems } = JSON.parse(printed.out) as { problems: object[] }
    expect(problems.map((problem) => 'repair' in problem)).toEqual([false])
  })

  it('names a file as a shell takes it', () => {
    const name = join(mkdtempSync(join(tmpdir(), 'hopscope-')), "it's here.yaml")
    writeFileSync(name, 'apiVersion: v1 kind: Namespace metadata: name: a\n')
    const problem = { code: 'empty-input', file: name, line: null, column: null, object: null, path: null } as const
    const [offer] = repairOffers([{ name, text: readFileSync(name, 'utf8') }], [problem]).values()
    expect(offer?.run).toBe(`hopscope repair '${name.replace("'", "'\\''")}'`)
  })
})

it('is not offered for a file that reads', async () => {
  const { io, printed } = testIo()
  await run(['check', 'src/samples/nodeport-nginx.yaml'], io)
  expect(printed.err).not.toContain('hopscope repair')
})
