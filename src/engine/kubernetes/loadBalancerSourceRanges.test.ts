import { describe, expect, it } from 'vitest'
import type { Address } from '../model'
import { clusterOf, serviceOf, serviceText, twoNodes } from '../testing'
import { checkSourceRanges } from './loadBalancerSourceRanges'

const check = (ranges: string, client: string) => {
  const cluster = clusterOf(
    twoNodes +
      serviceText('web', `type: LoadBalancer, ports: [{ port: 80 }]${ranges}`, 'loadBalancer: { ingress: [{ ip: 198.51.100.7 }] }'),
  )
  return checkSourceRanges(serviceOf(cluster).service, client as Address, cluster.nodes[0] ?? expect.fail('no node'))
}

describe('loadBalancerSourceRanges', () => {
  it.each([
    ['the address itself passes where a range holds the node', ['192.168.1.0/24'], '198.51.100.7', true],
    ['the address itself is nobody where no range holds the node', ['203.0.113.0/24'], '198.51.100.7', false],
    ['a client inside a range passes', ['203.0.113.0/24'], '203.0.113.9', true],
    ['a client outside every range does not', ['203.0.113.0/24', '198.51.100.0/24'], '192.0.2.1', false],
    ['the second range counts too', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.3', true],
    ['a range of one address is that address', ['203.0.113.9/32'], '203.0.113.10', false],
    ['0.0.0.0/0 lets every IPv4 client pass', ['0.0.0.0/0'], '192.0.2.1', true],
    ['an IPv6 range is asked for IPv6 clients', ['2001:db8::/32'], '2001:db8::9', true],
  ])('%s', (_name, ranges, client, allowed) => {
    const answer = check(`, loadBalancerSourceRanges: ['${ranges.join("', '")}']`, client)
    expect(answer.allowed).toBe(allowed)
    expect(answer.evidence).toMatchObject([
      { rule: 'loadBalancerSourceRanges', path: 'spec.loadBalancerSourceRanges', facts: { client, ranges, allowed } },
    ])
  })

  it('without ranges everybody passes, and there is nothing to show', () => {
    expect(check('', '192.0.2.1')).toEqual({ allowed: true, evidence: [] })
  })

  // kube-proxy keeps the ranges of its own family only; none left means no restriction.
  it('ranges of the other family alone do not restrict this one', () => {
    expect(check(", loadBalancerSourceRanges: ['2001:db8::/32']", '192.0.2.1').allowed).toBe(true)
  })
})
