import { expect, it } from 'vitest'
import { partsOf, proxyOfRequest, textOfParts } from './proxyText'

it.each([
  ['nothing is no part', null, {}],
  ['each setting is one part', 'mode=nftables,masqueradeAll=true', { mode: 'mode=nftables', masqueradeAll: 'masqueradeAll=true' }],
  ['Pod ranges are the detector', 'detectLocal=None,clusterCIDR=10.244.0.0/16', { detectLocal: 'clusterCIDR=10.244.0.0/16' }],
  ['of two the last counts', 'mode=nftables, mode=iptables', { mode: 'mode=iptables' }],
  ['a value may be empty', 'nodePortAddresses=', { nodePortAddresses: 'nodePortAddresses=' }],
  ['what nobody knows is left out', 'colour=red,mode', {}],
])('%s', (_name, text, parts) => {
  expect(partsOf(text)).toEqual(parts)
})

it('writes the parts in one order, and nothing where there are none', () => {
  expect(textOfParts({ masqueradeAll: 'masqueradeAll=true', mode: 'mode=nftables' })).toBe('mode=nftables,masqueradeAll=true')
  expect(textOfParts({})).toBeNull()
})

it.each([
  [null, null, null],
  ['mode=nftables', null, 'mode=nftables'],
  [null, 'mode=nftables', 'mode=nftables'],
  ['mode=iptables', 'mode=nftables', 'mode=iptables,mode=nftables'],
])('asks with %s of the person and %s of the request as %s', (own, request, both) => {
  expect(proxyOfRequest(own, request)).toBe(both)
})
