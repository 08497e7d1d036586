import { describe, expect, it } from 'vitest'
import { type AddressFamily, type LocalDetector, parseAddress, parseRange } from '../model'
import { clusterOf, podText, twoNodes } from '../testing'
import { detectorFor, hasDetector, recognisesPod } from './detectLocal'

const ranges = (...texts: string[]) => texts.map(parseRange).filter((range) => range !== null)
const withRange = twoNodes.replace('metadata: { name: node1', 'spec: { podCIDRs: [10.244.1.0/24] }\nmetadata: { name: node1')
const pods =
  podText('here', 'node1', '10.244.1.2') +
  podText('there', 'node2', '10.244.2.2') +
  podText('host', 'node1', '192.168.1.1', { more: 'hostNetwork: true' })

function ask(setting: LocalDetector, text = twoNodes) {
  const cluster = clusterOf(text + pods, { detectLocal: setting })
  const node = cluster.lookup.node('node1') ?? expect.fail('no node1')
  return {
    knows: (source: string) => recognisesPod(cluster, node, parseAddress(source) ?? expect.fail(source)),
    kind: (family: AddressFamily) => detectorFor(setting, node, family).kind,
    has: (family: AddressFamily) => hasDetector(cluster, node, family),
  }
}

describe('detectLocal', () => {
  it.each<[string, LocalDetector, string, boolean]>([
    ['ClusterCIDR: a source inside the range', { mode: 'ClusterCIDR', ranges: ranges('10.244.0.0/16') }, '10.244.9.9', true],
    ['ClusterCIDR: a source outside it', { mode: 'ClusterCIDR', ranges: ranges('10.244.0.0/16') }, '192.168.1.9', false],
    [
      'ClusterCIDR: only the first range of a family counts',
      { mode: 'ClusterCIDR', ranges: ranges('10.1.0.0/16', '10.2.0.0/16') },
      '10.2.0.1',
      false,
    ],
    ['ClusterCIDR without a range: every Pod of the cluster', { mode: 'ClusterCIDR', ranges: null }, '10.244.2.2', true],
    ['ClusterCIDR without a range: a hostNetwork Pod is the node', { mode: 'ClusterCIDR', ranges: null }, '192.168.1.1', false],
    ['ClusterCIDR without a range: an address of nobody', { mode: 'ClusterCIDR', ranges: null }, '10.244.2.9', false],
    ['a bridge brings Pods of this node', { mode: 'BridgeInterface', name: 'cni0' }, '10.244.1.2', true],
    ['a bridge brings nobody from another node', { mode: 'BridgeInterface', name: 'cni0' }, '10.244.2.2', false],
    ['interfaces by prefix bring Pods of this node', { mode: 'InterfaceNamePrefix', prefix: 'veth' }, '10.244.1.2', true],
    ['None recognises nobody', { mode: 'None' }, '10.244.1.2', false],
  ])('%s', (_name, setting, source, expected) => {
    expect(ask(setting).knows(source)).toBe(expected)
  })

  it('NodeCIDR takes the node’s own range, and where the Node says none its Pods', () => {
    expect(ask({ mode: 'NodeCIDR' }, withRange).knows('10.244.1.9')).toBe(true)
    expect(ask({ mode: 'NodeCIDR' }, withRange).knows('10.244.2.2')).toBe(false)
    expect(ask({ mode: 'NodeCIDR' }).knows('10.244.1.2')).toBe(true)
    expect(ask({ mode: 'NodeCIDR' }).knows('10.244.2.2')).toBe(false)
  })

  it('a family without a range has no detector', () => {
    const four = ask({ mode: 'ClusterCIDR', ranges: ranges('10.244.0.0/16') })
    expect([four.kind('IPv4'), four.kind('IPv6')]).toEqual(['cidr', 'none'])
    expect([four.has('IPv4'), four.has('IPv6')]).toEqual([true, false])
    expect(ask({ mode: 'NodeCIDR' }, withRange).kind('IPv6')).toBe('none')
    expect(ask({ mode: 'BridgeInterface', name: 'cni0' }).kind('IPv6')).toBe('interface')
  })
})
