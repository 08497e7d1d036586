import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testIo } from './io.testing'
import { run } from './run'

const sample = 'src/samples/nodeport-behind-load-balancer.yaml'
const toNode = ['--from', 'external', '--to', '192.168.1.101:30001']

async function call(...words: readonly string[]) {
  const { io, printed } = testIo()
  const code = await run(words, io)
  return { code, ...printed }
}

describe('usage errors: one clear line, exit code 2', () => {
  it.each([
    [['explode'], 'explode is no command'],
    [['trace'], 'no manifests were named'],
    [['trace', sample], '--from is missing'],
    [['trace', sample, '--from', 'external'], '--to is missing'],
    [['trace', 'nowhere.yaml', ...toNode], 'cannot read nowhere.yaml: there is no such file'],
    [['trace', sample, ...toNode, '-o', 'pdf'], '-o pdf is not known: it is one of table, json'],
    [['trace', sample, ...toNode, '--view', 'x'], '--view x is not known'],
    [['trace', sample, ...toNode, '--expect', 'fine'], '--expect fine is not known'],
    [['trace', sample, ...toNode, '--any'], '--any says something about --expect'],
    [['trace', sample, ...toNode, '--choose', 'node1'], '--choose node1 is not understood'],
    [['trace', sample, ...toNode, '--choose', 'pod=x'], '--choose pod is not known'],
    [['trace', sample, ...toNode, '--colour'], "unknown option '--colour'"],
    [['trace', sample, '--from', 'nobody:x', '--to', 'a:1'], 'nobody:x'],
    [['trace', sample, '--from', 'pod:default/gone', '--to', 'web:8080'], 'gone'],
    [['check', sample, '-o', 'xml'], '-o xml is not known'],
    [['targets'], 'no manifests were named'],
    [['conformance'], 'no cases were named'],
    [['conformance', 'nowhere'], 'cannot read nowhere'],
    [['dump', '--name', 'a b'], '--name a b is no plain file name'],
    [['dump', 'x'], 'dump takes no files'],
    [['explain'], 'no code was named'],
    [['explain', 'SVC-99'], 'SVC-99 has no page; there are'],
    [['explain', 'SVC-01', 'SVC-06'], 'explain takes one code, SVC-06'],
  ])('hopscope %j', async (words, said) => {
    const { code, out, err } = await call(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(said)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it('helps', async () => {
    expect(await call('--help')).toMatchObject({ code: 0, err: '' })
    expect((await call('trace', '--help')).out).toContain('usage: hopscope trace')
    expect((await call('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(await call()).toMatchObject({ code: 2, out: '' })
  })
})

describe('trace', () => {
  it('prints each form, and nothing but the answer on standard output', async () => {
    expect((await call('trace', sample, ...toNode)).out).toContain('10.244.1.')
    expect(JSON.parse((await call('trace', sample, ...toNode, '-o', 'json')).out)).toMatchObject({ version: 1, verdict: 'delivered' })
    expect((await call('trace', sample, ...toNode, '-o', 'csv')).out).toMatch(/^Step,Source,/)
    expect((await call('trace', sample, ...toNode, '-o', 'markdown')).out).toMatch(/^\*\*/)
    expect((await call('trace', sample, ...toNode, '-o', 'mermaid')).out).toMatch(/^sequenceDiagram\n/)
    expect((await call('trace', sample, ...toNode, '-o', 'svg')).out).toMatch(/^<svg .*<\/svg>\n$/s)
    expect((await call('trace', sample, ...toNode, '--lang', 'zh')).out).toMatch(/\p{Script=Han}/u)
  })

  it('holds an expectation against every way, or with --any against one', async () => {
    expect(await call('trace', sample, ...toNode, '--expect', 'delivered')).toMatchObject({ code: 0, err: '' })
    const { code, err } = await call('trace', sample, ...toNode, '--expect', 'dropped')
    expect(code).toBe(1)
    expect(err).toContain('expected every way to be dropped, and found delivered')
    expect((await call('trace', sample, ...toNode, '--expect', 'dropped', '--any')).code).toBe(1)
  })

  it('is strict about what was filled in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    const file = join(folder, 'web.yaml')
    writeFileSync(file, 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n')
    writeFileSync(
      join(folder, 'pod.yaml'),
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n',
    )
    const words = ['trace', folder, '--from', 'pod:default/web', '--to', 'web:80']
    expect((await call(...words)).code).toBe(0)
    const { code, err } = await call(...words, '--strict')
    expect(code).toBe(1)
    expect(err).toContain('the verdict is not certain (assumed)')
  })
})

describe('check and targets', () => {
  it('exits 1 where a finding is an error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    const file = join(folder, 'web.yaml')
    const etcd = readFileSync('src/samples/etcd-manual-endpoints.yaml', 'utf8')
    writeFileSync(file, etcd.replace('    ports:\n      - name: port', '    ports:\n      - name: client'))
    expect((await call('check', file)).code).toBe(1)
    expect(JSON.parse((await call('check', file, '-o', 'json')).out)).toMatchObject({ findings: [{ code: 'SVC-26', severity: 'error' }] })
    expect(JSON.parse((await call('check', file, '-o', 'sarif')).out)).toMatchObject({ version: '2.1.0' })
    expect((await call('check', sample)).code).toBe(0)
  })

  it('lists targets as the contract prints them', async () => {
    const answer = JSON.parse((await call('targets', sample, '-o', 'json')).out)
    expect(answer).toMatchObject({ objects: { Node: 2, Pod: 2, Service: 1 }, problems: [] })
    for (const target of answer.targets) {
      expect(target).toEqual({
        to: expect.any(String),
        from: expect.any(String),
        kind: expect.any(String),
        describes: expect.any(String),
        verdict: expect.any(String),
      })
    }
    expect(answer.targets.length).toBeGreaterThan(0)
  })
})

describe('explain', () => {
  it('prints the page of a finding, with what mends its example, in both languages', async () => {
    const { code, out } = await call('explain', 'svc-01')
    expect(code).toBe(0)
    for (const said of [
      'SVC-01  Selector matches no Pod',
      'What happens to a request',
      '    $ kubectl get endpointslices',
      '  +     app: shop',
    ])
      expect(out).toContain(said)
    expect((await call('explain', 'SVC-01', '--lang', 'zh')).out).toContain('请求会怎样')
  })

  it('is the help of the rule in SARIF', async () => {
    const { out } = await call('check', 'e2e/corpus/broken/dangling-service.yaml', '-o', 'sarif')
    const { rules } = JSON.parse(out).runs[0].tool.driver
    const help = rules.find(({ id }: { readonly id: string }) => id === 'SVC-01')?.help
    expect(help.markdown).toContain('## How to mend it')
    expect(help.text).toContain('spec.selector')
  })
})

describe('how old the input is', () => {
  const taken = '2026-11-20T14:03:00Z'
  const later = async (...words: readonly string[]) => {
    const { io, printed } = testIo({ now: Date.parse(taken) + 3 * 86_400_000 })
    await run(words, io)
    return printed
  }
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
  const record = join(folder, 'a.hopscope.yaml')
  writeFileSync(record, `apiVersion: hopscope/v1\nkind: ClusterDump\nmetadata: { name: a }\nspec: { takenAt: "${taken}", kinds: [] }\n`)

  it('stands beside the answer where people read it, and in it where programs do', async () => {
    const line = 'The dump was taken 3 days ago: 2026-11-20 14:03 UTC\n'
    expect((await later('check', sample, record)).err).toBe(line)
    expect((await later('trace', sample, record, ...toNode)).err).toBe(line)
    for (const words of [['check'], ['trace', ...toNode]]) {
      const { out, err } = await later(...words, sample, record, '-o', 'json')
      expect([JSON.parse(out).takenAt, err]).toEqual([{ how: 'recorded', at: taken }, ''])
    }
  })

  it('is no matter of manifests', async () => {
    expect((await later('check', sample)).err).toBe('')
    expect(JSON.parse((await later('check', sample, '-o', 'json')).out).takenAt).toBeNull()
  })
})
