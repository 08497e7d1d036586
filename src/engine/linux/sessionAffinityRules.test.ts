import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { sessionAffinityRules } from './sessionAffinityRules'

const spec = 'clusterIP: 10.96.0.10, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }]'

function rulesFor(more: string, family: 'IPv4' | 'IPv6' = 'IPv4') {
  const pods = podText('one', 'node1', '10.244.1.5') + podText('two', 'node2', '10.244.2.6')
  const cluster = clusterOf(twoNodes + pods + serviceText('web', spec + more))
  const { service, port } = serviceOf(cluster)
  const node = cluster.lookup.node('node1') ?? expect.fail('there is no node')
  return sessionAffinityRules(cluster, node, family, service, port)
}

describe('session affinity in rules', () => {
  it('clients are recalled before chance is asked, and remembered with the rewrite', () => {
    const rules = rulesFor(', sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 90 } }')
    expect(rules?.seconds).toBe(90)
    expect(rules?.serviceChain).toEqual(['masquerade-outsiders', 'recall', 'choose'])
    expect(rules?.endpointChain).toEqual(['masquerade-hairpin', 'remember-and-rewrite'])
  })

  it('each endpoint has a list of its own', () => {
    const rules = rulesFor(', sessionAffinity: ClientIP')
    expect(rules?.memory.map(({ endpoint }) => endpoint)).toEqual(['10.244.1.5:8080', '10.244.2.6:8080'])
    expect(new Set(rules?.memory.map(({ list }) => list)).size).toBe(2)
  })

  it('without it nobody is remembered', () => {
    expect(rulesFor('')).toEqual({
      seconds: null,
      memory: [],
      serviceChain: ['masquerade-outsiders', 'choose'],
      endpointChain: ['masquerade-hairpin', 'rewrite'],
    })
  })

  it('a family without a cluster IP has no rules', () => {
    expect(rulesFor('', 'IPv6')).toBeNull()
  })
})
