import { describe, expect, it } from 'vitest'
import {
  iptablesChainName,
  iptablesEndpointChainName,
  nftablesBaseName,
  nftablesEndpointBaseName,
  nftablesName,
  type PortIdentity,
  servicePortName,
} from './chainNames'

const port: PortIdentity = { namespace: 'ns2', service: 'svc2', portName: 'p80', protocol: 'TCP' }

describe('names of iptables chains', () => {
  it.each([
    ['SVC', 'KUBE-SVC-GNZBNJ2PO5MGZ6GT'],
    ['SVL', 'KUBE-SVL-GNZBNJ2PO5MGZ6GT'],
    ['FW', 'KUBE-FW-GNZBNJ2PO5MGZ6GT'],
    ['EXT', 'KUBE-EXT-GNZBNJ2PO5MGZ6GT'],
  ] as const)('the %s chain of a port has the port’s own suffix', (kind, name) => {
    expect(iptablesChainName(kind, port)).toBe(name)
  })

  it('an endpoint has a suffix of its own', () => {
    expect(iptablesEndpointChainName(port, '10.180.0.2', 80)).toBe('KUBE-SEP-RS4RBKLTHTF2IUXJ')
  })

  it('ports of one number and two protocols have two chains', () => {
    const names = (['TCP', 'UDP', 'SCTP'] as const).map((protocol) => iptablesChainName('SVC', { ...port, protocol }))
    expect(new Set(names).size).toBe(3)
  })

  it('a port without a name has no colon', () => {
    expect(servicePortName({ ...port, portName: '' })).toBe('ns2/svc2')
    expect(servicePortName(port)).toBe('ns2/svc2:p80')
  })
})

describe('names of nftables chains', () => {
  it('a short digest stands before the readable name', () => {
    expect(nftablesName('service', nftablesBaseName(port))).toBe('service-42NFTM6N-ns2/svc2/tcp/p80')
    expect(nftablesEndpointBaseName(port, '10.180.0.2', 80)).toBe('SGOXE6O3-ns2/svc2/tcp/p80__10.180.0.2/80')
  })

  it('a colon of an IPv6 address becomes a dot', () => {
    expect(nftablesEndpointBaseName(port, 'fd00:10::2', 80)).toMatch(/^[A-Z2-7]{8}-ns2\/svc2\/tcp\/p80__fd00\.10\.\.2\/80$/)
  })

  it('a name that is too long ends in three dots and is still the only one', () => {
    const long = { ...port, namespace: 'n'.repeat(63), service: 's'.repeat(63), portName: 'p'.repeat(63) }
    const [one = '', other = ''] = ['1234:5678:9abc:def0::abcd:1234:5678', '1234:5678:9abc:def0::abcd:1234:5679'].map((address) =>
      nftablesEndpointBaseName(long, address, 443),
    )
    expect(one).toHaveLength(240)
    expect(one.endsWith('...')).toBe(true)
    expect(one.slice(8)).toBe(other.slice(8))
    expect(one).not.toBe(other)
  })
})
