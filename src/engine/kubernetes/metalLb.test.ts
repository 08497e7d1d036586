import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'

const object = (kind: string, name: string, spec: string, meta = '') => `
---
apiVersion: metallb.io/v1beta1
kind: ${kind}
metadata: { name: ${name}, namespace: metallb-system${meta} }
spec: { ${spec} }
`
const pool = (addresses: string, more = '', name = 'pool') => object('IPAddressPool', name, `addresses: [${addresses}]${more}`)
const small = '192.168.10.240-192.168.10.241'
const v6 = '2001:db8:1::/124'
const l2 = object('L2Advertisement', 'l2', '')
const annotated = (name: string, annotations: string, spec = '', labels = '') =>
  serviceText(name, `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]${spec}`).replace(
    `name: ${name}`,
    `name: ${name}, annotations: { ${annotations} }, labels: { ${labels} }`,
  )
const web = (spec = '', annotations = '', labels = '') => annotated('web', annotations, spec, labels)

/** The addresses of a Service, or what keeps it from them. */
function given(text: string, name = 'web'): string {
  const service = clusterOf(twoNodes + text).services.find(({ ref }) => ref.name === name)
  const { pending } = service?.balancer ?? {}
  if (pending) return pending.why === 'pool' ? pending.fault : pending.why
  return (service?.loadBalancerAddresses ?? []).map(({ address }) => address).join(' ')
}

describe('the addresses that MetalLB gives', () => {
  it.each([
    ['the first of the pool', pool(small) + web(), '192.168.10.240'],
    ['the next one, where a Service before it has the first', pool(small) + annotated('a', '') + web(), '192.168.10.241'],
    ['none, where the pool is full', pool(small) + annotated('a', '') + annotated('b', '') + web(), 'full'],
    [
      'not one that a status gives to another',
      pool(small) +
        serviceText('z', 'type: LoadBalancer, ports: [{ port: 80 }]', 'loadBalancer: { ingress: [{ ip: 192.168.10.240 }] }') +
        web(),
      '192.168.10.241',
    ],
    ['a pool without addresses gives none', object('IPAddressPool', 'pool', 'addresses: []') + web(), 'full'],
    ['no pool at all', l2 + web(), 'no-pool'],
    ['.0 is an address like any', pool('192.168.11.0/30') + web(), '192.168.11.0'],
    ['but not with avoidBuggyIPs', pool('192.168.11.0/30', ', avoidBuggyIPs: true') + web(), '192.168.11.1'],
    ['the second span follows the first', pool('10.0.0.7/32, 10.0.1.7-10.0.1.9') + annotated('a', '') + web(), '10.0.1.7'],
    ['of pools the first by name', pool(small, '', 'zz') + pool('10.0.0.7/32', '', 'aa') + web(), '10.0.0.7'],
    ['one of autoAssign false gives none by itself', pool(small, ', autoAssign: false') + web(), 'none-fits'],
    ['but to who names it', pool(small, ', autoAssign: false') + web('', 'metallb.io/address-pool: pool'), '192.168.10.240'],
    [
      'by the older annotation too',
      pool(small, ', autoAssign: false') + web('', 'metallb.universe.tf/address-pool: pool'),
      '192.168.10.240',
    ],
    ['a pool that is not there', pool(small) + web('', 'metallb.io/address-pool: other'), 'no-such-pool'],
    ['an address of two spellings', pool(small) + web('', 'metallb.universe.tf/loadBalancerIPs: " 192.168.10.241 "'), '192.168.10.241'],
    [
      'the newer annotation goes first',
      pool(small) + web('', 'metallb.io/loadBalancerIPs: 192.168.10.241, metallb.universe.tf/loadBalancerIPs: 192.168.10.240'),
      '192.168.10.241',
    ],
    ['spec.loadBalancerIP', pool(small) + web(', loadBalancerIP: 192.168.10.241'), '192.168.10.241'],
    ['an address of no pool', pool(small) + web(', loadBalancerIP: 10.9.9.9'), 'not-in-pool'],
    ['one that cannot be read', pool(small) + web('', 'metallb.io/loadBalancerIPs: ten'), 'not-in-pool'],
    [
      'an address of another pool than the named one',
      pool(small) + pool('10.0.0.7/32', '', 'aa') + web(', loadBalancerIP: 10.0.0.7', 'metallb.io/address-pool: pool'),
      'not-in-pool',
    ],
    ['an address that another has', pool(small) + annotated('a', '') + web(', loadBalancerIP: 192.168.10.240'), 'in-use'],
    ['of the other family', pool(`${small}, ${v6}`) + web(", loadBalancerIP: '2001:db8:1::1'"), 'none-fits'],
    ['IPv6 first', pool(`${small}, ${v6}`) + web(', ipFamilies: [IPv6], ipFamilyPolicy: SingleStack'), '2001:db8:1::'],
    [
      'both families',
      pool(`${small}, ${v6}`) + web(', ipFamilies: [IPv6, IPv4], ipFamilyPolicy: RequireDualStack'),
      '2001:db8:1:: 192.168.10.240',
    ],
    [
      'the pool that has both',
      pool(small, '', 'a4') + pool(`10.0.0.7/32, ${v6}`, '', 'b46') + web(', ipFamilyPolicy: RequireDualStack'),
      '10.0.0.7 2001:db8:1::',
    ],
  ])('%s', (_name, text, expected) => {
    expect(given(text)).toBe(expected)
  })

  it.each([
    ['its namespace', 'namespaces: [default]', '10.0.0.7'],
    ['another namespace', 'namespaces: [other]', '192.168.10.240'],
    ['namespaces with its labels', 'namespaceSelectors: [{ matchLabels: { kubernetes.io/metadata.name: default } }]', '10.0.0.7'],
    ['Services with its labels', 'serviceSelectors: [{ matchExpressions: [{ key: tier, operator: In, values: [front] }] }]', '10.0.0.7'],
    ['other Services', 'serviceSelectors: [{ matchLabels: { tier: back } }]', '192.168.10.240'],
    ['its namespace, and other Services', 'namespaces: [default], serviceSelectors: [{ matchLabels: { tier: back } }]', '192.168.10.240'],
    ['nobody in particular: never by itself', 'priority: 1', '192.168.10.240'],
  ])('a pool that is kept for %s', (_name, allocation, expected) => {
    const kept = pool('10.0.0.7/32', `, serviceAllocation: { ${allocation} }`, 'zz')
    expect(given(pool(small) + kept + web('', '', 'tier: front'))).toBe(expected)
  })

  it.each([
    ['the smaller priority goes first', 'priority: 20', 'priority: 10', '10.0.2.7'],
    ['none comes after any', 'priority: 0', 'priority: 90', '10.0.2.7'],
    ['equal ones by name', 'priority: 10', 'priority: 10', '10.0.1.7'],
  ])('of two kept pools %s', (_name, first, second, expected) => {
    const kept = (name: string, address: string, priority: string) =>
      pool(`${address}/32`, `, serviceAllocation: { namespaces: [default], ${priority} }`, name)
    expect(given(kept('a', '10.0.1.7', first) + kept('b', '10.0.2.7', second) + web())).toBe(expected)
  })

  it('a kept pool that is full leaves the Service to the others', () => {
    const kept = pool('10.0.0.7/32', ', serviceAllocation: { namespaces: [default] }', 'zz')
    expect(given(pool(small) + kept + annotated('a', '') + web())).toBe('192.168.10.240')
  })

  it('a kept pool refuses a Service of others that names it', () => {
    const kept = pool('10.0.0.7/32', ', serviceAllocation: { namespaces: [other] }')
    expect(given(kept + web('', 'metallb.io/address-pool: pool'))).toBe('none-fits')
  })

  const key = 'metallb.io/allow-shared-ip: together'
  it.each([
    ['one key, other ports', key, ', ports: [{ port: 81 }]', '192.168.10.240'],
    ['one key, the same port', key, '', '192.168.10.241'],
    ['one key, the same port of another protocol', key, ', ports: [{ port: 80, protocol: UDP }]', '192.168.10.240'],
    ['another key', 'metallb.universe.tf/allow-shared-ip: apart', ', ports: [{ port: 81 }]', '192.168.10.241'],
    ['no key', '', ', ports: [{ port: 81 }]', '192.168.10.241'],
    [
      'one key, policy Local, another selector',
      key,
      ', ports: [{ port: 81 }], externalTrafficPolicy: Local, selector: { app: x }',
      '192.168.10.241',
    ],
  ])('two Services share an address: %s', (_name, annotations, spec, expected) => {
    const text = pool(small) + annotated('a', key) + serviceOf('web', annotations, spec)
    expect(given(text)).toBe(expected)
  })

  it('both ask for the shared address', () => {
    const asked = ', loadBalancerIP: 192.168.10.241'
    const second = serviceOf('web', key, `, ports: [{ port: 81 }]${asked}`)
    expect(given(pool(small) + annotated('a', key, asked) + second)).toBe('192.168.10.241')
  })

  it('the pools of older versions say themselves how they are announced', () => {
    const old = object('AddressPool', 'pool', `addresses: [${small}], protocol: layer2`)
    const trace = traceOf(clusterOf(twoNodes + podText('web-1', 'node1', '10.244.1.2') + old + web()), 'external', 'lb:default/web:80')
    expect([trace.loadBalancerIP, trace.verdict]).toEqual(['192.168.10.240', 'delivered'])
  })
})

/** A Service whose spec names ports or a selector of its own. */
function serviceOf(name: string, annotations: string, spec: string): string {
  const ports = spec.includes('ports:') ? '' : ', ports: [{ port: 80 }]'
  const selector = spec.includes('selector:') ? '' : ', selector: { app: web }'
  return serviceText(name, `type: LoadBalancer${selector}${ports}${spec}`).replace(
    `name: ${name}`,
    `name: ${name}, annotations: { ${annotations} }`,
  )
}

describe('who announces what MetalLB gave', () => {
  const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2')
  const reached = (text: string) => {
    const trace = traceOf(clusterOf(twoNodes + pods + pool(small) + text), 'external', 'lb:default/web:80')
    if (trace.verdict !== 'delivered') return `${trace.verdict} ${trace.reason}`
    return [...new Set(trace.alternatives.map(({ choices }) => choices.node ?? trace.via.node))].sort().join(' ')
  }
  const speaker = (node: string) =>
    podText(`speaker-${node}`, node, node === 'node1' ? '192.168.1.1' : '192.168.1.2', {
      labels: 'app: metallb',
      more: "hostNetwork: true, containers: [{ name: c, image: 'quay.io/metallb/speaker:v0.15.2' }]",
    })
  const only = (node: string, name = node) =>
    object('L2Advertisement', name, `nodeSelectors: [{ matchLabels: { topology.kubernetes.io/zone: ${node} } }]`)
  const byHash = (address: string) => ['node1', 'node2'].sort((a, b) => (digest(`${a}#${address}`) < digest(`${b}#${address}`) ? -1 : 1))[0]
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')

  it.each([
    ['several advertisements are united', only('a') + only('b') + web(), byHash('192.168.10.240')],
    ['only nodes that run a speaker', l2 + speaker('node2') + web(), 'node2'],
    ['BGP goes before layer 2', l2 + object('BGPAdvertisement', 'bgp', '') + web(', externalTrafficPolicy: Local'), 'node1 node2'],
    [
      'a node that talks to no router is no way',
      object('BGPAdvertisement', 'bgp', '') +
        object(
          'BGPPeer',
          'tor',
          'myASN: 1, peerASN: 2, peerAddress: 10.0.0.1, nodeSelectors: [{ matchLabels: { topology.kubernetes.io/zone: b } }]',
        ) +
        web(),
      'node2',
    ],
    [
      'peers that the advertisement names',
      object('BGPAdvertisement', 'bgp', 'peers: [far]') +
        object('BGPPeer', 'tor', 'nodeSelectors: [{ matchLabels: { topology.kubernetes.io/zone: b } }]') +
        object('BGPPeer', 'far', 'nodeSelectors: [{ matchLabels: { topology.kubernetes.io/zone: a } }]') +
        web(),
      'node1',
    ],
    [
      'a label of the pool',
      object('L2Advertisement', 'l2', 'ipAddressPoolSelectors: [{ matchLabels: { tier: x } }]') + web(),
      'dropped address-not-announced',
    ],
  ])('%s', (_name, text, expected) => {
    expect(reached(text)).toBe(expected)
  })

  it('the first address of a Service of both families picks the node for both', () => {
    const other = '2001:db8:5::'
    expect(byHash(other)).not.toBe(byHash('192.168.10.240'))
    const both = object('IPAddressPool', 'pool', `addresses: [${small}, '${other}/124']`) + l2 + web(', ipFamilyPolicy: RequireDualStack')
    const { hops } = traceOf(clusterOf(twoNodes + pods + both), 'external', `[${other}]:80`)
    const evidence = hops.flatMap(({ because }) => because).find(({ rule }) => rule === 'announcement')
    expect(evidence?.facts).toMatchObject({ nodes: [byHash('192.168.10.240')], eligible: 2 })
  })
})
