import { describe, expect, it } from 'vitest'
import { clusterIp, here, pods, rulesText, there } from './rulesUnder.testing'

const settings = `mode=nftables,${pods},serviceCIDRs=172.30.0.0/16`
const base = 'ULMVA6XW-ns1/svc1/tcp/p80'
const endpoint = 'endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80'
const everywhere =
  'type: LoadBalancer, externalIPs: [192.168.99.22], clusterIP: 172.30.0.41, ports: [{ name: p80, port: 80, nodePort: 3001 }]'
const status = 'ingress: [{ ip: 1.2.3.4 }]'

/** What stands between the braces of a set, map or chain; empty where there is none. */
function block(lines: readonly string[], head: string): readonly string[] {
  const start = lines.indexOf(`\t${head} {`)
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf('\t}', start)).map((line) => line.trim())
}

/** The elements of a set or map, without the commas between them. */
function elements(lines: readonly string[], head: string): readonly string[] {
  const own = block(lines, head)
  return own.slice(own.indexOf('elements = {') + 1, -1).map((line) => line.replace(/,$/, ''))
}

describe('nftables rules of a cluster IP', () => {
  const lines = rulesText(settings, { spec: clusterIp, endpoints: here })

  it('are one table, with what is looked up in maps', () => {
    expect(lines.slice(0, 2)).toEqual(['table ip kube-proxy {', '\tcomment "rules for kube-proxy"'])
    expect(elements(lines, 'set cluster-ips')).toEqual(['172.30.0.41'])
    expect(elements(lines, 'map service-ips')).toEqual([`172.30.0.41 . tcp . 80 : goto service-${base}`])
    expect(block(lines, 'chain services')).toEqual([
      'ip daddr . meta l4proto . th dport vmap @service-ips',
      'ip daddr @nodeport-ips meta l4proto . th dport vmap @service-nodeports',
    ])
  })

  it('lead to the chain of the port, the endpoint and the rewrite', () => {
    expect(block(lines, `chain service-${base}`)).toEqual([
      'ip daddr 172.30.0.41 ip saddr != 10.0.0.0/8 jump mark-for-masquerade',
      `numgen random mod 1 vmap { 0 : goto ${endpoint} }`,
    ])
    expect(block(lines, `chain ${endpoint}`)).toEqual([
      'ip saddr 10.180.0.1 jump mark-for-masquerade',
      'meta l4proto tcp dnat to 10.180.0.1:80',
    ])
  })

  it('hang in the kernel before and after the rewrite', () => {
    expect(block(lines, 'chain filter-prerouting-pre-dnat')).toEqual([
      'type filter hook prerouting priority dstnat - 10; policy accept;',
      'ct state new jump firewall-check',
    ])
    expect(block(lines, 'chain nat-output')).toEqual(['type nat hook output priority -100; policy accept;', 'jump services'])
  })

  it('drop what is for a cluster IP that nobody has', () => {
    expect(block(lines, 'chain cluster-ips-check')).toEqual([
      'ip daddr @cluster-ips reject comment "Reject traffic to invalid ports of ClusterIPs"',
      'ip daddr { 172.30.0.0/16 } drop comment "Drop traffic to unallocated ClusterIPs"',
    ])
  })

  it('masquerade what is marked', () => {
    expect(block(lines, 'chain masquerading')).toEqual([
      'mark and 0x4000 == 0 return',
      'mark set mark xor 0x4000',
      'masquerade fully-random',
    ])
  })

  it.each([
    ['masqueradeAll=true', 'ip daddr 172.30.0.41 jump mark-for-masquerade'],
    ['detectLocal=BridgeInterface:cbr0', 'ip daddr 172.30.0.41 iif != cbr0 jump mark-for-masquerade'],
    ['detectLocal=InterfaceNamePrefix:veth', 'ip daddr 172.30.0.41 iif != veth* jump mark-for-masquerade'],
    ['detectLocal=None', `numgen random mod 1 vmap { 0 : goto ${endpoint} }`],
  ])('%s decides what is masqueraded', (setting, rule) => {
    expect(block(rulesText(`mode=nftables,${setting}`, { spec: clusterIp, endpoints: here }), `chain service-${base}`)[0]).toBe(rule)
  })
})

describe('the choice among endpoints', () => {
  it('is one throw of dice over all of them', () => {
    const lines = rulesText(settings, { spec: clusterIp, endpoints: `${here}, ${there}` })
    expect(block(lines, `chain service-${base}`)[1]).toMatch(
      /^numgen random mod 2 vmap \{ 0 : goto endpoint-\S+ , 1 : goto endpoint-\S+ \}$/,
    )
  })

  it('asks first whether the client is remembered', () => {
    const lines = rulesText(settings, { spec: `${clusterIp}, sessionAffinity: ClientIP`, endpoints: here })
    const affinity = endpoint.replace('endpoint-', 'affinity-')
    expect(block(lines, `set ${affinity}`)).toEqual(['type ipv4_addr', 'flags dynamic,timeout', 'timeout 10800s'])
    expect(block(lines, `chain service-${base}`)[1]).toBe(`ip saddr @${affinity} goto ${endpoint}`)
    expect(block(lines, `chain ${endpoint}`)[1]).toBe(`update @${affinity} { ip saddr }`)
  })
})

describe('outside addresses', () => {
  it('without any endpoint are rejected, each by its entry', () => {
    const lines = rulesText(settings, { spec: everywhere, status })
    expect(elements(lines, 'map no-endpoint-services')).toEqual(
      ['172.30.0.41', '192.168.99.22', '1.2.3.4'].map((address) => `${address} . tcp . 80 comment "ns1/svc1:p80" : goto reject-chain`),
    )
    expect(elements(lines, 'map no-endpoint-nodeports')).toEqual(['tcp . 3001 comment "ns1/svc1:p80" : goto reject-chain'])
    expect(block(lines, 'map service-ips').at(-1)).toBe('comment "ClusterIP, ExternalIP and LoadBalancer IP traffic"')
  })

  it('with policy Local are dropped where this node has none, and the short cuts stay', () => {
    const lines = rulesText(settings, { spec: `${everywhere}, externalTrafficPolicy: Local`, status, endpoints: there })
    expect(elements(lines, 'map no-endpoint-nodeports')).toEqual(['tcp . 3001 comment "ns1/svc1:p80" : drop'])
    expect(block(lines, `chain external-${base}`)).toEqual([
      `ip saddr 10.0.0.0/8 goto service-${base} comment "short-circuit pod traffic"`,
      'fib saddr type local jump mark-for-masquerade comment "masquerade local traffic"',
      `fib saddr type local goto service-${base} comment "short-circuit local traffic"`,
    ])
  })

  it('with policy Local have a chain of this node’s endpoints', () => {
    const lines = rulesText(settings, { spec: `${everywhere}, externalTrafficPolicy: Local`, status, endpoints: `${here}, ${there}` })
    expect(block(lines, `chain external-${base}`).at(-1)).toBe(`goto local-${base}`)
    expect(block(lines, `chain local-${base}`)).toEqual([`numgen random mod 1 vmap { 0 : goto ${endpoint} }`])
  })

  it('are guarded by source ranges before the rewrite, also without endpoints', () => {
    const lines = rulesText(settings, { spec: `${everywhere}, loadBalancerSourceRanges: [192.168.1.0/24, 203.0.113.7/25]`, status })
    expect(elements(lines, 'map firewall-ips')).toEqual([`1.2.3.4 . tcp . 80 : goto firewall-${base}`])
    expect(block(lines, `chain firewall-${base}`)).toEqual(['ip saddr != { 192.168.1.0/24 , 203.0.113.0/25 , 1.2.3.4 } drop'])
  })
})

describe('node ports', () => {
  const way = (proxy: string) => block(rulesText(proxy, { spec: everywhere, endpoints: here }), 'chain services')[1]

  it('answer at the primary address unless told otherwise, and never on loopback', () => {
    expect(elements(rulesText(settings, { spec: everywhere, endpoints: here }), 'set nodeport-ips')).toEqual(['192.168.1.1'])
    const listed = rulesText(`${settings},nodePortAddresses=127.0.0.0/8;192.168.99.0/24`, { spec: everywhere, endpoints: here })
    expect(elements(listed, 'set nodeport-ips')).toEqual(['192.168.99.1'])
  })

  it('answer at every address with a range that holds all, and then no set lists them', () => {
    const proxy = `${settings},nodePortAddresses=0.0.0.0/0`
    expect(way(proxy)).toBe('fib daddr type local ip daddr != 127.0.0.0/8 meta l4proto . th dport vmap @service-nodeports')
    expect(block(rulesText(proxy, { spec: everywhere, endpoints: here }), 'set nodeport-ips')).toEqual([])
  })
})
