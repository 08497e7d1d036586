import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stopOf } from '../model'
import { clusterOf, podText, serviceText, traceOf } from '../testing'

const node = (name: string, ip: string, labels = '') => `
---
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { zone: ${name}${labels} } }
status: { addresses: [{ type: InternalIP, address: ${ip} }] }
`
const nodes = node('n1', '192.168.10.11') + node('n2', '192.168.10.12') + node('n3', '192.168.10.13')
const pool = (more = '', name = 'pool', addresses = '192.168.10.240-192.168.10.250') => `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system, labels: { tier: ${name} } }
spec: { addresses: [${addresses}]${more} }
`
const advertise = (kind: 'L2Advertisement' | 'BGPAdvertisement', spec = '') => `
---
apiVersion: metallb.io/v1beta1
kind: ${kind}
metadata: { name: adv, namespace: metallb-system }
spec: { ${spec} }
`
const pods = podText('web-1', 'n1', '10.244.1.2') + podText('web-2', 'n2', '10.244.2.2')
const web = (more = '', status = '') =>
  serviceText('web', `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]${more}`, status)

/** The nodes that a request could enter at, or how it ends; with the address in front. */
function entered(text: string): string {
  const trace = traceOf(clusterOf(text), 'external', 'lb:default/web:80')
  const names = [...new Set(trace.alternatives.map(({ choices }) => choices.node ?? trace.via.node ?? ''))].sort()
  return `${trace.loadBalancerIP} ${trace.verdict === 'delivered' ? names.join(' ') : `${trace.verdict} ${trace.reason}`}`
}

/** MetalLB's choice, worked out apart. */
const smallest = (names: readonly string[], address: string) =>
  [...names].sort((a, b) => (hash(`${a}#${address}`) < hash(`${b}#${address}`) ? -1 : 1))[0]
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const first = '192.168.10.240'

describe('MetalLB', () => {
  it.each([
    [
      'layer 2: the node with the smallest hash',
      pool() + advertise('L2Advertisement'),
      '',
      `${first} ${smallest(['n1', 'n2', 'n3'], first)}`,
    ],
    [
      'layer 2, policy Local: of the nodes with an endpoint',
      pool() + advertise('L2Advertisement'),
      ', externalTrafficPolicy: Local',
      `${first} ${smallest(['n1', 'n2'], first)}`,
    ],
    [
      'layer 2: only selected nodes',
      pool() + advertise('L2Advertisement', 'nodeSelectors: [{ matchLabels: { zone: n3 } }]'),
      '',
      `${first} n3`,
    ],
    [
      'BGP, policy Local: every node with an endpoint',
      pool() + advertise('BGPAdvertisement'),
      ', externalTrafficPolicy: Local',
      `${first} n1 n2`,
    ],
    [
      'a pool that nobody advertises',
      pool() + advertise('L2Advertisement', 'ipAddressPools: [other]'),
      '',
      `${first} dropped address-not-announced`,
    ],
    [
      'an advertisement by the labels of pools',
      pool() +
        advertise(
          'L2Advertisement',
          'ipAddressPoolSelectors: [{ matchLabels: { tier: pool } }], nodeSelectors: [{ matchLabels: { zone: n2 } }]',
        ),
      '',
      `${first} n2`,
    ],
    [
      'a pool without autoAssign',
      pool(', autoAssign: false') + advertise('L2Advertisement'),
      '',
      'null unresolved no-load-balancer-address',
    ],
    [
      'a pool as CIDR, its ends left out',
      pool(', avoidBuggyIPs: true', 'pool', '192.168.11.0/30') +
        advertise('L2Advertisement', 'nodeSelectors: [{ matchLabels: { zone: n2 } }]'),
      '',
      '192.168.11.1 n2',
    ],
    [
      'an address that is asked for',
      pool() + advertise('L2Advertisement', 'nodeSelectors: [{ matchLabels: { zone: n2 } }]'),
      ', loadBalancerIP: 192.168.10.245',
      '192.168.10.245 n2',
    ],
    [
      'an address that no pool has',
      pool() + advertise('L2Advertisement'),
      ', loadBalancerIP: 10.9.9.9',
      'null unresolved no-load-balancer-address',
    ],
    [
      'a pool that is kept for the namespace goes first',
      pool() +
        pool(', serviceAllocation: { namespaces: [default] }', 'zz', '192.168.12.1-192.168.12.9') +
        advertise('L2Advertisement', 'nodeSelectors: [{ matchLabels: { zone: n1 } }]'),
      '',
      '192.168.12.1 n1',
    ],
    [
      'a pool that is kept for another',
      pool(', serviceAllocation: { namespaces: [other] }') + advertise('L2Advertisement'),
      '',
      'null unresolved no-load-balancer-address',
    ],
    [
      'a class that nobody serves',
      pool() + advertise('L2Advertisement'),
      ', loadBalancerClass: example.com/lb',
      'null unresolved no-load-balancer-address',
    ],
  ])('%s', (_name, objects, spec, expected) => {
    expect(entered(nodes + pods + objects + web(spec))).toBe(expected)
  })

  it('withdraws the address of a Service without endpoints', () => {
    expect(entered(nodes + pool() + advertise('L2Advertisement') + web())).toBe(`${first} dropped address-not-announced`)
  })

  it('a node that is kept out of balancing never answers', () => {
    const kept = node('n1', '192.168.10.11', ', node.kubernetes.io/exclude-from-external-load-balancers: ""')
    expect(entered(kept + pods.replaceAll('n2', 'n1') + pool() + advertise('BGPAdvertisement') + web())).toBe(
      `${first} dropped address-not-announced`,
    )
  })

  const zoned = (name: string) => `nodeSelectors: [{ matchLabels: { zone: ${name} } }]`
  it.each([
    ['no advertisement is for the pool', pool(), web(), 'no-advertisement'],
    ['the advertisement selects no node', pool() + advertise('L2Advertisement', zoned('n9')), web(), 'no-node'],
    [
      'none of its nodes has an endpoint',
      pool() + advertise('BGPAdvertisement', zoned('n3')),
      web(', externalTrafficPolicy: Local'),
      'no-local-endpoint',
    ],
    ['no Pod is ready', pool() + advertise('L2Advertisement'), web().replace('app: web', 'app: gone'), 'no-endpoint'],
  ])('says why nobody answers: %s', (_name, objects, service, cause) => {
    const { ending } = traceOf(clusterOf(nodes + pods + objects + service), 'external', 'lb:default/web:80')
    expect(stopOf(ending)?.facts).toMatchObject({ cause })
  })

  it('an address out of a dump tells its pool, and so who answers', () => {
    const live = web('', 'loadBalancer: { ingress: [{ ip: 192.168.10.244 }] }')
    expect(entered(nodes + pods + pool() + advertise('L2Advertisement') + live)).toBe(
      `192.168.10.244 ${smallest(['n1', 'n2', 'n3'], '192.168.10.244')}`,
    )
  })
})

describe('other balancers', () => {
  it('a balancer with ip targets sends to the Pods, past every node', () => {
    const annotated = web().replace(
      'name: web',
      'name: web, annotations: { service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip }',
    )
    const { hops, endpoints } = traceOf(clusterOf(nodes + pods + annotated), 'external', 'lb:default/web:80')
    expect(hops.map(({ component }) => component.place)).toEqual(['client', 'loadBalancer'])
    expect(endpoints).toEqual(['10.244.1.2:80', '10.244.2.2:80'])
  })

  it('k3s answers on the nodes’ own addresses', () => {
    const k3s = node('n1', '192.168.10.11', ', node.kubernetes.io/instance-type: k3s')
    const trace = traceOf(clusterOf(k3s + podText('web-1', 'n1', '10.244.1.2') + web()), 'external', '192.168.10.11:80')
    expect([trace.verdict, trace.endpoints]).toEqual(['delivered', ['10.244.1.2:80']])
  })
})
