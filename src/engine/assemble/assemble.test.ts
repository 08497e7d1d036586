import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'

const pods = podText('web-1', 'node1', '10.244.1.2')
const selecting = serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80 }]')
const bare = serviceText('web', 'clusterIP: 10.96.7.7, ports: [{ port: 80 }]')
const endpoints = (ip: string, meta = '', more = '') => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: web${meta} }
subsets: [{ addresses: [{ ip: ${ip}${more} }], ports: [{ port: 80 }] }]
`
const slice = (name: string, ip: string, keeper = '') => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: ${name}, labels: { kubernetes.io/service-name: web${keeper === '' ? '' : `, endpointslice.kubernetes.io/managed-by: ${keeper}`} } }
addressType: IPv4
ports: [{ port: 80 }]
endpoints: [{ addresses: [${ip}] }]
`
const controller = 'endpointslice-controller.k8s.io'

describe('who is behind a Service', () => {
  it.each([
    ['what the selector finds, if nothing is written', selecting, ['selector 10.244.1.2'], 0],
    ['slices of the controller, and nothing else', selecting + slice('a', '10.244.9.9', controller), ['EndpointSlice 10.244.9.9'], 0],
    [
      'slices of somebody else are united with what the selector finds',
      selecting + slice('a', '10.244.9.9'),
      ['EndpointSlice 10.244.9.9', 'selector 10.244.1.2'],
      0,
    ],
    ['Endpoints of a live cluster before the selector', selecting + endpoints('10.244.9.9', ', uid: abc'), ['Endpoints 10.244.9.9'], 0],
    [
      'Endpoints that name Pods are a controller’s',
      selecting + endpoints('10.244.9.9', '', ', targetRef: { kind: Pod, name: x }'),
      ['Endpoints 10.244.9.9'],
      0,
    ],
    ['written Endpoints of a Service with a selector are replaced', selecting + endpoints('172.16.0.5'), ['selector 10.244.1.2'], 1],
    ['written Endpoints of a Service without selector count', bare + endpoints('172.16.0.5'), ['Endpoints 172.16.0.5'], 0],
    ['slices before Endpoints', bare + endpoints('172.16.0.5') + slice('a', '172.16.0.6'), ['EndpointSlice 172.16.0.6'], 0],
    [
      'slices and live Endpoints: the slices',
      selecting + slice('a', '10.244.9.9', controller) + endpoints('10.244.8.8', ', uid: abc'),
      ['EndpointSlice 10.244.9.9'],
      0,
    ],
    ['without selector and objects nobody', bare, [], 0],
    ['an empty selector is no selector', serviceText('web', 'selector: {}, ports: [{ port: 80 }]'), [], 0],
  ])('%s', (_name, text, expected, replaced) => {
    const cluster = clusterOf(twoNodes + pods + text)
    const slices = cluster.lookup.slices(serviceOf(cluster).service.ref)
    expect(
      slices
        .flatMap(({ origin, endpoints: list }) => list.flatMap(({ addresses }) => addresses.map((address) => `${origin} ${address}`)))
        .sort(),
    ).toEqual(expected)
    expect(cluster.replacedEndpoints).toHaveLength(replaced)
    expect(cluster.assumptions.some(({ what }) => what === 'endpoints')).toBe(expected.some((entry) => entry.startsWith('selector')))
  })

  it('addresses that are not ready stay so; one subset of two families becomes two slices', () => {
    const text = `${bare}
---
apiVersion: v1
kind: Endpoints
metadata: { name: web }
subsets: [{ addresses: [{ ip: 172.16.0.5 }, { ip: '2001:db8::5' }], notReadyAddresses: [{ ip: 172.16.0.6 }], ports: [{ port: 80 }] }]
`
    const cluster = clusterOf(text)
    const slices = cluster.lookup.slices(serviceOf(cluster).service.ref)
    expect(slices.map(({ family, endpoints: list }) => [family, list.map(({ ready }) => ready)])).toEqual([
      ['IPv4', [true, false]],
      ['IPv6', [true]],
    ])
  })

  it('absent conditions of a slice mean ready, serving, not terminating', () => {
    const cluster = clusterOf(bare + slice('a', '172.16.0.5'))
    expect(cluster.lookup.slices(serviceOf(cluster).service.ref)[0]?.endpoints[0]).toMatchObject({
      ready: true,
      serving: true,
      terminating: false,
    })
  })
})

describe('one name twice', () => {
  it('the last counts, and both are kept among the objects', () => {
    const cluster = clusterOf(serviceText('web', 'ports: [{ port: 80 }]') + serviceText('web', 'ports: [{ port: 81 }]'))
    expect(cluster.services.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[81]])
    expect(cluster.objects).toHaveLength(2)
  })

  it('another namespace or kind is another name', () => {
    const other = `\n---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { ports: [{ port: 82 }] }\n`
    const cluster = clusterOf(serviceText('web', 'ports: [{ port: 80 }]') + other)
    expect(cluster.services.map(({ ref }) => ref.namespace)).toEqual(['default', 'shop'])
  })
})

describe('Services, Pods and nodes as they are read', () => {
  it.each([
    [
      'a Service without anything has the API server’s defaults',
      'ports: [{ port: 80 }]',
      {
        type: 'ClusterIP',
        headless: false,
        externalTrafficPolicy: 'Cluster',
        internalTrafficPolicy: 'Cluster',
        sessionAffinitySeconds: null,
        allocateNodePorts: true,
      },
    ],
    ['clusterIP None is headless', 'clusterIP: None, ports: [{ port: 80 }]', { headless: true, clusterIps: [] }],
    ['affinity lasts three hours', 'sessionAffinity: ClientIP, ports: [{ port: 80 }]', { sessionAffinitySeconds: 10800 }],
    [
      'or as long as it says',
      'sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } }, ports: [{ port: 80 }]',
      { sessionAffinitySeconds: 60 },
    ],
    ['externalName counts only for its type', 'externalName: a.example.com, ports: [{ port: 80 }]', { externalName: null }],
    ['an alias has no cluster IP', 'type: ExternalName, externalName: a.example.com', { externalName: 'a.example.com', clusterIps: [] }],
    [
      'two addresses, the primary first',
      "clusterIP: 10.96.7.7, clusterIPs: [10.96.7.7, 'fd00::7'], ports: [{ port: 80 }]",
      { clusterIps: ['10.96.7.7', 'fd00::7'], clusterIpAssumed: false },
    ],
  ])('%s', (_name, spec, expected) => {
    expect(clusterOf(serviceText('web', spec)).services[0]).toMatchObject(expected)
  })

  it.each([
    ['without a status it will be ready, and that is assumed', '', true, true],
    [
      'conditions without Ready: not ready',
      'status: { phase: Running, conditions: [{ type: Initialized, status: "True" }] }',
      false,
      false,
    ],
    ['Ready False: not ready', 'status: { phase: Running, conditions: [{ type: Ready, status: "False" }] }', false, false],
    ['pending: not ready', 'status: { phase: Pending }', false, false],
    ['running: ready', 'status: { phase: Running }', true, false],
  ])('a Pod %s', (_name, status, ready, assumed) => {
    const [pod] = clusterOf(`apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n${status}\n`).pods
    expect([pod?.ready, pod?.assumed.includes('readiness')]).toEqual([ready, assumed])
  })

  it('the first InternalIP of a node is its primary address', () => {
    const [node] = clusterOf(
      'apiVersion: v1\nkind: Node\nmetadata: { name: a }\nstatus: { addresses: [{ type: Hostname, address: a }, { type: ExternalIP, address: 198.51.100.1 }, { type: InternalIP, address: 10.0.0.1 }] }\n',
    ).nodes
    expect(node?.addresses).toEqual(['10.0.0.1', '198.51.100.1'])
  })
})

describe('hints', () => {
  const hint = (kind: string, spec: string) =>
    clusterOf(`apiVersion: hopscope/v1\nkind: ${kind}\nmetadata: { name: edge }\nspec: ${spec}\n`)

  it('an external balancer with its defaults', () => {
    const [balancer] = hint(
      'ExternalLoadBalancer',
      '{ addresses: [198.51.100.10, nope], hostnames: [A.example.com], listeners: [{ port: 80, backends: [{ nodePort: 30080 }, { nodes: [], nodePort: 1 }, { address: 10.0.0.1 }] }, { protocol: TCP }] }',
    ).balancers
    expect(balancer).toMatchObject({
      addresses: ['198.51.100.10'],
      hostnames: ['a.example.com'],
      sourceAddress: 'self',
      closedPort: 'reject',
      healthCheck: 'none',
    })
    expect(balancer?.listeners).toMatchObject([
      {
        port: 80,
        protocol: 'TCP',
        rules: [],
        backends: [
          { kind: 'nodes', nodes: null, nodePort: 30080, weight: 1 },
          { kind: 'nodes', nodes: [] },
        ],
      },
    ])
  })

  it('an external service, its ports as numbers or maps', () => {
    expect(
      hint('ExternalService', '{ addresses: [172.16.0.9], hostnames: [Db.example.com], ports: [80, { port: 81 }, x] }').externalServices,
    ).toMatchObject([{ addresses: ['172.16.0.9'], hostnames: ['db.example.com'], ports: [80, 81] }])
  })
})
