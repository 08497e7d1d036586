import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admit } from '../apiServer'
import { assemble } from '../assemble'
import { diagnose, diagnoseTrace } from '../diagnose'
import { graphOf } from '../graph'
import { type Cluster, defaultSettings, type KubeObject, type Settings } from '../model'
import { parseRequest } from '../parseRequest'
import { targetsOf } from '../targets'
import { violations } from './invariants'
import { trace } from './trace'

const settings = (mode: 'iptables' | 'nftables'): Settings => ({ ...defaultSettings, kubeProxy: { ...defaultSettings.kubeProxy, mode } })

const assembled = (objects: readonly KubeObject[], set: Settings) => assemble(admit(objects, set), [], set)

const groups: Readonly<Record<string, string>> = { EndpointSlice: 'discovery.k8s.io', Deployment: 'apps', ExternalLoadBalancer: 'hopscope' }

/** An object as `load` would hand it over, without a text behind it. */
function object(kind: string, name: string, body: Record<string, unknown>, labels: Record<string, string> = {}): KubeObject {
  const group = groups[kind] ?? ''
  const scoped = kind === 'Node' || group === 'hopscope'
  return {
    ref: { group, kind, namespace: scoped ? null : 'default', name },
    apiVersion: group === '' ? 'v1' : `${group}/v1`,
    body: { kind, metadata: { name, labels }, ...body },
    filledIn: new Set(),
    source: { file: 'generated', document: 1, line: 1, locate: () => null },
  }
}

const policy = fc.constantFrom('Cluster', 'Local')
const names = ['a', 'b', 'c']
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
    hostPort: maybe(fc.constantFrom(80, 8080)),
  })
  .map(({ app, node, ready, leaving, host, hostPort }) => ({
    spec: { nodeName: node, containers: [{ ports: [{ name: 'http', containerPort: 8080, hostPort }] }], hostNetwork: host === 0 },
    status: {
      phase: 'Running',
      podIP: host === 0 ? `192.168.1.${node.slice(-1)}` : undefined,
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

const world = fc
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
      ? [1, 2].map((n) => object('Node', `node${n}`, { status: { addresses: [{ type: 'InternalIP', address: `192.168.1.${n}` }] } }))
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
          endpoints: [{ addresses: [slice.address], nodeName: slice.node, conditions: slice.condition }],
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

const senders = fc.constantFrom(
  'external',
  'external:198.51.100.99',
  'node:node1',
  'node:node2',
  'pod:default/pod-0',
  'workload:default/made',
  'ip:10.244.1.5',
)
/** Asked through every address of the cluster, and through some that nobody has. */
const targetOf = (cluster: Cluster) => {
  const own = cluster.services.flatMap(({ ref, ports, clusterIps, externalIps }) => [
    `${ref.name}:80`,
    `svc:default/${ref.name}:80`,
    `lb:default/${ref.name}:80`,
    ...[...clusterIps, ...externalIps].flatMap((address) => [`${address}:80`, `${address}:80/udp`]),
    ...ports.flatMap(({ nodePort }) => (nodePort === null ? [] : [`192.168.1.1:${nodePort}`, `192.168.1.2:${nodePort}`])),
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

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
const runs = { seed: 20261120, numRuns: 200 }

describe('every trace of every generated cluster', () => {
  it('holds the invariants, and does not depend on the order of documents', () => {
    let delivered = 0
    let stopped = 0
    fc.assert(
      fc.property(
        world.chain((objects) => fc.tuple(fc.constant(objects), shuffled(objects))),
        senders,
        fc.nat(),
        fc.constantFrom('iptables' as const, 'nftables' as const),
        ([objects, other], from, seed, mode) => {
          const cluster = assembled(objects, settings(mode))
          const targets = targetOf(cluster)
          const to = targets[seed % targets.length] ?? ''
          const parsed = parseRequest({ from, to, choices: {}, at: null, proxy: null })
          if (!parsed.ok) throw new Error(to)
          const result = trace(cluster, parsed.value.request, {})
          expect(trace(assembled(other, settings(mode)), parsed.value.request, {})).toEqual(result)
          if (!result.ok) return
          expect(violations(cluster, result.trace)).toEqual([])
          const places = new Set(graphOf(cluster).places.map(({ id }) => id))
          expect(
            result.trace.hops
              .slice(1)
              .filter(({ id }) => !places.has(id))
              .map(({ id }) => id),
          ).toEqual([])
          if (result.trace.verdict === 'delivered') delivered += 1
          else stopped += 1
        },
      ),
      runs,
    )
    // The generator must reach both, or the property says little.
    expect(delivered).toBeGreaterThan(20)
    expect(stopped).toBeGreaterThan(20)
  })

  it('every choice that an alternative names can be taken, and leads where it says', () => {
    fc.assert(
      fc.property(world, senders, fc.nat(), (objects, from, seed) => {
        // Left out: host ports (see reported.test.ts), and chains of balancers, where one key names two forks.
        const simple = objects.filter(
          ({ body }) => !/hostPort|"(address|ip)":"198|"addresses":\["198[^\]]*"\],"nodeName"/.test(JSON.stringify(body)),
        )
        const cluster = assembled(simple, settings('iptables'))
        const targets = targetOf(cluster)
        const parsed = parseRequest({ from, to: targets[seed % targets.length] ?? '', choices: {}, at: null, proxy: null })
        const result = parsed.ok ? trace(cluster, parsed.value.request, {}) : null
        if (!parsed.ok || !result?.ok) return
        for (const { choices, endpoint, verdict } of result.trace.alternatives) {
          const again = trace(cluster, parsed.value.request, choices)
          expect(again.ok && [again.trace.verdict, again.trace.endpoints.includes(endpoint ?? '') || endpoint === null]).toEqual([
            verdict,
            true,
          ])
        }
      }),
      runs,
    )
  })
})

const field = fc.constantFrom('spec', 'status', 'metadata', 'subsets', 'endpoints', 'ports', 'addressType')
const key = fc.constantFrom(
  'ports',
  'selector',
  'type',
  'clusterIP',
  'clusterIPs',
  'externalIPs',
  'loadBalancer',
  'ingress',
  'template',
  'replicas',
  'containers',
  'addresses',
  'conditions',
  'listeners',
  'backends',
  'labels',
  'ownerReferences',
  'podIP',
  'podIPs',
  'nodeName',
  'hostNetwork',
  'targetPort',
  'nodePort',
  'port',
  'name',
  'ip',
  'address',
  'spec',
  'metadata',
  '__proto__',
  'constructor',
  'hasOwnProperty',
)
const leaf = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    80,
    65536,
    1.5,
    '',
    '80',
    'None',
    'Local',
    'ExternalName',
    'LoadBalancer',
    '10.96.0.5',
    '::1',
    '10.0.0.0/8',
  ),
  fc.double(),
  fc.string(),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}))
const kinds = ['Node', 'Pod', 'Service', 'Endpoints', 'EndpointSlice', 'Deployment', 'ExternalLoadBalancer'] as const
const garbage = fc.tuple(fc.constantFrom(...kinds), fc.dictionary(field, tree), fc.nat(2)).map(([kind, body, number]) => {
  const made = object(kind, names[number] ?? 'x', {})
  return { ...made, body: { ...made.body, ...body } }
})

describe('garbage', () => {
  it('in any field of any known kind never throws', () => {
    fc.assert(
      fc.property(fc.array(garbage, { minLength: 1, maxLength: 6 }), (objects) => {
        const cluster = assembled(objects, settings('iptables'))
        graphOf(cluster)
        targetsOf(cluster)
        const found = diagnose(cluster)
        for (const to of targetOf(cluster)) {
          const parsed = parseRequest({ from: 'node:node1', to, choices: {}, at: null, proxy: null })
          const result = parsed.ok ? trace(cluster, parsed.value.request, {}) : null
          if (result?.ok) diagnoseTrace(cluster, result.trace, found)
        }
      }),
      runs,
    )
  })
})
