import { describe, expect, it } from 'vitest'
import { type AddressFamily, defaultSettings, type KubeProxyChange, parseRange } from '../model'
import { clusterOf } from '../testing'
import { nodePortDestinations } from './nodePortDestinations'

const range = (text: string) => parseRange(text) ?? expect.fail(`${text} is no range`)

const [node = expect.fail('there is no node')] = clusterOf(`
apiVersion: v1
kind: Node
metadata: { name: node1 }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }, { type: InternalIP, address: 'fd00:1::1' }, { type: ExternalIP, address: 198.51.100.1 }] }
`).nodes

function destinations(change: KubeProxyChange, family: AddressFamily = 'IPv4') {
  return nodePortDestinations({ ...defaultSettings.kubeProxy, ...change }, node, family)
}

describe('where node ports answer', () => {
  it.each([
    ['iptables: everywhere, localhost included', {}, 'IPv4', { kind: 'all', loopback: true }],
    ['iptables in IPv6: never on localhost', {}, 'IPv6', { kind: 'all', loopback: false }],
    ['localhost is off', { localhostNodePorts: false }, 'IPv4', { kind: 'all', loopback: false }],
    ['nftables: at the primary address', { mode: 'nftables' }, 'IPv4', { kind: 'listed', addresses: ['192.168.1.1'] }],
    ['nftables in IPv6: at that of the family', { mode: 'nftables' }, 'IPv6', { kind: 'listed', addresses: ['fd00:1::1'] }],
    ['a range of the other family says nothing', { nodePortAddresses: [range('fd00:1::/64')] }, 'IPv4', { kind: 'all', loopback: true }],
    ['a range', { nodePortAddresses: [range('198.51.100.0/24')] }, 'IPv4', { kind: 'listed', addresses: ['198.51.100.1'] }],
    [
      'nftables leaves loopback out of a range',
      { mode: 'nftables', nodePortAddresses: [range('127.0.0.0/8')] },
      'IPv4',
      { kind: 'listed', addresses: [] },
    ],
  ] as const)('%s', (_case, change, family, expected) => {
    expect(destinations(change, family)).toEqual(expected)
  })
})
