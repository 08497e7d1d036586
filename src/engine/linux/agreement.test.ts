import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { healthCheckListener } from '../kubernetes/healthCheckNodePort'
import { decideAtNode, masqueradeAt } from '../kubernetes/kubeProxy'
import {
  type Address,
  type Cluster,
  type ClusterNode,
  familyOf,
  type KubeProxyChange,
  type LinuxOutcome,
  type LinuxPacket,
  type Packet,
  parseAddress,
  parseRange,
} from '../model'
import { clusterOf } from '../testing'
import { matchPacket } from './match/match'
import { linuxRules } from './ruleSet'

/**
 * Two evaluators that know nothing of each other: the decision of the walk, and the rules that a packet really meets. For
 * every generated cluster, packet and endpoint they must come to one end.
 */

const ip = (text: string): Address => parseAddress(text) ?? expect.fail(`${text} is no address`)
const range = (text: string) => parseRange(text) ?? expect.fail(`${text} is no range`)

const podAddresses = ['10.244.1.5', '10.244.1.6', '10.244.2.7', 'fd00:10:244:1::5', 'fd00:10:244:2::7']
const nodeAddresses = ['192.168.1.1', '192.168.1.2', 'fd00:1::1', 'fd00:1::2']
const vips = ['198.51.100.20', '198.51.100.21', '2001:db8:7::20']
const externalIps = ['198.51.100.30', '2001:db8:7::30']

const policy = fc.constantFrom('Cluster', 'Local')
const some = <T>(...values: readonly T[]) => fc.subarray([...values])
const mostly = fc.nat(3).map((n) => n > 0)

const endpoint = fc.record({
  address: fc.constantFrom(...podAddresses, ...nodeAddresses),
  node: fc.constantFrom('node1', 'node2', undefined),
  ready: mostly,
  draining: fc.boolean(),
})

const service = fc.record({
  type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
  families: fc.constantFrom(['IPv4'], ['IPv4', 'IPv6'], ['IPv6']),
  externalTrafficPolicy: policy,
  internalTrafficPolicy: policy,
  external: some(...externalIps),
  ingress: some(...vips),
  proxied: fc.boolean(),
  ranges: fc.constantFrom([], ['203.0.113.0/24'], ['192.168.1.0/24', ' 203.0.113.7/25'], ['10.244.0.0/16'], ['fd00:1::/64']),
  affinity: fc.boolean(),
  healthCheck: fc.boolean(),
  protocols: fc.constantFrom(['TCP'], ['TCP', 'UDP'], ['SCTP']),
  endpoints: fc.array(endpoint, { maxLength: 4 }),
})
type GeneratedService = typeof service extends fc.Arbitrary<infer T> ? T : never

const proxy: fc.Arbitrary<KubeProxyChange> = fc.record({
  mode: fc.constantFrom('iptables', 'nftables'),
  masqueradeAll: fc.nat(4).map((n) => n === 0),
  localhostNodePorts: fc.boolean(),
  detectLocal: fc.constantFrom(
    { mode: 'ClusterCIDR', ranges: null } as const,
    { mode: 'ClusterCIDR', ranges: [range('10.244.0.0/16'), range('fd00:10:244::/48')] } as const,
    { mode: 'NodeCIDR' } as const,
    { mode: 'BridgeInterface', name: 'cbr0' } as const,
    { mode: 'InterfaceNamePrefix', prefix: 'veth' } as const,
    { mode: 'None' } as const,
  ),
  nodePortAddresses: fc.constantFrom(
    [],
    'primary' as const,
    [range('192.168.1.0/24')],
    [range('127.0.0.0/8'), range('192.168.1.1/32'), range('fd00:1::/64')],
    [range('0.0.0.0/0'), range('::/0')],
    [range('172.16.0.0/12')],
  ),
})

const packets = fc.record({
  source: fc.constantFrom(...podAddresses, ...nodeAddresses, ...vips, '203.0.113.9', '203.0.113.200', '2001:db8:9::9'),
  destination: fc.constantFrom(
    ...['10.96.0.10', '10.96.0.11', 'fd00:10:96::10', 'fd00:10:96::11', '10.96.77.77', '127.0.0.1'],
    ...vips,
    ...externalIps,
    ...nodeAddresses,
    '10.244.1.5',
  ),
  port: fc.constantFrom(80, 80, 80, 30000, 30000, 30001, 32000, 32000, 81),
  protocol: fc.constantFrom('TCP' as const, 'TCP' as const, 'UDP' as const, 'SCTP' as const),
})

const family = (address: string) => (address.includes(':') ? 'IPv6' : 'IPv4')

const nodes = ['node1', 'node2'].map((name, index) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: { podCIDRs: [`10.244.${index + 1}.0/24`, `fd00:10:244:${index + 1}::/64`] },
  status: { addresses: nodeAddresses.filter((_, at) => at % 2 === index).map((address) => ({ type: 'InternalIP', address })) },
}))

const pods = podAddresses.map((address, index) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `pod${index}` },
  spec: { nodeName: /\.2\.|:2::/.test(address) ? 'node2' : 'node1' },
  status: { phase: 'Running', podIP: address },
}))

function serviceManifests(generated: GeneratedService, index: number): readonly unknown[] {
  const outside = generated.type !== 'ClusterIP'
  const clusterIPs = generated.families.map((each) => (each === 'IPv4' ? `10.96.0.1${index}` : `fd00:10:96::1${index}`))
  const balanced = generated.type === 'LoadBalancer'
  // Two Services with one address would be told apart by their order alone.
  const own = (addresses: readonly string[]) => addresses.filter((_, at) => at % 2 === index)
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `web${index}` },
      spec: {
        type: generated.type,
        clusterIP: clusterIPs[0],
        clusterIPs,
        ipFamilies: generated.families,
        ports: generated.protocols.map((protocol) => ({
          name: protocol.toLowerCase(),
          protocol,
          port: 80,
          ...(outside ? { nodePort: 30000 + index } : {}),
        })),
        externalIPs: own(generated.external),
        internalTrafficPolicy: generated.internalTrafficPolicy,
        ...(outside ? { externalTrafficPolicy: generated.externalTrafficPolicy } : {}),
        ...(balanced ? { loadBalancerSourceRanges: generated.ranges } : {}),
        ...(generated.healthCheck ? { healthCheckNodePort: 32000 + index } : {}),
        sessionAffinity: generated.affinity ? 'ClientIP' : 'None',
      },
      status: {
        loadBalancer: balanced
          ? { ingress: own(generated.ingress).map((address) => ({ ip: address, ipMode: generated.proxied ? 'Proxy' : 'VIP' })) }
          : {},
      },
    },
    ...(['IPv4', 'IPv6'] as const).map((addressType) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: `web${index}-${addressType.toLowerCase()}`, labels: { 'kubernetes.io/service-name': `web${index}` } },
      addressType,
      endpoints: generated.endpoints
        .filter(({ address }) => family(address) === addressType)
        .map(({ address, node, ready, draining }) => ({
          addresses: [address],
          nodeName: node,
          conditions: { ready, serving: ready || draining, terminating: draining && !ready },
        })),
      ports: generated.protocols.map((protocol) => ({ name: protocol.toLowerCase(), protocol, port: 8080 })),
    })),
  ]
}

/** What the walk would say, once for each endpoint that may be chosen. */
function expectedOutcomes(
  cluster: Cluster,
  node: ClusterNode,
  packet: Packet,
): readonly { readonly endpoint: string | null; readonly outcome: LinuxOutcome }[] {
  const decision = decideAtNode(cluster, node, packet)
  if (decision.kind === 'none') {
    const listens = cluster.settings.kubeProxy.mode === 'iptables' && healthCheckListener(cluster, node, packet) !== null
    return [{ endpoint: null, outcome: { verdict: listens ? 'accepted' : 'unhandled' } }]
  }
  if (decision.kind === 'stop') return [{ endpoint: null, outcome: { verdict: decision.verdict } }]
  return decision.usable.map((chosen) => {
    const { marked, masquerade } = masqueradeAt(cluster, node, packet, decision, chosen)
    const to = { address: chosen.address, port: chosen.port }
    return { endpoint: chosen.socket, outcome: { verdict: 'delivered', to, marked, masquerade } }
  })
}

/**
 * Where the walk says something else than the rules: iptables does not ask KUBE-EXTERNAL-SERVICES about what the node
 * itself sends out to an outside address, so that nothing refuses it there. The walk, like the truth tables, makes no
 * difference between packets that came in and packets of the node.
 */
function knownDifference(cluster: Cluster, node: ClusterNode, packet: LinuxPacket, found: LinuxOutcome): boolean {
  const { source, destination, protocol, entered } = packet
  if (cluster.settings.kubeProxy.mode === 'nftables' || entered !== 'node' || found.verdict !== 'unhandled') return false
  const decision = decideAtNode(cluster, node, { protocol, source: { address: source, port: null }, destination })
  return decision.kind === 'stop' && decision.entry !== 'clusterIp'
}

const generated = fc.record({
  services: fc.array(service, { minLength: 1, maxLength: 2 }),
  proxy,
  asked: fc.array(packets, { minLength: 12, maxLength: 12 }),
})

/** Sends generated packets through both evaluators; answers with all ends that were seen. */
function compareBoth(seed: number, entered: LinuxPacket['entered']): readonly string[] {
  const seen = new Set<string>()
  fc.assert(
    fc.property(generated, ({ services, proxy: change, asked }) => {
      const manifests = [...nodes, ...pods, ...services.flatMap(serviceManifests)]
      const cluster = clusterOf(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), change)
      const node = cluster.nodes[0] ?? expect.fail('there is no node')
      const scope = { services: null, filledIn: true }
      const written = { IPv4: linuxRules(cluster, node, 'IPv4', scope), IPv6: linuxRules(cluster, node, 'IPv6', scope) }
      for (const { source, destination, port, protocol } of asked.map((each) => sentFrom(each, entered))) {
        if (source === null || family(source) !== family(destination)) continue
        const to = { address: ip(destination), port }
        const asWalked: Packet = { protocol, source: { address: ip(source), port: null }, destination: to }
        for (const { endpoint: chosen, outcome } of expectedOutcomes(cluster, node, asWalked)) {
          const packet: LinuxPacket = { source: ip(source), destination: to, protocol, entered, endpoint: chosen }
          const found = matchPacket(written[familyOf(to.address)], cluster, node, packet).outcome
          if (knownDifference(cluster, node, packet, found)) continue
          expect({ packet, outcome: comparable(found, entered) }).toEqual({ packet, outcome: comparable(outcome, entered) })
          seen.add(`${change.mode} ${outcome.verdict}`)
        }
      }
    }),
    { seed, numRuns: 200 },
  )
  return [...seen].sort()
}

/** Nobody else can send to a loopback address; the node sends from its own addresses. */
function sentFrom<T extends { source: string; destination: string }>(packet: T, entered: LinuxPacket['entered']) {
  const loopback = packet.destination === '127.0.0.1'
  if (entered === 'network') return { ...packet, source: loopback ? null : packet.source }
  return { ...packet, source: loopback ? '127.0.0.1' : packet.destination.includes(':') ? 'fd00:1::1' : '192.168.1.1' }
}

/** What the node sends to itself leaves by loopback and is masqueraded there with its own address: the walk does not count that. */
function comparable(outcome: LinuxOutcome, entered: LinuxPacket['entered']): unknown {
  if (outcome.verdict !== 'delivered' || entered === 'network') return outcome
  return { verdict: outcome.verdict, to: outcome.to, marked: outcome.marked }
}

const everyEnd = ['iptables', 'nftables'].flatMap((mode) =>
  ['delivered', 'dropped', 'rejected', 'unhandled'].map((verdict) => `${mode} ${verdict}`),
)
const patience = 30_000

describe('the rules and the walk agree', () => {
  it(
    'on packets that come in from the network',
    () => expect(compareBoth(20260301, 'network')).toEqual(expect.arrayContaining(everyEnd)),
    patience,
  )

  it(
    'on packets that the node itself sends',
    () => expect(compareBoth(20260302, 'node')).toEqual(expect.arrayContaining(everyEnd)),
    patience,
  )
})
