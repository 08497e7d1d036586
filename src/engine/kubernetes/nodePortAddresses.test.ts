import { describe, expect, it } from 'vitest'
import { defaultSettings, type KubeProxySettings, parseAddress, parseRange } from '../model'
import { clusterOf } from '../testing'
import { answersOnNodePorts, containsIPv4Loopback, selectNodePortAddresses } from './nodePortAddresses'

const ranges = (...texts: string[]) => texts.map(parseRange).filter((range) => range !== null)
const addresses = (...texts: string[]) => texts.map(parseAddress).filter((address) => address !== null)

describe('which addresses --nodeport-addresses selects', () => {
  const local = addresses('192.168.1.1', '10.0.0.1', '127.0.0.1', '2001:db8::1', '::1')
  it.each([
    ['an empty list: all of the family', [], 'IPv4', true, ['192.168.1.1', '10.0.0.1', '127.0.0.1']],
    ['a range: those inside it', ['192.168.0.0/16'], 'IPv4', false, ['192.168.1.1']],
    ['a family that the list does not mention: all', ['192.168.0.0/16'], 'IPv6', true, ['2001:db8::1', '::1']],
    ['the range of everything', ['0.0.0.0/0', '10.0.0.0/8'], 'IPv4', true, ['192.168.1.1', '10.0.0.1', '127.0.0.1']],
    ['a range of nobody', ['172.16.0.0/12'], 'IPv4', false, []],
  ] as const)('%s', (_name, list, family, matchAll, expected) => {
    expect(selectNodePortAddresses(ranges(...list), family, local)).toEqual({ matchAll, addresses: expected })
  })

  it.each([
    [[], true],
    [['127.0.0.0/8'], true],
    [['127.0.1.0/24'], true],
    [['0.0.0.0/0'], true],
    [['::1/128'], false],
    [['10.0.0.0/8'], false],
  ] as const)('loopback is inside %s: %s', (list, expected) => {
    expect(containsIPv4Loopback(ranges(...list))).toBe(expected)
  })
})

describe('where a node answers on node ports', () => {
  const node =
    clusterOf(
      'apiVersion: v1\nkind: Node\nmetadata: { name: n }\nstatus: { addresses: [{ type: InternalIP, address: 192.168.1.1 }, { type: InternalIP, address: 10.0.0.1 }, { type: InternalIP, address: "2001:db8::1" }] }\n',
    ).nodes[0] ?? expect.fail('no node')
  it.each<[string, Partial<KubeProxySettings>, string, boolean]>([
    ['iptables: its first address', {}, '192.168.1.1', true],
    ['iptables: its second address', {}, '10.0.0.1', true],
    ['iptables: not an address of somebody else', {}, '192.168.1.2', false],
    ['iptables: loopback', {}, '127.0.0.1', true],
    ['iptables: no loopback when the flag is off', { localhostNodePorts: false }, '127.0.0.1', false],
    ['iptables: no loopback outside the list', { nodePortAddresses: ranges('192.168.0.0/16') }, '127.0.0.1', false],
    ['iptables: never IPv6 loopback', {}, '::1', false],
    ['iptables, primary addresses: the first', { nodePortAddresses: 'primary' }, '192.168.1.1', true],
    ['iptables, primary addresses: not the second', { nodePortAddresses: 'primary' }, '10.0.0.1', false],
    ['nftables: the first address of each family', { mode: 'nftables' }, '2001:db8::1', true],
    ['nftables: not the second', { mode: 'nftables' }, '10.0.0.1', false],
    ['nftables: the second where a range holds it', { mode: 'nftables', nodePortAddresses: ranges('10.0.0.0/8') }, '10.0.0.1', true],
    ['nftables: never loopback', { mode: 'nftables', nodePortAddresses: ranges('127.0.0.0/8') }, '127.0.0.1', false],
  ])('%s', (_name, change, address, expected) => {
    expect(answersOnNodePorts({ ...defaultSettings.kubeProxy, ...change }, node, parseAddress(address) ?? expect.fail(address))).toBe(
      expected,
    )
  })
})
