import { describe, expect, it } from 'vitest'
import type { Cluster } from '../../model'
import { clusterOf, podText, serviceText, twoNodes } from '../../testing'

const workload = (kind: string, name: string, spec: string, apiVersion = 'apps/v1', meta = '') => `
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}${meta} }
spec: { ${spec}${spec === '' ? '' : ', '}template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: c, ports: [{ containerPort: 80 }] }] } } }
`
const names = (cluster: Cluster) => cluster.pods.map(({ ref }) => ref.name)
const placed = (cluster: Cluster) => Object.fromEntries(cluster.pods.map(({ ref, addresses }) => [ref.name, addresses[0]]))
const service = (name: string, type = 'NodePort') => serviceText(name, `type: ${type}, ports: [{ port: 80 }]`)

describe('Pods of workloads', () => {
  it.each([
    ['a Deployment', workload('Deployment', 'web', 'replicas: 2'), [/^web-[a-z0-9]{9}-[a-z0-9]{5}$/, /^web-[a-z0-9]{9}-[a-z0-9]{5}$/]],
    ['a Deployment without replicas has one', workload('Deployment', 'web', ''), [/^web-/]],
    ['a Deployment of none has none', workload('Deployment', 'web', 'replicas: 0'), []],
    ['a StatefulSet counts from 0', workload('StatefulSet', 'db', 'replicas: 3'), [/^db-0$/, /^db-1$/, /^db-2$/]],
    ['a DaemonSet has one on each node', workload('DaemonSet', 'agent', ''), [/^agent-[a-z0-9]{5}$/, /^agent-[a-z0-9]{5}$/]],
    ['a Job has as many as run at once', workload('Job', 'once', 'parallelism: 2', 'batch/v1'), [/^once-/, /^once-/]],
    ['a ReplicationController', workload('ReplicationController', 'rc', 'replicas: 1', 'v1'), [/^rc-[a-z0-9]{5}$/]],
    ['a ReplicaSet of its own', workload('ReplicaSet', 'rs', 'replicas: 1'), [/^rs-[a-z0-9]{5}$/]],
    [
      'a ReplicaSet of a Deployment makes no second set',
      workload('Deployment', 'web', '') +
        workload('ReplicaSet', 'web-abc', 'replicas: 1', 'apps/v1', ', ownerReferences: [{ kind: Deployment, name: web }]'),
      [/^web-[a-z0-9]{9}-/],
    ],
    [
      'a workload whose Pods are in the input makes none',
      workload('Deployment', 'web', 'replicas: 3') + podText('web-abc-12345', 'node1', '10.244.1.2'),
      [/^web-abc-12345$/],
    ],
    ['a negative number makes none', workload('Deployment', 'web', 'replicas: -4'), []],
  ])('%s', (_name, text, patterns) => {
    const made = names(clusterOf(twoNodes + text))
    expect(made).toHaveLength(patterns.length)
    for (const [index, pattern] of patterns.entries()) expect(made[index]).toMatch(pattern)
    expect(new Set(made).size).toBe(made.length)
  })

  it('they are spread over the nodes in turn, and listed as assumed', () => {
    const cluster = clusterOf(twoNodes + workload('StatefulSet', 'db', 'replicas: 3'))
    expect(cluster.pods.map(({ node }) => node)).toEqual(['node1', 'node2', 'node1'])
    expect(cluster.pods.every(({ assumed }) => assumed.includes('pod'))).toBe(true)
    expect(cluster.assumptions.find(({ what }) => what === 'pods')).toMatchObject({
      workload: { name: 'db' },
      pods: [{ name: 'db-0' }, { name: 'db-1' }, { name: 'db-2' }],
    })
  })

  it('a DaemonSet stands on every node once', () => {
    expect(
      clusterOf(twoNodes + workload('DaemonSet', 'agent', ''))
        .pods.map(({ node }) => node)
        .sort(),
    ).toEqual(['node1', 'node2'])
  })

  it('a Pod has the labels that its controller adds', () => {
    const labelsOf = (kind: string, apiVersion?: string) => clusterOf(twoNodes + workload(kind, 'db', '', apiVersion)).pods[0]?.labels
    expect(labelsOf('StatefulSet')).toMatchObject({ 'statefulset.kubernetes.io/pod-name': 'db-0', 'apps.kubernetes.io/pod-index': '0' })
    expect(labelsOf('Job', 'batch/v1')).toMatchObject({ 'batch.kubernetes.io/job-name': 'db' })
  })

  it('a Pod of a StatefulSet has a name of its own under its Service', () => {
    const [pod] = clusterOf(twoNodes + workload('StatefulSet', 'db', 'serviceName: data')).pods
    expect([pod?.hostname, pod?.subdomain]).toEqual(['db-0', 'data'])
  })
})

describe('what is filled in', () => {
  const many = twoNodes + workload('Deployment', 'web', 'replicas: 2') + service('web') + service('lb', 'LoadBalancer')

  it('is the same in every run, and whatever the order of documents', () => {
    const turned = many.split('\n---\n').reverse().join('\n---\n')
    const told = (text: string) =>
      clusterOf(text)
        .assumptions.map((entry) => JSON.stringify(entry))
        .sort()
    expect(told(turned)).toEqual(told(many))
    expect(told(many).length).toBeGreaterThan(5)
  })

  it('stays when a document is added', () => {
    const before = clusterOf(many)
    const after = clusterOf(many + service('added') + service('another', 'LoadBalancer') + workload('Deployment', 'extra', 'replicas: 3'))
    for (const entry of before.assumptions) expect(after.assumptions).toContainEqual(entry)
    expect(placed(after)).toMatchObject(placed(before))
  })

  it('lies in the ranges that are promised', () => {
    const cluster = clusterOf(many)
    const lb = cluster.lookup.service('default', 'lb')
    expect(lb?.clusterIps[0]).toMatch(/^10\.(9[6-9]|10\d|11[01])\./)
    expect(lb?.ports[0]?.nodePort).toBeGreaterThanOrEqual(30000)
    expect(lb?.ports[0]?.nodePort).toBeLessThanOrEqual(32767)
    expect(Number(lb?.loadBalancerAddresses[0]?.address?.split('.')[3])).toBeGreaterThanOrEqual(129)
    for (const pod of cluster.pods) expect(pod.addresses[0]).toMatch(pod.node === 'node1' ? /^10\.244\.1\./ : /^10\.244\.2\./)
  })

  it('keeps off addresses and ports of the input', () => {
    const free = clusterOf(many)
    const taken = free.lookup.service('default', 'web')
    const [ip, port] = [taken?.clusterIps[0], taken?.ports[0]?.nodePort]
    const cluster = clusterOf(many + serviceText('zz', `type: NodePort, clusterIP: ${ip}, ports: [{ port: 80, nodePort: ${port} }]`))
    const moved = cluster.lookup.service('default', 'web')
    expect([moved?.clusterIps[0], moved?.ports[0]?.nodePort]).not.toContain(ip)
    expect(moved?.ports[0]?.nodePort).not.toBe(port)
    expect(new Set(cluster.services.flatMap(({ clusterIps }) => clusterIps)).size).toBe(cluster.services.length)
  })

  it('TCP and UDP of one number do not disturb each other', () => {
    const cluster = clusterOf(
      serviceText(
        'a',
        'type: NodePort, ports: [{ name: t, port: 53, nodePort: 30053 }, { name: u, port: 53, protocol: UDP, nodePort: 30053 }]',
      ),
    )
    expect([cluster.lookup.nodePort('TCP', 30053)?.index, cluster.lookup.nodePort('UDP', 30053)?.index]).toEqual([0, 1])
  })

  it.each([
    ['two nodes where nobody names one', '', ['node1', 'node2'], ['192.168.1.100', '192.168.1.101']],
    ['the nodes that Pods name', podText('p', 'worker', '10.244.1.2'), ['worker'], ['192.168.1.100']],
    [
      'the next free address',
      serviceText('x', 'externalIPs: [192.168.1.100], ports: [{ port: 80 }]'),
      ['node1', 'node2'],
      ['192.168.1.101', '192.168.1.102'],
    ],
    [
      'a node that only a Pod names joins the declared ones',
      twoNodes + podText('p', 'node0', '10.244.1.2'),
      ['node0', 'node1', 'node2'],
      ['192.168.1.100', '192.168.1.1', '192.168.1.2'],
    ],
  ])('nodes: %s', (_name, text, nodes, addresses) => {
    const cluster = clusterOf(text)
    expect([cluster.nodes.map(({ ref }) => ref.name), cluster.nodes.map((node) => node.addresses[0])]).toEqual([nodes, addresses])
  })

  it.each([
    ['a manifest gets one', '', /^10\.244\.1\./],
    ['a status that names none says that there is none', 'status: { phase: Running, conditions: [{ type: Ready, status: "True" }] }', null],
    ['nor has a Pod that waits for its network', 'status: { phase: Pending }', null],
    ['empty texts name none', 'status: { phase: Running, podIP: "", podIPs: [] }', null],
    ['one that is hidden is there: another stands for it', 'status: { phase: Running, podIP: "***HIDDEN***" }', /^10\.244\.1\./],
    ['also where only the list names it', 'status: { phase: Running, podIPs: [{ ip: "***HIDDEN***" }] }', /^10\.244\.1\./],
    ['a finished Pod needs none', 'status: { phase: Succeeded, podIP: "***HIDDEN***" }', null],
  ])('Pod addresses: %s', (_name, status, address) => {
    const pod = (host: string) => `\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { nodeName: node1${host} }\n${status}\n`
    const addressOf = (host: string) => clusterOf(twoNodes + pod(host)).pods[0]?.addresses[0] ?? null
    if (address === null) expect([addressOf(''), addressOf(', hostNetwork: true')]).toEqual([null, null])
    else expect([addressOf(''), addressOf(', hostNetwork: true')]).toEqual([expect.stringMatching(address), '192.168.1.1'])
  })

  it('more Pods than the range of a node holds go on in the ranges after the last node’s', () => {
    const { pods } = clusterOf(twoNodes + workload('StatefulSet', 'db', 'replicas: 600'))
    const inRange = (range: string) => pods.filter(({ addresses }) => addresses[0]?.startsWith(`${range}.`)).length
    expect(['10.244.1', '10.244.2', '10.244.3', '10.244.4'].map(inRange)).toEqual([253, 253, 47, 47])
    expect(new Set(pods.map(({ addresses }) => addresses[0])).size).toBe(600)
  })

  it('clients without an address get documentation addresses in name order', () => {
    const client = (name: string, spec = '{}') =>
      `\n---\napiVersion: hopscope/v1\nkind: Client\nmetadata: { name: ${name} }\nspec: ${spec}\n`
    const cluster = clusterOf(client('zoe') + client('amy') + client('bob', '{ address: 203.0.113.1 }'))
    expect(cluster.clients.map(({ ref, address, addressAssumed }) => [ref.name, address, addressAssumed])).toEqual([
      ['amy', '203.0.113.2', true],
      ['bob', '203.0.113.1', false],
      ['zoe', '203.0.113.3', true],
    ])
  })

  it('a Service that asks for both families gets an address of each', () => {
    const cluster = clusterOf(serviceText('web', 'ipFamilyPolicy: PreferDualStack, ports: [{ port: 80 }]'))
    expect(cluster.services[0]?.clusterIps.map((address) => address.includes(':'))).toEqual([false, true])
  })
})
