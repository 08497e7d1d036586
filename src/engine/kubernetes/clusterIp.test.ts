import { describe, expect, it } from 'vitest'
import type { Address, Protocol } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { clusterIpEvidence, clusterIpOf, portOfClusterIp, portTexts } from './clusterIp'

const text = serviceText(
  'web',
  'clusterIPs: [10.96.7.7, "fd00:10:96::7"], ports: [{ name: http, port: 80 }, { name: dns, port: 53, protocol: UDP }]',
)

describe('clusterIp', () => {
  it.each([
    ['a port that the Service has', 'TCP', 80, 'http'],
    ['the other port with its protocol', 'UDP', 53, 'dns'],
    ['the number with another protocol is not that port', 'TCP', 53, null],
    ['a number that the Service does not have', 'TCP', 81, null],
  ])('%s', (_name, protocol, asked, expected) => {
    const { service } = serviceOf(clusterOf(text))
    expect(portOfClusterIp(service, protocol as Protocol, asked)?.name ?? null).toBe(expected)
  })

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

  it('lists the ports as people read them', () => {
    expect(portTexts(serviceOf(clusterOf(text)).service)).toEqual(['http 80/TCP', 'dns 53/UDP'])
  })
})
