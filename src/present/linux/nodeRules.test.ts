import { describe, expect, it } from 'vitest'
import { createEngine } from '../../engine'
import { messagesFor } from '../../i18n/messagesFor'
import { assumedRange } from './assumedRange'
import { blockRole } from './blockRole'
import { nodeText } from './nodeText'
import { ruleBlocks, ruleLines } from './ruleLines'
import { ruleParts } from './ruleParts'

const text = `apiVersion: v1
kind: Node
metadata: { name: node1 }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, clusterIP: 10.96.0.9, sessionAffinity: ClientIP, externalTrafficPolicy: Local, internalTrafficPolicy: Cluster, loadBalancerSourceRanges: [203.0.113.0/24], ports: [{ port: 80, nodePort: 30080 }] }
status: { loadBalancer: { ingress: [{ ip: 203.0.113.9 }] } }
---
apiVersion: v1
kind: Endpoints
metadata: { name: web }
subsets: [{ addresses: [{ ip: 10.244.1.5, nodeName: node1 }, { ip: 10.244.2.5 }], ports: [{ port: 80 }] }]
`

function rulesWith(proxy: string) {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  return engine.ask('linuxRules', { node: 'node1', family: 'IPv4', services: null, filledIn: true, packet: null }, proxy).rules
}

describe.each(['iptables', 'nftables'] as const)('rules of %s', (mode) => {
  const rules = rulesWith(`mode=${mode}`)
  const blocks = ruleBlocks(rules)

  it('are in the blocks line by line what the node prints', () => {
    const printed = ruleLines(rules).flatMap((line) => (line.rule === null ? [] : [line.text.trim().replace(/,$/, '')]))
    expect(blocks.flatMap((block) => block.lines.map((line) => line.text))).toEqual(printed)
  })

  it('have a purpose for every chain that holds rules', () => {
    expect(blocks.filter((block) => blockRole(block) === null).map(({ name }) => name)).toEqual([])
    const roles = new Set(blocks.map(blockRole))
    for (const role of ['services', 'service', 'local', 'external', 'sourceRanges', 'endpoint', 'mark', 'masquerade'] as const)
      expect(roles).toContain(role)
  })

  it('are cut into parts that are the line again', () => {
    for (const line of blocks.flatMap((block) => block.lines)) {
      const parts = ruleParts(line.text, mode)
      expect(parts.map((part) => part.text).join('')).toBe(line.text)
      expect(parts.every((part) => part.text !== '')).toBe(true)
    }
  })

  it('show where a rule leads and what it rewrites', () => {
    const parts = blocks.flatMap((block) => block.lines.flatMap((line) => ruleParts(line.text, mode)))
    const rewrites = parts.filter(({ kind }) => kind === 'rewrite').map((part) => part.text)
    expect(rewrites).toContain(mode === 'iptables' ? '-j DNAT --to-destination 10.244.1.5:80' : 'dnat to 10.244.1.5:80')
    expect(parts).toContainEqual({ kind: 'jump', text: mode === 'iptables' ? '-j KUBE-SERVICES' : 'jump services' })
    expect(parts).toContainEqual({ kind: 'refuse', text: mode === 'iptables' ? '-j DROP' : 'drop' })
  })

  it('say the Pod range that nobody wrote, and none where one is written', () => {
    expect(assumedRange(rules)).toEqual({ by: 'assumedRange', range: '10.244.0.0/16', of: 'cluster' })
    expect(assumedRange(rulesWith(`mode=${mode},clusterCIDR=10.0.0.0/8`))).toBeNull()
  })

  it('are copied with what they are and what is assumed in front', () => {
    const [head, range, first] = nodeText('node1', rules, messagesFor('en')).split('\n')
    expect(head).toMatch(mode === 'iptables' ? /^# .*node1.*iptables-save/ : /^# .*node1.*nft list table ip kube-proxy/)
    expect(range).toMatch(/^# .*10\.244\.0\.0\/16 is assumed/)
    expect(first).toBe(ruleLines(rules)[0]?.text)
  })
})
