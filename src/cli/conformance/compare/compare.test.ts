import { describe, expect, it } from 'vitest'
import { type Address, type PlaceNames, parseAddress } from '../../../engine'
import { deliveredTrace } from '../../../present/fixture'
import { compare } from './compare'

const address = (text: string): Address => parseAddress(text) ?? expect.fail(text)
const pod = (name: string, ...addresses: readonly string[]) => ({ namespace: 'default', name, addresses: addresses.map(address) })

const names: PlaceNames = {
  pods: [pod('pod1', '10.244.1.2'), pod('pod2', '10.244.1.3')],
  nodes: [{ namespace: null, name: 'node1', addresses: [address('192.168.1.100')] }],
  balancers: [{ namespace: 'default', name: 'web', addresses: [address('203.0.113.200')] }],
  services: [{ namespace: 'default', name: 'web', addresses: [address('10.96.0.1')] }],
}
const differences = (wanted: unknown, of = deliveredTrace) => compare(wanted, { trace: of, names }).map(({ field }) => field)

describe('comparing a trace with what a case expects', () => {
  it('takes the words of the case files for verdicts', () => {
    expect(differences({ verdict: 'delivered' })).toEqual([])
    expect(differences({ verdict: 'accepted' })).toEqual([])
    expect(differences({ verdict: 'blocked' })).toEqual(['verdict'])
    expect(differences({ verdict: 'dropped' })).toEqual(['verdict'])
    expect(differences({ verdict: 'constructor' })).toEqual(['verdict'])
  })

  it('compares endpoints as a complete set, in any order', () => {
    expect(differences({ endpoints: ['10.244.1.3:8080', '10.244.1.2:8080'] })).toEqual([])
    expect(differences({ endpoints: ['10.244.1.2:8080'] })).toEqual(['endpoints'])
    expect(differences({ endpoints: ['10.244.1.2:8080', '10.244.1.2:8080'] })).toEqual(['endpoints'])
    expect(differences({ endpoints: '10.244.1.2:8080' })).toEqual(['endpoints'])
  })

  it('takes a placeholder written twice for two distinct Pods', () => {
    expect(differences({ endpoints: ['<pod:pod>:8080', '<pod:pod>:8080'] })).toEqual([])
    expect(differences({ endpoints: ['<pod:pod1>:8080', '<pod:pod>:8080'] })).toEqual([])
    expect(differences({ endpoints: ['<pod:pod>:8080', 'pod1:8080'] })).toEqual([])
    expect(differences({ endpoints: ['<pod:pod1>:8080', '<pod:pod1>:8080'] })).toEqual(['endpoints'])
    expect(differences({ endpoints: ['<pod:pod>:8080'] })).toEqual(['endpoints'])
  })

  it('does not take two addresses of one Pod for two Pods', () => {
    const oneBehindTwo = { ...names, pods: [pod('pod1', '10.244.1.2', '10.244.1.3')] }
    const found = compare({ endpoints: ['<pod:pod1>:8080', '<pod:pod1>:8080'] }, { trace: deliveredTrace, names: oneBehindTwo })
    expect(found).toHaveLength(1)
  })

  it('fails on a key that it does not know', () => {
    expect(differences({ verdict: 'delivered', latency: 3 })).toEqual(['latency'])
    expect(differences({ verdict: 'delivered', toString: 'x' })).toEqual(['toString'])
    expect(differences({})).toEqual(['expect'])
  })

  it('lets a name stand for its address, and a placeholder for one place in all rows', () => {
    const flow = [
      ['client', 'any', '192.168.1.1', 80],
      ['192.168.1.1', 80, '<node:any>', 30001],
      ['<node:any>', 30001, '<clusterIP:default/web>', 8080],
      ['<clusterIP:default/web>', 8080, 'pod1', 8080],
    ]
    expect(differences({ flow })).toEqual([])
    expect(differences({ flow: flow.with(3, ['<clusterIP:default/web>', 8080, 'pod2', 8080]) })).toEqual(['flow row 4'])
    expect(differences({ flow: flow.slice(1) })).not.toEqual([])
  })
})
