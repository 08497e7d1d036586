import { describe, expect, it } from 'vitest'
import { clusterIp, here, pods, rulesText, there } from './rulesUnder.testing'

const settings = `mode=iptables,${pods}`
const svc = 'KUBE-SVC-XPGD46QRK7WJZT7O'
const svl = 'KUBE-SVL-XPGD46QRK7WJZT7O'
const ext = 'KUBE-EXT-XPGD46QRK7WJZT7O'
const fw = 'KUBE-FW-XPGD46QRK7WJZT7O'
const cluster = `-m comment --comment "ns1/svc1:p80 cluster IP" -m tcp -p tcp -d 172.30.0.41 --dport 80`
const nodePorts = '-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain"'

/** The rules of one chain, in order; `table` where a chain of that name stands in both. */
function chain(lines: readonly string[], name: string, table: 'filter' | 'nat' = 'nat'): readonly string[] {
  const start = lines.indexOf(`*${table}`)
  const own = lines.slice(start, lines.indexOf('COMMIT', start))
  return own.filter((line) => line.startsWith(`-A ${name} `))
}

describe('iptables rules of a cluster IP', () => {
  const lines = rulesText(settings, { spec: clusterIp, endpoints: here })

  it('stand in the frame of iptables-save', () => {
    expect(lines[0]).toBe('*filter')
    expect(lines).toContain(':KUBE-SERVICES - [0:0]')
    expect(lines).toContain(':POSTROUTING ACCEPT [0:0]')
    expect(lines.filter((line) => line === 'COMMIT')).toHaveLength(2)
  })

  it('lead to the chain of the port, the endpoint and the rewrite', () => {
    expect(chain(lines, 'KUBE-SERVICES')).toEqual([
      `-A KUBE-SERVICES ${cluster} -j ${svc}`,
      `${nodePorts} -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS`,
    ])
    expect(chain(lines, svc)).toEqual([
      `-A ${svc} ${cluster} ! -s 10.0.0.0/8 -j KUBE-MARK-MASQ`,
      `-A ${svc} -m comment --comment "ns1/svc1:p80 -> 10.180.0.1:80" -j KUBE-SEP-SXIVWICOYRO3J4NJ`,
    ])
    expect(chain(lines, 'KUBE-SEP-SXIVWICOYRO3J4NJ')).toEqual([
      '-A KUBE-SEP-SXIVWICOYRO3J4NJ -m comment --comment ns1/svc1:p80 -s 10.180.0.1 -j KUBE-MARK-MASQ',
      '-A KUBE-SEP-SXIVWICOYRO3J4NJ -m comment --comment ns1/svc1:p80 -m tcp -p tcp -j DNAT --to-destination 10.180.0.1:80',
    ])
  })

  it('nobody refuses what has an endpoint', () => {
    expect(chain(lines, 'KUBE-SERVICES', 'filter')).toEqual([])
    expect(chain(lines, 'KUBE-EXTERNAL-SERVICES', 'filter')).toEqual([])
  })

  it.each([
    ['masqueradeAll=true', `-A ${svc} ${cluster} -j KUBE-MARK-MASQ`],
    ['detectLocal=BridgeInterface:cbr0', `-A ${svc} ${cluster} ! -i cbr0 -j KUBE-MARK-MASQ`],
    ['detectLocal=InterfaceNamePrefix:veth', `-A ${svc} ${cluster} ! -i veth+ -j KUBE-MARK-MASQ`],
    ['detectLocal=NodeCIDR', `-A ${svc} ${cluster} ! -s 10.244.1.0/24 -j KUBE-MARK-MASQ`],
    ['detectLocal=ClusterCIDR', `-A ${svc} ${cluster} ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ`],
  ])('%s decides what is masqueraded', (setting, rule) => {
    expect(chain(rulesText(`mode=iptables,${setting}`, { spec: clusterIp, endpoints: here }), svc)[0]).toBe(rule)
  })

  it('without a detector nothing is masqueraded for coming from no Pod', () => {
    expect(chain(rulesText('mode=iptables,detectLocal=None', { spec: clusterIp, endpoints: here }), svc)).toHaveLength(1)
  })

  it('a bit of the mark that was set is the one in all rules', () => {
    const other = rulesText(`${settings},masqueradeBit=15`, { spec: clusterIp, endpoints: here })
    expect(chain(other, 'KUBE-MARK-MASQ')).toEqual(['-A KUBE-MARK-MASQ -j MARK --or-mark 0x8000'])
    expect(chain(other, 'KUBE-POSTROUTING')[0]).toBe('-A KUBE-POSTROUTING -m mark ! --mark 0x8000/0x8000 -j RETURN')
  })
})

describe('the choice among endpoints', () => {
  const three = ['10.180.0.1', '10.180.0.2', '10.180.0.3'].map((address) => `{ addresses: [${address}] }`).join(', ')

  it('each takes its part of what the ones before left', () => {
    const rules = chain(rulesText(settings, { spec: clusterIp, endpoints: three }), svc).slice(1)
    expect(rules.map((rule) => /--probability (\S+)/.exec(rule)?.[1] ?? 'rest')).toEqual(['0.3333333333', '0.5000000000', 'rest'])
  })

  it('remembered clients come first, one rule for each endpoint', () => {
    const spec = `${clusterIp}, sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } }`
    const lines = rulesText(settings, { spec, endpoints: three })
    const rules = chain(lines, svc).slice(1)
    expect(rules.map((rule) => rule.includes('--rcheck --seconds 60 --reap'))).toEqual([true, true, true, false, false, false])
    const list = 'KUBE-SEP-SXIVWICOYRO3J4NJ'
    expect(rules[0]).toContain(`-m recent --name ${list} --rcheck --seconds 60 --reap -j ${list}`)
    expect(chain(lines, list)[1]).toContain(`-m recent --name ${list} --set -m tcp -p tcp -j DNAT`)
  })

  it('with policy Local only endpoints of this node are chosen, in a chain of their own', () => {
    const lines = rulesText(settings, { spec: `${clusterIp}, internalTrafficPolicy: Local`, endpoints: `${here}, ${there}` })
    expect(chain(lines, 'KUBE-SERVICES')[0]).toContain(`-j ${svl}`)
    expect(chain(lines, svl)).toEqual([
      `-A ${svl} ${cluster} ! -s 10.0.0.0/8 -j KUBE-MARK-MASQ`,
      `-A ${svl} -m comment --comment "ns1/svc1:p80 -> 10.180.0.1:80" -j KUBE-SEP-SXIVWICOYRO3J4NJ`,
    ])
    expect(chain(lines, svc)).toEqual([])
  })

  it('endpoints that terminate serve only while nobody is ready', () => {
    const draining = '{ addresses: [10.180.0.9], conditions: { ready: false, serving: true, terminating: true } }'
    expect(chain(rulesText(settings, { spec: clusterIp, endpoints: `${here}, ${draining}` }), svc)).toHaveLength(2)
    expect(chain(rulesText(settings, { spec: clusterIp, endpoints: draining }), svc)[1]).toContain('10.180.0.9:80')
  })
})

describe('refusals', () => {
  const everywhere =
    'type: LoadBalancer, externalIPs: [192.168.99.22], clusterIP: 172.30.0.41, ports: [{ name: p80, port: 80, nodePort: 3001 }]'
  const status = 'ingress: [{ ip: 1.2.3.4 }, { ip: 5.6.7.8, ipMode: Proxy }]'
  const at = (address: string) => `-m tcp -p tcp -d ${address} --dport 80`

  it('without any endpoint every address rejects, and nat has no chain of the port', () => {
    const lines = rulesText(settings, { spec: everywhere, status })
    const why = '-m comment --comment "ns1/svc1:p80 has no endpoints"'
    expect(chain(lines, 'KUBE-SERVICES', 'filter')).toEqual([`-A KUBE-SERVICES ${why} ${at('172.30.0.41')} -j REJECT`])
    expect(chain(lines, 'KUBE-EXTERNAL-SERVICES', 'filter')).toEqual([
      `-A KUBE-EXTERNAL-SERVICES ${why} ${at('192.168.99.22')} -j REJECT`,
      `-A KUBE-EXTERNAL-SERVICES ${why} ${at('1.2.3.4')} -j REJECT`,
      `-A KUBE-EXTERNAL-SERVICES ${why} -m addrtype --dst-type LOCAL -m tcp -p tcp --dport 3001 -j REJECT`,
    ])
    expect(lines.filter((line) => line.includes('XPGD46QRK7WJZT7O'))).toEqual([])
  })

  it('with policy Local and endpoints elsewhere they drop, and the short cuts stay', () => {
    const lines = rulesText(settings, {
      spec: `${everywhere}, externalTrafficPolicy: Local, healthCheckNodePort: 30000`,
      status,
      endpoints: there,
    })
    expect(chain(lines, 'KUBE-EXTERNAL-SERVICES', 'filter').map((rule) => rule.slice(-7))).toEqual(['-j DROP', '-j DROP', '-j DROP'])
    expect(chain(lines, ext)).toEqual([
      `-A ${ext} -m comment --comment "pod traffic for ns1/svc1:p80 external destinations" -s 10.0.0.0/8 -j ${svc}`,
      `-A ${ext} -m comment --comment "masquerade LOCAL traffic for ns1/svc1:p80 external destinations" -m addrtype --src-type LOCAL -j KUBE-MARK-MASQ`,
      `-A ${ext} -m comment --comment "route LOCAL traffic for ns1/svc1:p80 external destinations" -m addrtype --src-type LOCAL -j ${svc}`,
    ])
    expect(chain(lines, 'KUBE-NODEPORTS', 'filter')).toEqual([
      '-A KUBE-NODEPORTS -m comment --comment "ns1/svc1:p80 health check node port" -m tcp -p tcp --dport 30000 -j ACCEPT',
    ])
  })

  it('no rule knows the address of a balancer that is a proxy', () => {
    expect(rulesText(settings, { spec: everywhere, status, endpoints: here }).join('\n')).not.toContain('5.6.7.8')
  })
})

describe('source ranges', () => {
  const guarded = (ranges: string) =>
    `type: LoadBalancer, clusterIP: 172.30.0.41, ports: [{ name: p80, port: 80, nodePort: 3001 }], loadBalancerSourceRanges: [${ranges}]`
  const status = 'ingress: [{ ip: 1.2.3.4 }, { ip: 5.6.7.8 }]'
  const lbIp = '-m comment --comment "ns1/svc1:p80 loadbalancer IP"'

  it('let their sources pass, as networks, and drop all others', () => {
    const lines = rulesText(settings, { spec: guarded("' 203.0.113.7/25', 'fd00::/8'"), status, endpoints: here })
    expect(chain(lines, fw)).toEqual([
      `-A ${fw} ${lbIp} -s 203.0.113.0/25 -j ${ext}`,
      `-A ${fw} -m comment --comment "other traffic to ns1/svc1:p80 will be dropped by KUBE-PROXY-FIREWALL"`,
    ])
    expect(chain(lines, 'KUBE-PROXY-FIREWALL', 'filter')).toEqual(
      ['1.2.3.4', '5.6.7.8'].map(
        (address) =>
          `-A KUBE-PROXY-FIREWALL -m comment --comment "ns1/svc1:p80 traffic not accepted by ${fw}" -m tcp -p tcp -d ${address} --dport 80 -j DROP`,
      ),
    )
    expect(chain(lines, 'KUBE-NODEPORTS').every((rule) => rule.endsWith(`-j ${ext}`))).toBe(true)
  })

  it('that hold the node let the balancer’s own addresses pass too', () => {
    const lines = rulesText(settings, { spec: guarded('192.168.1.0/24'), status, endpoints: here })
    expect(chain(lines, fw).slice(0, 3)).toEqual(
      ['192.168.1.0/24', '1.2.3.4', '5.6.7.8'].map((source) => `-A ${fw} ${lbIp} -s ${source} -j ${ext}`),
    )
  })
})

describe('node ports', () => {
  const spec = 'type: NodePort, clusterIP: 172.30.0.41, ports: [{ name: p80, port: 80, nodePort: 3001 }]'
  const entries = (proxy: string) => chain(rulesText(proxy, { spec, endpoints: here }), 'KUBE-SERVICES').slice(1)

  it.each([
    ['every address of the node', settings, [' -m addrtype --dst-type LOCAL']],
    ['not localhost where that is off', `${settings},localhostNodePorts=false`, [' -m addrtype --dst-type LOCAL ! -d 127.0.0.0/8']],
    ['the addresses in a range', `${settings},nodePortAddresses=192.168.99.0/24`, [' -d 192.168.99.1']],
    ['localhost, if a range holds it', `${settings},nodePortAddresses=127.0.0.0/8;192.168.1.1/32`, [' -d 127.0.0.1', ' -d 192.168.1.1']],
    ['the primary address', `${settings},nodePortAddresses=primary`, [' -d 192.168.1.1']],
    ['none, where no address lies in the range', `${settings},nodePortAddresses=172.16.0.0/12`, []],
  ])('answer at %s', (_what, proxy, destinations) => {
    expect(entries(proxy)).toEqual(destinations.map((destination) => `${nodePorts}${destination} -j KUBE-NODEPORTS`))
  })

  it('on localhost are counted, and guarded against neighbours', () => {
    const lines = rulesText(settings, { spec, endpoints: here })
    expect(chain(lines, 'KUBE-NODEPORTS')[0]).toBe(
      `-A KUBE-NODEPORTS -m comment --comment ns1/svc1:p80 -m tcp -p tcp -d 127.0.0.0/8 --dport 3001 -m nfacct --nfacct-name localhost_nps_accepted_pkts -j ${ext}`,
    )
    expect(chain(lines, 'KUBE-FIREWALL', 'filter')).toHaveLength(1)
    const off = rulesText(`${settings},localhostNodePorts=false`, { spec, endpoints: here })
    expect([chain(off, 'KUBE-NODEPORTS').length, chain(off, 'KUBE-FIREWALL', 'filter').length]).toEqual([1, 0])
  })

  it('are masqueraded whoever sends, under policy Cluster', () => {
    expect(chain(rulesText(settings, { spec, endpoints: here }), ext)).toEqual([
      `-A ${ext} -m comment --comment "masquerade traffic for ns1/svc1:p80 external destinations" -j KUBE-MARK-MASQ`,
      `-A ${ext} -j ${svc}`,
    ])
  })
})

describe('IPv6', () => {
  const spec =
    "type: NodePort, clusterIPs: ['fd00:10:96::41'], clusterIP: 'fd00:10:96::41', ipFamilies: [IPv6], ports: [{ name: p80, port: 80, nodePort: 3001 }]"
  const endpoints = "{ addresses: ['fd00:10::5'], nodeName: node1 }"

  it('has rules of its own, with brackets around endpoints and no node port on ::1', () => {
    const lines = rulesText('mode=iptables,clusterCIDR=10.0.0.0/8;fd00:10::/64', { spec, endpoints, family: 'IPv6' })
    expect(chain(lines, 'KUBE-SERVICES')[1]).toBe(`${nodePorts} -m addrtype --dst-type LOCAL ! -d ::1/128 -j KUBE-NODEPORTS`)
    expect(chain(lines, svc)[0]).toContain('-d fd00:10:96::41 --dport 80 ! -s fd00:10::/64 -j KUBE-MARK-MASQ')
    expect(lines.some((line) => line.endsWith('-j DNAT --to-destination [fd00:10::5]:80'))).toBe(true)
    expect(lines.join('\n')).not.toContain('127.0.0.0')
  })

  it('takes no notice of a Service that has only IPv4', () => {
    const lines = rulesText(settings, { spec: clusterIp, endpoints: here, family: 'IPv6' })
    expect(lines.join('\n')).not.toContain('svc1')
  })
})
