import { describe, expect, it } from 'vitest'
import type { Finding } from '../model'
import { clusterOf, serviceText, traceOf } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'
import { asked, type FindingSide, web } from './findingCase.testing'
import { findingCases, ip, pod } from './findingCases.testing'
import { diagnostics } from './rules'

function findings({ text, ask, proxy, http = {} }: FindingSide): readonly Finding[] {
  const cluster = clusterOf(text, proxy)
  const found = diagnose(cluster)
  return ask ? diagnoseTrace(cluster, traceOf(cluster, ask[0], ask[1], { http }), found) : found
}

describe('each finding, with its healthy twin', () => {
  it.each(findingCases)('$code: $name', ({ code, fault, healthy, severity, path, facts }) => {
    const found = findings(fault).filter((finding) => finding.code === code)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity, path, facts })
    expect(found[0]?.docs).toMatch(/^https:\/\/(kubernetes\.io\/docs|gateway-api\.sigs\.k8s\.io)\//)
    expect(findings(healthy).map((finding) => finding.code)).not.toContain(code)
  })

  it('no diagnostic is without a row, and no code has two', () => {
    const listed = diagnostics.map(({ code }) => code)
    expect(findingCases.map(({ code }) => code).sort()).toEqual(listed.sort())
  })

  it.each(findingCases.filter(({ path }) => path !== null))('$code points at a line of the text', ({ code, fault }) => {
    const found = findings(fault).find((finding) => finding.code === code)
    const line = fault.text.split('\n')[(found?.line ?? 0) - 1] ?? ''
    expect(found?.file).toBe('test.yaml')
    expect(line).toMatch(/spec:|rules:|status:|subsets:|metadata:/)
  })
})

describe('findings on the path of a request', () => {
  it('a finding that by itself stops the request is an error there', () => {
    const side = asked(web(`selector: { app: wep }, clusterIP: 10.96.7.7`), pod, '10.96.7.7:80')
    expect(findings(side).map(({ code, severity }) => [code, severity])).toEqual([['SVC-01', 'error']])
  })

  it('what is the matter with other objects is not told', () => {
    const side = asked(web(ip) + serviceText('lost', 'selector: { app: wep }, ports: [{ port: 80 }]'), pod, '10.96.7.7:80')
    expect(findings({ text: side.text }).map(({ code }) => code)).toEqual(['SVC-01'])
    expect(findings(side)).toEqual([])
  })

  it('the worst stands first', () => {
    const found = findings({
      text:
        web(`${ip}, ports: [{ port: 80, targetPort: htpp }]`) +
        serviceText('bare', 'ports: [{ port: 80 }]') +
        serviceText('lost', 'selector: { app: wep }, ports: [{ port: 80 }]'),
    })
    expect(found.map(({ severity }) => severity)).toEqual(
      [...found.map(({ severity }) => severity)].sort((a, b) => 'error warning info'.indexOf(a) - 'error warning info'.indexOf(b)),
    )
    expect(new Set(found.map(({ severity }) => severity)).size).toBeGreaterThan(1)
  })
})
