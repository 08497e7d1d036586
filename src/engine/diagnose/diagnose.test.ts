import { describe, expect, it } from 'vitest'
import type { Finding } from '../model'
import { clusterOf, serviceText, traceOf } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'
import { asked, type FindingSide, mended, web } from './findingCase.testing'
import { findingCases, ip, pod } from './findingCases.testing'
import { diagnostics } from './rules'

/** Where those who make Kubernetes, or the software that a finding is about, say so. */
const upstream =
  /^https:\/\/(kubernetes\.io\/docs|gateway-api\.sigs\.k8s\.io|kubernetes\.github\.io\/ingress-nginx|doc\.traefik\.io\/traefik|kubernetes-sigs\.github\.io\/aws-load-balancer-controller|cert-manager\.io\/docs|metallb\.universe\.tf|coredns\.io\/plugins)\//

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
    expect(found[0]?.docs).toMatch(upstream)
    expect(findings(healthy).map((finding) => finding.code)).not.toContain(code)
  })

  it.each(findingCases)('$code: $name: its fix', ({ code, fault, fix }) => {
    const cluster = clusterOf(fault.text, fault.proxy)
    const change = findings(fault).find((finding) => finding.code === code)?.change ?? []
    expect(change.length > 0).toBe(fix !== undefined)
    if (fix === undefined) return
    const text = mended(cluster, fault.text, change)
    expect(findings({ ...fault, text }).map((finding) => finding.code)).not.toContain(code)
    if (fix === 'arrives' && fault.ask)
      expect(traceOf(clusterOf(text, fault.proxy), fault.ask[0], fault.ask[1], { http: fault.http ?? {} }).verdict).toBe('delivered')
    expect(text.split('\n').filter((line) => !fault.text.split('\n').includes(line)).length).toBeLessThanOrEqual(3)
  })

  it('no diagnostic is without a row', () => {
    const listed = diagnostics.map(({ code }) => code)
    expect([...new Set(findingCases.map(({ code }) => code))].sort()).toEqual(listed.sort())
  })

  it.each(findingCases.filter(({ path }) => path !== null))('$code: $name points at a line of the text', ({ code, fault }) => {
    const found = findings(fault).find((finding) => finding.code === code)
    const line = fault.text.split('\n')[(found?.line ?? 0) - 1] ?? ''
    expect(found?.file).toBe('test.yaml')
    expect(line).toMatch(/apiVersion:|spec:|rules:|parentRefs:|status:|subsets:|metadata:/)
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

  const paths = (admin: string) =>
    asked(
      `${web()}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: nginx
  rules:
    - http:
        paths:
          - { path: /web, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: /admin, pathType: Prefix, backend: { service: { name: ${admin}, port: { number: 80 } } } }
`,
      'external',
      'ingress:default/shop:80/web',
    )
  const codesFor = (side: FindingSide, target: string) => findings({ ...side, ask: ['external', target] }).map(({ code }) => code)

  it('what is wrong at another path is not told, and what is wrong at this one is told once', () => {
    const side = paths('nobody')
    expect(findings({ text: side.text }).map(({ code }) => code)).toContain('ING-04')
    expect(findings(side).map(({ code }) => code)).toEqual(['ING-11'])
    expect(codesFor(side, 'ingress:default/shop:80/admin').filter((code) => code === 'ING-04')).toEqual(['ING-04'])
  })

  it('a share of the requests of a rule that goes nowhere is a warning to those that arrive', () => {
    const text = `${web()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [{ name: l, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }, { name: nobody, port: 80 }] }] }
`
    expect(findings(asked(text, 'external', 'gateway:edge:80/')).map(({ code, severity }) => [code, severity])).toEqual([
      ['RT-04', 'warning'],
    ])
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
