import { describe, expect, it } from 'vitest'
import type { AddressFamily, LocalDetector } from '../model'
import { clusterOf, twoNodes } from '../testing'
import { podSourceFor } from './podSource'

function sourceOf(detectLocal: LocalDetector, family: AddressFamily = 'IPv4', text = twoNodes) {
  const cluster = clusterOf(text, { detectLocal })
  return podSourceFor(cluster, cluster.lookup.node('node2') ?? expect.fail('there is no node'), family)
}

describe('how rules tell that a Pod sends', () => {
  it('by the range that is given', () => {
    const text = twoNodes.replace(
      'kind: Node\nmetadata: { name: node2',
      'kind: Node\nspec: { podCIDRs: [10.8.2.0/24] }\nmetadata: { name: node2',
    )
    expect(sourceOf({ mode: 'NodeCIDR' }, 'IPv4', text)).toEqual({ by: 'range', range: '10.8.2.0/24' })
    expect(sourceOf({ mode: 'NodeCIDR' }, 'IPv6', text)).toBeNull()
  })

  it.each([
    [{ mode: 'ClusterCIDR', ranges: null }, 'IPv4', { range: '10.244.0.0/16', of: 'cluster' }],
    [{ mode: 'ClusterCIDR', ranges: null }, 'IPv6', { range: 'fd00:10:244::/48', of: 'cluster' }],
    [{ mode: 'NodeCIDR' }, 'IPv4', { range: '10.244.2.0/24', of: 'node' }],
    [{ mode: 'NodeCIDR' }, 'IPv6', { range: 'fd00:10:244:2::/64', of: 'node' }],
  ] as const)('%j without a range in %s: by an assumed one', (setting, family, expected) => {
    expect(sourceOf(setting, family)).toEqual({ by: 'assumedRange', ...expected })
  })

  it('not at all without a detector', () => {
    expect(sourceOf({ mode: 'None' })).toBeNull()
  })
})
