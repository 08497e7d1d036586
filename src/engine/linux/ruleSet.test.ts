import { describe, expect, it } from 'vitest'
import { type KubeProxyChange, type LinuxRuleSet, parseRange } from '../model'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { linuxRules } from './ruleSet'

const range = (text: string) => parseRange(text) ?? expect.fail(`${text} is no range`)
const all = { services: null, filledIn: true }
const ports = 'selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }]'

function rulesOf(text: string, proxy: KubeProxyChange = {}, scope: Parameters<typeof linuxRules>[3] = all): LinuxRuleSet {
  const cluster = clusterOf(twoNodes + text, proxy)
  return linuxRules(cluster, cluster.lookup.node('node1') ?? expect.fail('there is no node'), 'IPv4', scope)
}

const written = (rules: LinuxRuleSet) => JSON.stringify(rules)

describe('which Services have rules', () => {
  it.each(['iptables', 'nftables'] as const)('in %s a headless Service and an ExternalName have none', (mode) => {
    const text =
      serviceText('headless', `clusterIP: None, ${ports}`) + serviceText('alias', 'type: ExternalName, externalName: example.com')
    expect(written(rulesOf(text, { mode }))).toBe(written(rulesOf('', { mode })))
  })

  it('those that were not asked for have none', () => {
    const text = serviceText('web', `clusterIP: 10.96.0.10, ${ports}`) + serviceText('api', `clusterIP: 10.96.0.11, ${ports}`)
    const rules = written(rulesOf(text, {}, { services: ['default/api'], filledIn: true }))
    expect([rules.includes('default/web'), rules.includes('default/api')]).toEqual([false, true])
  })

  it('what was filled in counts only where that is asked for', () => {
    const text = serviceText('web', `type: NodePort, clusterIP: 10.96.0.10, ${ports}`) + podText('one', 'node1', '10.244.1.5')
    const filter = (filledIn: boolean) => written(rulesOf(text, {}, { services: null, filledIn })).includes('KUBE-EXT-')
    expect([filter(true), filter(false)]).toEqual([true, false])
  })
})

describe('a large cluster', () => {
  const many = Array.from({ length: 1001 }, (_, index) => `{ addresses: [10.${index >> 8}.${index & 255}.9] }`)
  const slice = (count: number) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-1, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
endpoints: [${many.slice(0, count).join(', ')}]
ports: [{ name: http, protocol: TCP, port: 8080 }]
`
  const text = (count: number) => serviceText('web', 'clusterIP: 10.96.0.10, ports: [{ name: http, port: 80 }]') + slice(count)

  it.each([
    [1000, true],
    [1001, false],
  ])('with %i endpoints their rules carry comments: %s', (count, comments) => {
    expect(written(rulesOf(text(count))).includes('default/web:http -> ')).toBe(comments)
  })
})

describe('two Services that claim one key', () => {
  it('share a map of nftables as if the first in the order of names were alone', () => {
    const node = (name: string, ip: string) => serviceText(name, `type: NodePort, clusterIP: ${ip}, ports: [{ port: 80, nodePort: 30080 }]`)
    const rules = rulesOf(node('b', '10.96.0.11') + node('a', '10.96.0.10'), { mode: 'nftables', serviceRanges: [range('10.96.0.0/12')] })
    const map = rules.mode === 'nftables' ? rules.maps.find(({ name }) => name === 'no-endpoint-nodeports') : undefined
    expect(map?.entries.map(({ comment }) => comment)).toEqual(['default/a'])
  })
})
