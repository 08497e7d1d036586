import { expect, it } from 'vitest'
import { type Address, type KubeProxyChange, parseRange } from '../model'
import { clusterOf, podText, twoNodes } from '../testing'
import { senderSide } from './senderSide'

const text = twoNodes + podText('web-1', 'node1', '10.244.1.2') + podText('host', 'node2', '192.168.1.2', { more: 'hostNetwork: true' })
const cidr = { detectLocal: { mode: 'ClusterCIDR', ranges: [parseRange('10.244.0.0/16')].filter((range) => range !== null) } } as const

it.each<[string, string | null, KubeProxyChange, string]>([
  ['a Pod’s address is a Pod', '10.244.1.2', {}, 'pod'],
  ['the node’s own address is the node', '192.168.1.1', {}, 'node'],
  ['loopback is the node', '127.0.0.1', {}, 'node'],
  ['another node’s address is outside', '192.168.1.2', {}, 'outside'],
  ['any other address is outside', '203.0.113.9', {}, 'outside'],
  ['no address is outside', null, {}, 'outside'],
  ['without a detector a Pod counts as outside', '10.244.1.2', { detectLocal: { mode: 'None' } as const }, 'outside'],
  ['without a detector the node is still the node', '192.168.1.1', { detectLocal: { mode: 'None' } as const }, 'node'],
  ['a cluster CIDR takes every address in it for a Pod', '10.244.77.7', cidr, 'pod'],
  ['and none outside it', '10.245.0.1', cidr, 'outside'],
])('%s', (_name, source, proxy, side) => {
  const cluster = clusterOf(text, proxy)
  const node = cluster.lookup.node('node1')
  expect(node && senderSide(cluster, node, source as Address | null)).toBe(side)
})
