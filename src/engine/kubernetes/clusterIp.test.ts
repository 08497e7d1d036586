import { describe, expect, it } from 'vitest'
import type { Address } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { clusterIpEvidence, clusterIpOf } from './clusterIp'

const text = serviceText(
  'web',
  'clusterIPs: [10.96.7.7, "fd00:10:96::7"], ports: [{ name: http, port: 80 }, { name: dns, port: 53, protocol: UDP }]',
)

describe('clusterIp', () => {
  it.each([
    ['the first address stands in clusterIP', text, 0, 'spec.clusterIP'],
    ['the second in clusterIPs', text, 1, 'spec.clusterIPs'],
    ['an assumed address stands nowhere', serviceText('web', 'ports: [{ port: 80 }]'), 0, null],
  ])('%s', (_name, written, index, path) => {
    const { service, port } = serviceOf(clusterOf(written))
    const address = service.clusterIps[index] as Address
    const facts = { address, port: 80, service: 'default/web', portName: port.name }
    expect(clusterIpEvidence(service, port, address)).toEqual({ rule: 'clusterIp', object: service.ref, path, facts })
  })

  it('takes the address of the sender’s family, else the first', () => {
    const { service } = serviceOf(clusterOf(text))
    expect(clusterIpOf(service, '2001:db8::1' as Address)).toBe('fd00:10:96::7')
    expect(clusterIpOf(service, '10.0.0.1' as Address)).toBe('10.96.7.7')
    expect(clusterIpOf({ ...service, clusterIps: ['10.96.7.7' as Address] }, '2001:db8::1' as Address)).toBe('10.96.7.7')
    expect(clusterIpOf({ ...service, clusterIps: [] }, '10.0.0.1' as Address)).toBeNull()
  })
})
