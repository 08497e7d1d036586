import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyEdits, type FindingCode, type TextEdit, type TypedRequest } from './model'
import { createEngine } from './pipeline'
import { podText, policyText, serviceText, twoNodes } from './testing'

const pods = twoNodes + podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
const target = podText('web-1', 'node2', '10.244.2.2', { more: 'containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }]' })
const ask = (to: string, from = 'pod:default/client'): TypedRequest => ({ from, to, choices: {}, at: null, proxy: null })

function verdictOf(text: string, request: TypedRequest): string {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  const answer = engine.trace(request)
  return answer.ok ? answer.trace.verdict : answer.problem.code
}

function mended(text: string, request: TypedRequest) {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  return engine.mend(request)
}

describe('mending', () => {
  const policy = policyText(
    'web',
    '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: shop } } }] }] }',
  )
  const twice = pods + target + serviceText('web', 'selector: { app: web }, ports: [{ port: 80, targetPort: htp }]') + policy

  it('goes on until the request arrives, each blocker seen when the one before is gone', () => {
    const mending = mended(twice, ask('web:80'))
    expect(mending?.findings.map(({ code }) => code)).toEqual(['SVC-06', 'NP-09'] satisfies FindingCode[])
    const text = applyEdits(twice, mending?.edits ?? [])
    expect(text).toContain('targetPort: http }')
    expect(text).toContain('{ podSelector: { matchLabels: { app: shop } } }, { podSelector: { matchLabels: { app: client } } }')
    expect(verdictOf(text, ask('web:80'))).toBe('delivered')
  })

  it('has nothing to do where the request arrives', () => {
    expect(mended(pods + target + serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]'), ask('web:80'))).toEqual({
      findings: [],
      edits: [],
    })
  })

  it('is not offered where one blocker stays', () => {
    expect(mended(twice.replace('ingress: [{', 'ingress: [] # [{').replace(/# .*/, '}'), ask('web:80'))).toBeNull()
  })

  it('is not offered for a request that cannot be sent', () => {
    expect(mended(twice, ask('web:80', 'pod:default/nobody'))).toBeNull()
  })

  it('is not offered where no text is held', () => {
    const engine = createEngine()
    engine.read([{ name: 'a.yaml', text: twice }])
    const finding = engine.findings().find(({ code }) => code === 'SVC-06')
    expect(engine.edits(finding?.change ?? [])).toHaveLength(1)
    engine.read([
      { name: 'a.yaml', text: twice },
      { name: 'a.yaml', text: '' },
    ])
    expect(engine.edits(finding?.change ?? [])).toBeNull()
  })
})

/** The files of the corpus that a small change mends, as its list says, and how many lines that takes. */
const broken: readonly { readonly file: string; readonly from: string; readonly to: string; readonly code: FindingCode }[] = [
  { file: 'netpol-blocks-frontend.yaml', from: 'workload:namespace-84/frontend', to: 'http://backend-service:80/', code: 'NP-09' },
  {
    file: 'port-and-selector-mismatch.yaml',
    from: 'workload:app-benchmark-test/ok',
    to: 'svc:app-benchmark-test/selector-mismatch:80',
    code: 'SVC-01',
  },
  { file: 'selector-version-mismatch.yaml', from: 'workload:namespace-76/frontend', to: 'http://backend-service:80/', code: 'SVC-01' },
  { file: 'two-services-one-port.yaml', from: 'workload:bookinfo/reviews-v2', to: 'http://details-http-v1:9080/', code: 'SYS-03' },
  {
    file: 'wrong-service-labels.yaml',
    from: 'workload:test-service-6/test-service-6',
    to: 'svc:test-service-6/test-service-6:80',
    code: 'SVC-01',
  },
]

describe('the broken manifests that a small change mends', () => {
  const folder = 'e2e/corpus/broken'
  it.each(broken)('$file', ({ file, from, to, code }) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const engine = createEngine()
    engine.read([{ name: file, text }])
    const answer = engine.trace(ask(to, from))
    const offered = answer.ok ? answer.trace.findings.filter((finding) => finding.code === code) : []
    const edits = offered.flatMap(({ change = [] }): readonly TextEdit[][] => {
      const own = engine.edits(change)
      return own === null ? [] : [[...own]]
    })
    expect(edits).toHaveLength(1)
    const after = applyEdits(text, edits[0] ?? [])
    expect(verdictOf(text, ask(to, from))).not.toBe('delivered')
    expect(verdictOf(after, ask(to, from))).toBe('delivered')
    expect(changedLines(text, after)).toBeLessThanOrEqual(3)
  })

  it('all files are there', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(broken.map(({ file }) => file)))
  })
})

function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  return Math.max(old.length, now.length) - start - end
}
