import { describe, expect, it } from 'vitest'
import type { KubeProxyChange, LinuxRuleSet } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'
import { type HopRules, rulesOnPath } from './pathRules'

const backend = podText('one', 'node1', '10.244.1.5') + podText('two', 'node2', '10.244.2.6')
const web =
  'type: NodePort, clusterIP: 10.96.0.10, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080, nodePort: 30080 }]'

function pathOf(from: string, to: string, { spec = web, proxy = {}, at }: { spec?: string; proxy?: KubeProxyChange; at?: string } = {}) {
  const cluster = clusterOf(twoNodes + backend + serviceText('web', spec), proxy)
  return rulesOnPath(cluster, traceOf(cluster, from, to, at === undefined ? {} : { at }).hops)
}

/** What the matched rules do, in their order: the chain each stands in. */
function chainsLit({ match }: HopRules): readonly string[] {
  return match.lit.map((id) =>
    id
      .split('/')
      .slice(0, id.startsWith('map/') ? 2 : -1)
      .join('/'),
  )
}

/** How many chains of Service ports a rule set has. */
function portChains(rules: LinuxRuleSet): number {
  return rules.mode === 'iptables'
    ? rules.tables.flatMap(({ chains }) => chains).filter(({ name }) => /-[A-Z2-7]{16}$/.test(name)).length
    : 0
}

describe('the rules on a path', () => {
  it('a node port is found, marked, chosen for and rewritten; then let through and masqueraded', () => {
    const [hop, ...others] = pathOf('external', '192.168.1.1:30080')
    expect(others).toEqual([])
    expect(hop?.node).toBe('node1')
    expect(hop && chainsLit(hop).map((chain) => chain.replace(/-[A-Z2-7]{16}$/, ''))).toEqual([
      'nat/PREROUTING',
      'nat/KUBE-SERVICES',
      'nat/KUBE-NODEPORTS',
      'nat/KUBE-EXT',
      'nat/KUBE-MARK-MASQ',
      'nat/KUBE-EXT',
      'nat/KUBE-SVC',
      'nat/KUBE-SEP',
      'filter/FORWARD',
      'filter/FORWARD',
      'filter/KUBE-FORWARD',
      'nat/POSTROUTING',
      'nat/KUBE-POSTROUTING',
      'nat/KUBE-POSTROUTING',
    ])
    expect(hop?.match.outcome).toEqual({ verdict: 'delivered', to: { address: '10.244.1.5', port: 8080 }, marked: true, masquerade: true })
  })

  it('in nftables the entries of the maps are lit with the rules that look them up', () => {
    const [hop] = pathOf('external', '192.168.1.1:30080', { proxy: { mode: 'nftables' } })
    expect(hop?.match.lit.slice(0, 4)).toEqual([
      'chain/filter-prerouting-pre-dnat/0',
      'chain/nat-prerouting/0',
      'chain/services/1',
      'set/nodeport-ips/192.168.1.1',
    ])
    expect(hop && chainsLit(hop).map((chain) => chain.replace(/-[A-Z2-7]{8}-.*$/, ''))).toEqual([
      'chain/filter-prerouting-pre-dnat',
      'chain/nat-prerouting',
      'chain/services',
      'set/nodeport-ips',
      'map/service-nodeports',
      'chain/external',
      'chain/mark-for-masquerade',
      'chain/external',
      'chain/service',
      'chain/endpoint',
      'chain/filter-forward',
      'chain/filter-forward',
      'chain/nat-postrouting',
      'chain/masquerading',
      'chain/masquerading',
    ])
  })

  it('a Pod’s packet to a cluster IP meets the rules of its own node, once', () => {
    const path = pathOf('pod:default/one', 'svc:default/web:80')
    expect(path.map(({ node, packet }) => [node, packet.entered])).toEqual([['node1', 'network']])
    expect(path[0]?.match.outcome).toMatchObject({ verdict: 'delivered', marked: true })
  })

  it('what the node itself sends begins at OUTPUT', () => {
    const [hop] = pathOf('node:node1', 'svc:default/web:80')
    expect(hop?.packet.entered).toBe('node')
    expect(hop?.match.lit[0]).toBe('nat/OUTPUT/0')
  })

  it('a refusal lights the rule that refuses', () => {
    const [hop] = pathOf('external', '192.168.1.1:30080', { spec: web.replace('app: web', 'app: nobody') })
    expect(hop?.match.outcome).toEqual({ verdict: 'rejected' })
    expect(hop?.match.lit.at(-1)).toBe('filter/KUBE-EXTERNAL-SERVICES/0')
  })

  it('only the Services that the packet may mean have rules', () => {
    const cluster = clusterOf(
      twoNodes + backend + serviceText('web', web) + serviceText('other', web.replace('30080', '30081').replace('.10', '.11')),
    )
    const [hop] = rulesOnPath(cluster, traceOf(cluster, 'external', '192.168.1.1:30080').hops)
    expect(hop && portChains(hop.rules)).toBe(4)
  })

  it('no rule decides on what goes straight to a Pod', () => {
    expect(pathOf('pod:default/two', 'pod:default/one:8080')).toEqual([])
  })
})

describe('where a rule comes from', () => {
  it('each rule of a Service names its object, and most the field', () => {
    const [hop] = pathOf('external', '192.168.1.1:30080')
    const rules = hop?.rules.mode === 'iptables' ? hop.rules.tables.flatMap(({ chains }) => chains.flatMap((chain) => chain.rules)) : []
    const origins = new Map(rules.map((rule) => [rule.id.replace(/-[A-Z2-7]{16}/, ''), rule.origin]))
    const at = (id: string) => [origins.get(id)?.object.kind, origins.get(id)?.path]
    expect(at('nat/KUBE-SERVICES/0')).toEqual(['Service', 'spec.clusterIP'])
    expect(at('nat/KUBE-NODEPORTS/1')).toEqual(['Service', 'spec.ports[0].nodePort'])
    expect(at('nat/KUBE-EXT/0')).toEqual(['Service', 'spec.externalTrafficPolicy'])
    expect(at('nat/KUBE-SVC/1')).toEqual(['Service', 'spec.selector'])
    expect(origins.get('nat/KUBE-MARK-MASQ/0')).toBeNull()
  })

  it('a node port that was filled in has no field', () => {
    const cluster = clusterOf(twoNodes + backend + serviceText('web', web.replace(', nodePort: 30080', '')))
    const nodePort = cluster.services[0]?.ports[0]?.nodePort
    const [hop] = rulesOnPath(cluster, traceOf(cluster, 'external', `192.168.1.1:${nodePort}`).hops)
    const rules = hop?.rules.mode === 'iptables' ? hop.rules.tables.flatMap(({ chains }) => chains) : []
    expect(rules.findLast(({ name }) => name === 'KUBE-NODEPORTS')?.rules[0]?.origin?.path).toBeNull()
  })
})
