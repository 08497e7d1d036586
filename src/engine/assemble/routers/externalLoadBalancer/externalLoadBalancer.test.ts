import { describe, expect, it } from 'vitest'
import { stopOf, type Trace } from '../../../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'

const to = (port: number) => `[{ address: 172.16.0.9, port: ${port} }]`
const rules = `
  - { host: a.example.com, path: /api, backends: ${to(1)} }
  - { host: a.example.com, path: /api/v2, backends: ${to(2)} }
  - { host: a.example.com, path: /api, pathType: Exact, backends: ${to(3)} }
  - { host: '*.example.com', backends: ${to(4)} }
  - { path: /shared/, backends: ${to(5)} }`
const balancer = (listeners: string) => `
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec:
  addresses: [198.51.100.10]
  hostnames: [a.example.com, b.example.com, x.org]
  listeners:
${listeners}
`
const world = (listeners: string) =>
  clusterOf(
    twoNodes +
      podText('web-1', 'node1', '10.244.1.2') +
      serviceText('web', 'type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]') +
      balancer(listeners),
  )
const outcome = ({ ending, status }: Trace) =>
  ending.verdict === 'delivered'
    ? `${ending.endpoint.address}:${ending.endpoint.port}`
    : `${ending.verdict} ${status ?? stopOf(ending)?.reason}`

describe('a load balancer outside that reads HTTP', () => {
  const plain = world(`  - { port: 80, protocol: HTTP, rules: [${rules.replaceAll('\n  - ', ', ').slice(2)}] }`)

  it.each([
    ['the longest path', 'http://a.example.com/api/v2/x', '172.16.0.9:2'],
    ['a path by its elements', 'http://a.example.com/api/v1', '172.16.0.9:1'],
    ['an exact path before a prefix of its length', 'http://a.example.com/api', '172.16.0.9:3'],
    ['an exact host before a wildcard, but no host for itself', 'http://a.example.com/other', '172.16.0.9:4'],
    ['a wildcard for one label', 'http://b.example.com/', '172.16.0.9:4'],
    ['a rule for every host, whose slash at the end says nothing', 'http://x.org/shared', '172.16.0.9:5'],
    ['nothing: 404', 'http://x.org/other', 'rejected 404'],
    ['no TLS here', 'https://198.51.100.10:80/', 'rejected protocol-differs'],
    ['another port than it listens on', 'http://x.org:81/', 'rejected no-listener'],
  ])('takes %s', (_name, url, expected) => {
    expect(outcome(traceOf(plain, 'external', url))).toBe(expected)
  })

  it('is the end of a connection on which nothing is said', () => {
    expect(outcome(traceOf(plain, 'external', '198.51.100.10:80'))).toBe('198.51.100.10:80')
  })

  it('ends TLS where it says HTTPS, and opens a connection of its own to a node', () => {
    const trace = traceOf(
      world('  - { port: 443, protocol: HTTPS, backends: [{ nodes: [node2], nodePort: 30080 }] }'),
      'external',
      'https://x.org/',
    )
    expect([outcome(trace), trace.tls, trace.service]).toEqual(['10.244.1.2:8080', 'terminated', 'default/web'])
    expect(trace.hops.map((hop) => hop.wire?.source.name ?? hop.wire?.source.address)).toContain('edge')
  })

  it('sends what no rule takes to backends of the listener', () => {
    const cluster = world(`  - { port: 80, protocol: HTTP, rules: [{ path: /a, backends: ${to(1)} }], backends: ${to(2)} }`)
    expect(['/a', '/b'].map((path) => outcome(traceOf(cluster, 'external', `http://x.org${path}`)))).toEqual([
      '172.16.0.9:1',
      '172.16.0.9:2',
    ])
  })

  it('passes TLS on by its server name', () => {
    const cluster = world(`  - { port: 443, protocol: TLS, rules: [{ host: a.example.com, backends: ${to(1)} }] }`)
    const trace = traceOf(cluster, 'external', 'https://a.example.com/')
    expect([outcome(trace), trace.tls]).toEqual(['172.16.0.9:1', 'passthrough'])
    expect(traceOf(cluster, 'external', 'https://x.org/').verdict).toBe('rejected')
  })

  it('has no backend: 503', () => {
    expect(
      outcome(
        traceOf(
          world('  - { port: 80, protocol: HTTP, rules: [{ backends: [{ nodes: [node9], nodePort: 1 }] }] }'),
          'external',
          'http://x.org/',
        ),
      ),
    ).toBe('rejected 503')
  })
})
