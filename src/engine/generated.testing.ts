import fc from 'fast-check'
import type { Cluster, KubeObject, KubeProxyChange } from './model'
import { parseRange, socketText } from './model'

/** Clusters, settings and requests for property tests. Generated objects have no text behind them. */

const groups: Readonly<Record<string, string>> = {
  EndpointSlice: 'discovery.k8s.io',
  Deployment: 'apps',
  NetworkPolicy: 'networking.k8s.io',
  ExternalLoadBalancer: 'hopscope',
}

/** An object as `load` would hand it over, without a text behind it. */
export function object(kind: string, name: string, body: Record<string, unknown>, labels: Record<string, string> = {}): KubeObject {
  const group = groups[kind] ?? ''
  const scoped = kind === 'Node' || group === 'hopscope'
  return {
    ref: { group, kind, namespace: scoped ? null : 'default', name },
    apiVersion: group === '' ? 'v1' : `${group}/v1`,
    body: { kind, metadata: { name, labels }, ...body },
    filledIn: new Set(),
    source: { file: 'generated', document: 1, line: 1, locate: () => null, range: () => null },
  }
}

const policy = fc.constantFrom('Cluster', 'Local')
export const names = ['a', 'b', 'c']
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const mostly = fc.nat(4).map((n) => n > 0)
const rarely = fc.nat(4).map((n) => n === 0)
const pod = fc
  .record({
    app: fc.constantFrom(...names),
    node: fc.constantFrom('node1', 'node2'),
    ready: mostly,
    leaving: rarely,
    host: fc.nat(9),
    two: rarely,
    hostPort: maybe(fc.constantFrom(80, 8080)),
  })
  .map(({ app, node, ready, leaving, host, hostPort, two }) => ({
    spec: { nodeName: node, containers: [{ ports: [{ name: 'http', containerPort: 8080, hostPort }] }], hostNetwork: host === 0 },
    status: {
      phase: 'Running',
      // A hidden address is assumed; none is none.
      podIP: host === 0 ? `192.168.1.${node.slice(-1)}` : host === 1 ? undefined : 'hidden',
      podIPs: host !== 0 && two ? [{ ip: 'fd00:10:244:9::7' }] : undefined,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
    leaving,
    app,
  }))

const service = fc
  .record({
    type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'Headless'),
    app: fc.constantFrom(...names, null),
    externalTrafficPolicy: policy,
    internalTrafficPolicy: policy,
    targetPort: fc.constantFrom(undefined, 8080, 'http', 'nope'),
    ingress: fc.constantFrom(
      undefined,
      [],
      [{ ip: '203.0.113.200' }],
      [{ ip: '203.0.113.201', ipMode: 'Proxy' }],
      [{ hostname: 'lb.example.com' }],
    ),
    externalIPs: fc.constantFrom(undefined, ['198.51.100.7']),
    ranges: fc.constantFrom(undefined, ['203.0.113.0/24'], ['10.0.0.0/8']),
    alias: fc.constantFrom(...names),
    twoPorts: fc.boolean(),
    affinity: maybe(fc.constantFrom('ClientIP', 'None')),
    distribution: maybe(fc.constantFrom('PreferClose', 'PreferSameZone', 'PreferSameNode')),
    families: maybe(fc.constantFrom('PreferDualStack', 'RequireDualStack', 'SingleStack')),
    publish: rarely,
  })
  .map((s) => ({
    spec: {
      type: s.type === 'Headless' ? 'ClusterIP' : s.type,
      clusterIP: s.type === 'Headless' ? 'None' : undefined,
      externalName: s.type === 'ExternalName' ? `${s.alias}.default.svc.cluster.local` : undefined,
      selector: s.app === null ? undefined : { app: s.app },
      ports: s.twoPorts
        ? [
            { name: 't', port: 80, targetPort: s.targetPort },
            { name: 'u', port: 80, protocol: 'UDP' },
          ]
        : [{ port: 80, targetPort: s.targetPort }],
      externalTrafficPolicy: s.externalTrafficPolicy,
      internalTrafficPolicy: s.internalTrafficPolicy,
      externalIPs: s.externalIPs,
      loadBalancerSourceRanges: s.ranges,
      sessionAffinity: s.affinity,
      trafficDistribution: s.distribution,
      ipFamilyPolicy: s.families,
      publishNotReadyAddresses: s.publish,
    },
    status: s.ingress === undefined ? undefined : { loadBalancer: { ingress: s.ingress } },
  }))

const ownAddress = fc.constantFrom('10.244.1.5', '172.16.0.5', '192.168.1.1', '198.51.100.10', '198.51.100.20')
const condition = fc.record({ ready: maybe(fc.boolean()), serving: maybe(fc.boolean()), terminating: maybe(fc.boolean()) })
const writtenSlice = fc.record({
  service: fc.constantFrom(...names),
  name: fc.constantFrom('', 't'),
  address: ownAddress,
  node: fc.constantFrom(undefined, 'node1', 'node2'),
  condition,
  hints: maybe(
    fc.record({
      forZones: fc.constantFrom([{ name: 'a' }], [{ name: 'b' }], []),
      forNodes: maybe(fc.constantFrom([{ name: 'node1' }], [{ name: 'node2' }])),
    }),
  ),
})
const backend = fc.oneof(
  fc.record({ nodePort: fc.constantFrom(30080, 30081), weight: maybe(fc.nat(3)) }),
  fc.record({ nodePort: fc.constantFrom(30080), nodes: fc.constant(['node2']) }),
  fc.record({ address: ownAddress, port: fc.constantFrom(80, 8080) }),
)
const balancer = fc.record({
  sourceAddress: fc.constantFrom('self', 'client'),
  closedPort: fc.constantFrom('reject', 'drop'),
  healthCheck: fc.constantFrom('none', 'tcp', 'healthCheckNodePort'),
  backends: fc.array(backend, { maxLength: 3 }),
})

export const world = fc
  .record({
    pods: fc.array(pod, { minLength: 2, maxLength: 5 }),
    services: fc.array(service, { minLength: 1, maxLength: 3 }),
    slices: fc.uniqueArray(writtenSlice, { maxLength: 2, selector: (slice) => slice.address }),
    written: maybe(fc.record({ name: fc.constantFrom(...names), ip: ownAddress })),
    balancers: fc.array(balancer, { maxLength: 2 }),
    deployment: fc.boolean(),
    nodes: fc.boolean(),
  })
  .map((w): KubeObject[] => [
    ...(w.nodes
      ? [1, 2].map((n) =>
          object(
            'Node',
            `node${n}`,
            {
              spec: { podCIDRs: [`10.244.${n}.0/24`] },
              status: { addresses: [`192.168.1.${n}`, `fd00:1::${n}`].map((address) => ({ type: 'InternalIP', address })) },
            },
            { 'topology.kubernetes.io/zone': n === 1 ? 'a' : 'b' },
          ),
        )
      : []),
    ...w.pods.map(({ spec, status, leaving, app }, index) => {
      const made = object('Pod', `pod-${index}`, { spec, status }, { app })
      return leaving ? { ...made, body: { ...made.body, metadata: { labels: { app }, deletionTimestamp: '2026-01-01T00:00:00Z' } } } : made
    }),
    ...w.services.map((body, index) => object('Service', names[index] ?? 'x', body)),
    ...w.slices.map((slice, index) =>
      object(
        'EndpointSlice',
        `slice-${index}`,
        {
          addressType: 'IPv4',
          ports: [{ name: slice.name, port: 8080 }],
          endpoints: [{ addresses: [slice.address], nodeName: slice.node, conditions: slice.condition, hints: slice.hints }],
        },
        { 'kubernetes.io/service-name': slice.service },
      ),
    ),
    ...(w.written
      ? [object('Endpoints', w.written.name, { subsets: [{ addresses: [{ ip: w.written.ip }], ports: [{ port: 9000 }] }] })]
      : []),
    ...w.balancers.map(({ backends, ...spec }, index) =>
      object('ExternalLoadBalancer', `edge-${index}`, {
        spec: { addresses: [`198.51.100.${index + 1}0`], ...spec, listeners: [{ port: 80, backends }] },
      }),
    ),
    ...(w.deployment ? [object('Deployment', 'made', { spec: { replicas: 2, template: { metadata: { labels: { app: 'a' } } } } })] : []),
  ])

const labelSelector = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...names).map((app) => ({ matchLabels: { app } })),
  fc.record({
    matchExpressions: fc.array(
      fc.constantFrom(
        { key: 'app', operator: 'In', values: ['a', 'b'] },
        { key: 'app', operator: 'NotIn', values: ['a'] },
        { key: 'app', operator: 'Exists' },
        { key: 'nothing', operator: 'DoesNotExist' },
        { key: 'nothing', operator: 'Exists' },
      ),
      { maxLength: 2 },
    ),
  }),
)
const namespaceSelector = fc.constantFrom(
  {},
  { matchLabels: { 'kubernetes.io/metadata.name': 'default' } },
  { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['default'] }] },
)
const peer = fc.oneof(
  fc.record({ podSelector: labelSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector: labelSelector }),
  fc.constantFrom(
    { ipBlock: { cidr: '10.244.0.0/16' } },
    { ipBlock: { cidr: '192.168.1.1/32' } },
    { ipBlock: { cidr: '203.0.113.0/24' } },
    { ipBlock: { cidr: '0.0.0.0/0', except: ['10.244.2.0/24', '198.51.100.0/25'] } },
  ),
)
const policyPort = fc.constantFrom(
  { port: 8080 },
  { port: 80 },
  { port: 8000, endPort: 9000 },
  { port: 'http' },
  { port: 'http', protocol: 'UDP' },
  { protocol: 'TCP' },
  { protocol: 'UDP' },
  { port: 30080 },
)
const peers = maybe(fc.array(peer, { maxLength: 2 }))
const policyPorts = maybe(fc.array(policyPort, { maxLength: 2 }))
const networkPolicy = fc.record({
  podSelector: labelSelector,
  policyTypes: fc.constantFrom(undefined, ['Ingress'], ['Egress'], ['Ingress', 'Egress']),
  ingress: maybe(fc.array(fc.record({ from: peers, ports: policyPorts }), { maxLength: 2 })),
  egress: maybe(fc.array(fc.record({ to: peers, ports: policyPorts }), { maxLength: 2 })),
})

/** A world with policies over its Pods. */
export const policedWorld = fc
  .tuple(world, fc.array(networkPolicy, { maxLength: 3 }))
  .map(([objects, policies]) => [...objects, ...policies.map((spec, index) => object('NetworkPolicy', `policy-${index}`, { spec }))])

export const senders = fc.constantFrom(
  'external',
  'external:198.51.100.99',
  'node:node1',
  'node:node2',
  'pod:default/pod-0',
  'workload:default/made',
  'ip:10.244.1.5',
)
/** Asked through every address of the cluster, and through some that nobody has. */
export const targetOf = (cluster: Cluster) => {
  const own = cluster.services.flatMap(({ ref, ports, clusterIps, externalIps }) => [
    `${ref.name}:80`,
    `svc:default/${ref.name}:80`,
    `lb:default/${ref.name}:80`,
    ...[...clusterIps, ...externalIps].flatMap((address) => [`${socketText(address, 80)}`, `${socketText(address, 80)}/udp`]),
    ...ports.flatMap(({ nodePort }) =>
      nodePort === null ? [] : [`192.168.1.1:${nodePort}`, `192.168.1.2:${nodePort}`, `[fd00:1::2]:${nodePort}`, `127.0.0.1:${nodePort}`],
    ),
  ])
  return [
    ...own,
    '203.0.113.200:80',
    '203.0.113.201:80',
    'lb.example.com:80',
    '198.51.100.10:80',
    '198.51.100.20:80',
    '10.96.200.200:80',
    '192.168.1.2:8080',
    'pod:default/pod-1:8080',
    'nobody.example.com:80',
    '8.8.8.8:53/udp',
  ]
}

export const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })

const range = (text: string) => {
  const parsed = parseRange(text)
  if (parsed === null) throw new Error(`${text} is no range`)
  return parsed
}

/** How kube-proxy runs, in every mode and with every detector. */
export const proxySettings: fc.Arbitrary<KubeProxyChange> = fc.record({
  mode: fc.constantFrom('iptables', 'nftables'),
  masqueradeAll: rarely,
  localhostNodePorts: fc.boolean(),
  preferSameTrafficDistribution: mostly,
  detectLocal: fc.constantFrom(
    { mode: 'ClusterCIDR', ranges: null } as const,
    { mode: 'ClusterCIDR', ranges: [range('10.244.0.0/16')] } as const,
    { mode: 'NodeCIDR' } as const,
    { mode: 'BridgeInterface', name: 'cni0' } as const,
    { mode: 'InterfaceNamePrefix', prefix: 'veth' } as const,
    { mode: 'None' } as const,
  ),
  nodePortAddresses: fc.constantFrom([], 'primary' as const, [range('192.168.1.0/31')], [range('0.0.0.0/0')]),
})
