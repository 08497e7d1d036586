import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testIo } from '../io.testing'
import { run } from '../run'

const broken = 'e2e/corpus/broken/selector-version-mismatch.yaml'
const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
const mended = join(folder, 'mended.yaml')
writeFileSync(mended, readFileSync(broken, 'utf8').replace(/version: v2(?![\s\S]*version: v2)/, 'version: v1'))

async function call(words: readonly string[], stdin = '') {
  const { io, printed } = testIo({ stdin: new TextEncoder().encode(stdin) })
  const code = await run(['compare', ...words], io)
  return { code, ...printed }
}

describe('two inputs', () => {
  it('tells what is worse with verdicts, cause, line and the first hop that differs, and fails', async () => {
    const { code, out } = await call([mended, broken])
    expect(code).toBe(1)
    expect(
      out.replace(/(frontend|backend)-[a-z0-9]+-[a-z0-9]+/g, '$1'),
    ).toBe(`Worse  backend-service.namespace-76:80  from pod:namespace-76/frontend
  Before  Delivered
          Step 2: Service namespace-76/backend-service chooses Pod namespace-76/backend, port 80: its only endpoint
  After   Rejected: Selector matches no Pod  ${broken}:50
          Step 2: Service namespace-76/backend-service has no usable endpoint: its selector app=backend,version=v2 finds no ready Pod

1 worse, 0 the same
`)
  })

  it('does not fail where all is the same or better', async () => {
    expect(await call([broken, mended])).toMatchObject({ code: 0, out: expect.stringContaining('Better  backend-service') })
    expect(await call([broken, broken])).toMatchObject({ code: 0, out: 'Nothing differs: 1 address goes the same way\n' })
  })

  it('reads folders and standard input, and speaks Chinese', async () => {
    const checkout = join(folder, 'checkout')
    mkdirSync(checkout)
    writeFileSync(join(checkout, 'web.yaml'), readFileSync(mended))
    const { code, out } = await call(['-', checkout, '--lang', 'zh'], readFileSync(broken, 'utf8'))
    expect([code, out]).toEqual([0, expect.stringMatching(/^变好 {2}backend-service.*\n {2}之前 {2}被拒绝：/)])
  })

  it('prints it as a value', async () => {
    expect(JSON.parse((await call([mended, broken, '-o', 'json'])).out)).toMatchObject({
      version: 1,
      worse: 1,
      otherwise: 0,
      better: 0,
      same: 0,
      notAsked: 0,
      changes: [
        {
          is: 'worse',
          to: 'backend-service.namespace-76:80',
          only: null,
          before: { verdict: 'delivered', finding: null },
          after: { verdict: 'rejected', finding: { code: 'SVC-01', line: 50 } },
          partsAt: { step: 2 },
        },
      ],
    })
  })
})

describe('one request', () => {
  const request = ['--from', 'workload:namespace-76/frontend', '--to', 'http://backend-service:80/']

  it('is one table with signs before the rows that differ', async () => {
    const { code, out } = await call([mended, broken, ...request])
    expect(code).toBe(1)
    const signs = out.split('\n').flatMap((line) => /^([-+ ]) {2}\d/.exec(line)?.[1] ?? [])
    expect(signs).toEqual([' ', '-', '+', '-'])
  })

  it('is two traces as a value', async () => {
    const { code, out } = await call([broken, mended, ...request, '-o', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ is: 'better', before: { verdict: 'rejected' }, after: { verdict: 'delivered' } })
  })

  it('that goes the same way is said to', async () => {
    expect(await call([broken, broken, ...request])).toMatchObject({ code: 0, out: expect.stringMatching(/^The same way\n/) })
  })
})

it.each([
  [[broken], 'compare takes two inputs'],
  [[broken, broken, broken], 'compare takes two inputs'],
  [['-', '-'], 'only one of the two inputs'],
  [[broken, 'nowhere.yaml'], 'cannot read nowhere.yaml'],
  [[broken, mended, '--to', 'a:1'], '--from is missing'],
  [[broken, mended, '--from', 'external'], '--to is missing'],
  [[broken, mended, '--view', 'wire'], '--view goes with'],
  [[broken, mended, '--from', 'pod:default/gone', '--to', 'a:1'], 'in BEFORE: '],
])('a call that cannot be meant is one clear line: %j', async (words, said) => {
  const { code, out, err } = await call(words)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(said)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})
