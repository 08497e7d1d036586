import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'

const eip = (name: string, address: string, more = '', annotations = '') => `
---
apiVersion: network.kubesphere.io/v1alpha2
kind: Eip
metadata: { name: ${name}, annotations: { ${annotations} } }
spec: { address: ${address}, protocol: layer2, interface: eth0${more} }
`
const service = (name: string, annotations: string, spec = '') =>
  serviceText(name, `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]${spec}`).replace(
    `name: ${name}`,
    `name: ${name}, annotations: { lb.kubesphere.io/v1alpha1: openelb${annotations === '' ? '' : `, ${annotations}`} }`,
  )
const web = (annotations = '', spec = '') => service('web', annotations, spec)
const named = 'eip.openelb.kubesphere.io/v1alpha2'
const asked = 'eip.openelb.kubesphere.io/v1alpha1'
const protocol = 'protocol.openelb.kubesphere.io/v1alpha1'
const standard = 'eip.openelb.kubesphere.io/is-default-eip: "true"'
const space = (labels: string) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: default, labels: { ${labels} } }
`

function given(text: string): string {
  const { balancer, loadBalancerAddresses } = clusterOf(twoNodes + text).services.find(({ ref }) => ref.name === 'web') ?? {}
  const { pending, pool } = balancer ?? {}
  if (pending) return pending.why === 'pool' ? pending.fault : pending.why
  return `${(loadBalancerAddresses ?? []).map(({ address }) => address).join(' ')} ${pool?.why}`
}

describe('the address that OpenELB gives', () => {
  it.each([
    ['out of the Eip that it names', eip('a', '10.0.1.5') + eip('b', '10.0.2.5-10.0.2.9') + web(`${named}: b`), '10.0.2.5 named'],
    ['the next one', eip('b', '10.0.2.5-10.0.2.9') + service('a', `${named}: b`) + web(`${named}: b`), '10.0.2.6 named'],
    ['a CIDR counts from its first', eip('b', '10.0.2.0/30') + web(`${named}: b`), '10.0.2.0 named'],
    ['an Eip that is not there', eip('a', '10.0.1.5') + web(`${named}: b`), 'no-such-pool'],
    ['an Eip that is switched off', eip('b', '10.0.2.5', ', disable: true') + web(`${named}: b`), 'none-fits'],
    ['an Eip that is full', eip('b', '10.0.2.5') + service('a', `${named}: b`) + web(`${named}: b`), 'full'],
    ['no Eip at all', web(`${named}: b`), 'no-pool'],
    ['the address that it asks for', eip('b', '10.0.2.5-10.0.2.9') + web(`${asked}: 10.0.2.8`), '10.0.2.8 asked'],
    ['the same in spec.loadBalancerIP', eip('b', '10.0.2.5-10.0.2.9') + web('', ', loadBalancerIP: 10.0.2.8'), '10.0.2.8 asked'],
    ['two may ask for one', eip('b', '10.0.2.5') + service('a', `${asked}: 10.0.2.5`) + web(`${asked}: 10.0.2.5`), '10.0.2.5 asked'],
    ['one that no Eip has', eip('b', '10.0.2.5') + web(`${asked}: 10.0.9.9`), 'not-in-pool'],
    [
      'one that the named Eip does not have',
      eip('a', '10.0.1.5') + eip('b', '10.0.2.5') + web(`${named}: b, ${asked}: 10.0.1.5`),
      'not-in-pool',
    ],
    ['one that cannot be read', eip('b', '10.0.2.5') + web(`${asked}: five`), 'not-in-pool'],
    [
      'kept for its namespace',
      eip('a', '10.0.1.5', '', standard) + eip('b', '10.0.2.5', ', namespaces: [default]') + web(),
      '10.0.2.5 kept',
    ],
    [
      'kept for namespaces with its labels',
      space('team: x') + eip('b', '10.0.2.5', ', namespaceSelector: { team: x }') + web(),
      '10.0.2.5 kept',
    ],
    ['kept for others', eip('b', '10.0.2.5', ', namespaces: [other]') + web(), 'none-fits'],
    [
      'of kept ones the smallest priority',
      eip('a', '10.0.1.5', ', namespaces: [default], priority: 2') + eip('b', '10.0.2.5', ', namespaces: [default], priority: 1') + web(),
      '10.0.2.5 kept',
    ],
    [
      'of kept ones not one that is switched off',
      eip('a', '10.0.1.5', ', namespaces: [default], disable: true') + eip('b', '10.0.2.5', ', namespaces: [default], priority: 9') + web(),
      '10.0.2.5 kept',
    ],
    ['the default one', eip('a', '10.0.1.5') + eip('b', '10.0.2.5', '', standard) + web(), '10.0.2.5 automatic'],
    ['any, as before 0.6', eip('a', '10.0.1.5') + web(), '10.0.1.5 any'],
    [
      'of the protocol that it names',
      eip('a', '10.0.1.5') + eip('b', '10.0.2.5', ', protocol: bgp') + web(`${protocol}: bgp`),
      '10.0.2.5 any',
    ],
    ['none of that protocol', eip('a', '10.0.1.5') + web(`${protocol}: bgp`), 'none-fits'],
  ])('%s', (_name, text, expected) => {
    expect(given(text)).toBe(expected)
  })

  it('a Service that does not ask for OpenELB gets nothing of it', () => {
    const plain = serviceText('web', 'type: LoadBalancer, ports: [{ port: 80 }]')
    expect(given(eip('a', '10.0.1.5', '', standard) + plain)).toMatch(/^203\.0\.113\.\d+ undefined$/)
  })
})

describe('who announces what OpenELB gave', () => {
  const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2')
  const digest = (name: string) => createHash('sha256').update(`${name}#10.0.1.5`).digest('hex')
  const byHash = digest('node1') < digest('node2') ? 'node1' : 'node2'
  const other = byHash === 'node1' ? 'node2' : 'node1'
  const reached = (text: string, running = pods) => {
    const trace = traceOf(clusterOf(twoNodes + running + text), 'external', 'lb:default/web:80')
    if (trace.verdict !== 'delivered') return `${trace.verdict} ${trace.reason}`
    return [...new Set(trace.alternatives.map(({ choices }) => choices.node ?? trace.via.node))].sort().join(' ')
  }
  const speaker = (args: string) =>
    ['node1', 'node2']
      .map((node, index) =>
        podText(`speaker-${index}`, node, `192.168.1.${index + 1}`, {
          labels: 'app: openelb',
          more: `hostNetwork: true, containers: [{ name: c, image: kubesphere/openelb-speaker:v0.6.0, args: [${args}] }]`,
        }),
      )
      .join('')
  const own = (more = '') => eip('a', '10.0.1.5', more)
  const onlyHere = podText('web-1', other, '10.244.1.2')

  it.each([
    ['layer 2: the node with the smallest hash', own() + web(), byHash],
    ['the node that an earlier version wrote on the Service', own() + web(`layer2.openelb.kubesphere.io/v1alpha1: ${other}`), other],
    ['a node that is gone is drawn again', own() + web('layer2.openelb.kubesphere.io/v1alpha1: node9'), byHash],
    ['BGP: every node', own(', protocol: bgp') + web('', ', externalTrafficPolicy: Local'), 'node1 node2'],
    ['layer 2 is off unless the speaker is told', own() + speaker('--enable-layer2=false') + web(), 'dropped address-not-announced'],
    ['off by itself', own() + speaker('') + web(), 'dropped address-not-announced'],
    ['told', own() + speaker('--enable-layer2=true') + web(), byHash],
    ['VIP likewise', own(', protocol: vip') + speaker('--enable-layer2') + web(), 'dropped address-not-announced'],
    ['BGP always is on', own(', protocol: bgp') + speaker('') + web('', ', externalTrafficPolicy: Local'), 'node1 node2'],
  ])('%s', (_name, text, expected) => {
    expect(reached(text)).toBe(expected)
  })

  it('policy Local: only a node with a ready endpoint', () => {
    expect(reached(own() + web('', ', externalTrafficPolicy: Local'), onlyHere)).toBe(other)
    expect(reached(own() + web('', ', externalTrafficPolicy: Local'), '')).toBe('dropped address-not-announced')
  })

  it('without endpoints the address is announced all the same, and the node refuses', () => {
    expect(reached(own() + web(), '')).toBe('rejected no-endpoints')
  })

  it('which node keepalived elects is not known, and said so', () => {
    const { hops, assumptions } = traceOf(clusterOf(twoNodes + pods + own(', protocol: vip') + web()), 'external', 'lb:default/web:80')
    const facts = hops.flatMap(({ because }) => because).find(({ rule }) => rule === 'announcement')?.facts
    expect(facts).toMatchObject({ picks: 'election', nodes: ['node1'], eligible: 2 })
    expect(assumptions.map(({ what }) => what)).toContain('answering-node')
  })
})
