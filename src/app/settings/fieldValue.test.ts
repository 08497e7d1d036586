import { expect, it } from 'vitest'
import { parseProxySettings } from '../../engine'
import { type Checked, checkDetector, checkNodePortAddresses, checkRanges, freshDetector } from './fieldValue'
import { type InputSettings, inputParts, withoutRepeats } from './inputSettings'
import { detectors, nodePortChoices, readDetector, readNodePortAddresses } from './partValue'

const ok = (part: string): Checked => ({ ok: true, part })

it.each([
  ['Pod ranges may be left out', { choice: 'ClusterCIDR', text: ' ' }, ok('detectLocal=ClusterCIDR')],
  [
    'Pod ranges are written with commas or blanks',
    { choice: 'ClusterCIDR', text: '10.244.0.0/16, fd00::/48' },
    ok('clusterCIDR=10.244.0.0/16;fd00::/48'),
  ],
  [
    'an address is no range',
    { choice: 'ClusterCIDR', text: '10.244.0.0' },
    { ok: false, problem: { code: 'no-range', text: '10.244.0.0' } },
  ],
  ['a bridge has a name', { choice: 'BridgeInterface', text: 'cbr0' }, ok('detectLocal=BridgeInterface:cbr0')],
  ['a name with a blank is none', { choice: 'BridgeInterface', text: 'my bridge' }, { ok: false, problem: { code: 'no-interface' } }],
  [
    'a name is never longer than 15',
    { choice: 'InterfaceNamePrefix', text: 'v'.repeat(16) },
    { ok: false, problem: { code: 'no-interface' } },
  ],
] as const)('%s', (_name, value, checked) => {
  expect(checkDetector(value)).toEqual(checked)
})

it('offers no detector that the engine does not understand as it begins', () => {
  for (const choice of detectors) {
    const checked = checkDetector(freshDetector(choice))
    if (!checked.ok) expect.fail(choice)
    expect(parseProxySettings(checked.part)?.detectLocal?.mode).toBe(choice)
    expect(readDetector(checked.part)).toEqual(freshDetector(choice))
  }
})

it('reads back what it wrote of NodePort addresses', () => {
  for (const choice of nodePortChoices) {
    const value = { choice, text: choice === 'ranges' ? '192.168.0.0/16, fd00::/8' : '' }
    const checked = checkNodePortAddresses(value)
    if (!checked.ok) expect.fail(choice)
    expect(parseProxySettings(checked.part)).not.toBeNull()
    expect(readNodePortAddresses(checked.part)).toEqual(value)
  }
})

it('wants at least one range', () => {
  expect(checkRanges('serviceCIDRs', ' , ')).toEqual({ ok: false, problem: { code: 'range-missing' } })
})

const input: InputSettings = {
  kubeProxy: {
    mode: 'nftables',
    masqueradeAll: false,
    detectLocal: { mode: 'ClusterCIDR', ranges: ['10.244.0.0/16'] },
    localhostNodePorts: true,
    nodePortAddresses: 'primary',
    serviceRanges: ['10.96.0.0/12'],
    preferSameTrafficDistribution: true,
    masqueradeBit: 14,
  },
  source: null,
  otherDataplane: null,
}

it('says what the input says in words that the engine reads back', () => {
  const parts = inputParts(input)
  expect(parts.detectLocal).toBe('clusterCIDR=10.244.0.0/16')
  expect(parseProxySettings(Object.values(parts).join(','))).toMatchObject({
    mode: 'nftables',
    nodePortAddresses: 'primary',
    masqueradeBit: 14,
  })
})

it('does not call a change what only repeats the input', () => {
  expect(withoutRepeats({ mode: 'mode=nftables', masqueradeAll: 'masqueradeAll=true' }, input)).toEqual({
    masqueradeAll: 'masqueradeAll=true',
  })
})
