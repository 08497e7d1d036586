import { describe, expect, it } from 'vitest'
import { type Address, type KubeProxyChange, type Packet, parseRange } from '../model'
import { clusterOf, serviceText } from '../testing'
import { matchNodePort } from './nodePort'

const node = `
apiVersion: v1
kind: Node
metadata: { name: node1 }
status: { addresses: [{ type: ExternalIP, address: 198.51.100.1 }, { type: InternalIP, address: 192.168.1.1 }, { type: InternalIP, address: '2001:db8::1' }] }
`
const service = serviceText(
  'web',
  'type: NodePort, ports: [{ name: t, port: 80, nodePort: 30080 }, { name: u, port: 53, protocol: UDP, nodePort: 30080 }]',
)
const ranges = (...texts: string[]) => texts.map((text) => parseRange(text)).filter((range) => range !== null)

function ask(address: string, proxy: KubeProxyChange = {}, port = 30080, protocol: Packet['protocol'] = 'TCP', text = node + service) {
  const cluster = clusterOf(text, proxy)
  const [first] = cluster.nodes
  if (!first) throw new Error('no node')
  const source = { address: '203.0.113.9' as Address, port: null }
  return matchNodePort(cluster, first, { protocol, source, destination: { address: address as Address, port } })
}

describe('nodePort', () => {
  it.each<[string, string, KubeProxyChange, boolean]>([
    ['iptables answers on the primary address', '192.168.1.1', {}, true],
    ['iptables answers on every other address of the node', '198.51.100.1', {}, true],
    ['iptables answers on IPv6 too', '2001:db8::1', {}, true],
    ['iptables answers on localhost', '127.0.0.1', {}, true],
    ['iptables does not answer on IPv6 localhost', '::1', {}, false],
    ['unless the flag is off', '127.0.0.1', { localhostNodePorts: false }, false],
    ['nftables answers on the primary address', '192.168.1.1', { mode: 'nftables' }, true],
    ['nftables answers on the primary address of IPv6', '2001:db8::1', { mode: 'nftables' }, true],
    ['nftables does not answer on the other addresses', '198.51.100.1', { mode: 'nftables' }, false],
    ['nftables never answers on localhost', '127.0.0.1', { mode: 'nftables' }, false],
    ['--nodeport-addresses leaves others out', '198.51.100.1', { nodePortAddresses: ranges('192.168.0.0/16') }, false],
    ['--nodeport-addresses keeps its own', '192.168.1.1', { nodePortAddresses: ranges('192.168.0.0/16') }, true],
    [
      '--nodeport-addresses lets nftables answer on another',
      '198.51.100.1',
      { mode: 'nftables', nodePortAddresses: ranges('0.0.0.0/0') },
      true,
    ],
    ['an address of another node is not this one’s', '192.168.1.2', {}, false],
  ])('%s', (_name, address, proxy, answers) => {
    expect(ask(address, proxy) !== null).toBe(answers)
  })

  it('tells TCP and UDP of one number apart', () => {
    expect(ask('192.168.1.1', {}, 30080, 'TCP')?.port.port).toBe(80)
    expect(ask('192.168.1.1', {}, 30080, 'UDP')?.port.port).toBe(53)
    expect(ask('192.168.1.1', {}, 30080, 'SCTP')).toBeNull()
    expect(ask('192.168.1.1', {}, 30081)).toBeNull()
  })

  it('says where the port is written, and nowhere where it is assumed', () => {
    expect(ask('192.168.1.1', {}, 30080, 'UDP')?.evidence).toMatchObject({
      rule: 'nodePort',
      path: 'spec.ports[1].nodePort',
      facts: { nodePort: 30080, service: 'default/web', port: 53 },
    })
    const open = node + serviceText('web', 'type: NodePort, ports: [{ port: 80 }]')
    const assumed = clusterOf(open).services[0]?.ports[0]?.nodePort ?? 0
    expect(ask('192.168.1.1', {}, assumed, 'TCP', open)?.evidence.path).toBeNull()
  })

  it('two Services that claim one port: the first by name keeps it', () => {
    const text =
      node +
      serviceText('b', 'type: NodePort, ports: [{ port: 81, nodePort: 30080 }]') +
      serviceText('a', 'type: NodePort, ports: [{ port: 80, nodePort: 30080 }]')
    expect(ask('192.168.1.1', {}, 30080, 'TCP', text)?.service.ref.name).toBe('a')
  })

  // TestContainsIPv4Loopback, TestGetNodeAddresses of kube-proxy.
  it('--nodeport-addresses without loopback keeps localhost closed', () => {
    expect(ask('127.0.0.1', { nodePortAddresses: ranges('192.168.0.0/16') })).toBeNull()
  })

  it('a family without an entry in --nodeport-addresses is as if there were no list', () => {
    expect(ask('2001:db8::1', { nodePortAddresses: ranges('192.168.0.0/16') })).not.toBeNull()
  })
})
