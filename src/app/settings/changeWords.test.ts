import { expect, it } from 'vitest'
import { messagesFor } from '../../i18n/messagesFor'
import { changeWords, valueWords } from './changeWords'
import { partsOf, type SettingName } from './proxyText'

const en = messagesFor('en')

it.each([
  ['nothing is said of no change', '', ''],
  ['the most telling comes first', 'masqueradeAll=true,mode=nftables', 'nftables, masquerade all'],
  ['a detector is named', 'detectLocal=BridgeInterface:cni0', 'Pods by BridgeInterface'],
  ['ranges are their detector', 'clusterCIDR=10.244.0.0/16', 'Pods by ClusterCIDR'],
  ['no detector is said so', 'detectLocal=None', 'no Pod detector'],
  ['where NodePorts answer', 'nodePortAddresses=primary', 'NodePorts on primary addresses'],
  [
    'what is off is said to be missing',
    'localhostNodePorts=false,preferSameTrafficDistribution=false',
    'no localhost NodePorts, no hints for nodes',
  ],
])('%s', (_name, text, words) => {
  expect(changeWords(partsOf(text), en)).toBe(words)
})

it('says the whole value, and a default as what it means in the mode', () => {
  const parts = partsOf(
    'mode=nftables,detectLocal=ClusterCIDR,masqueradeAll=false,nodePortAddresses=,localhostNodePorts=true,serviceCIDRs=10.96.0.0/12;fd00::/112,preferSameTrafficDistribution=true,masqueradeBit=14',
  ) as Record<SettingName, string>
  const said = (name: SettingName) => valueWords(name, parts, en)
  expect([said('detectLocal'), said('nodePortAddresses'), said('serviceCIDRs'), said('masqueradeAll')]).toEqual([
    'ClusterCIDR: every Pod address, assumed',
    'the primary address',
    '10.96.0.0/12, fd00::/112',
    'off',
  ])
})
