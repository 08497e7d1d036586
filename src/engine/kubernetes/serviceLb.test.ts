import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf } from '../testing'

const node = (name: string, ip: string, labels = '', external = '') => `
---
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { node.kubernetes.io/instance-type: k3s${labels} } }
status: { addresses: [${external === '' ? '' : `{ type: ExternalIP, address: ${external} }, `}{ type: InternalIP, address: ${ip} }] }
`
const enabled = ', svccontroller.k3s.cattle.io/enablelb: "true"'
const pool = (name: string) => `${enabled}, svccontroller.k3s.cattle.io/lbpool: ${name}`
const nodes = node('n1', '192.168.1.1') + node('n2', '192.168.1.2')
const service = (spec = '', labels = '') =>
  serviceText('web', `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]${spec}`).replace(
    'name: web',
    `name: web, labels: { ${labels} }`,
  )
const pod = podText('web-1', 'n2', '10.244.2.2')
const svclb = (on: string, ip: string) =>
  podText(`svclb-web-1a2b3c4d-${on}`, on, ip, {
    labels: 'svccontroller.k3s.cattle.io/svcname: web, svccontroller.k3s.cattle.io/svcnamespace: default',
    more: 'containers: [{ name: lb-tcp-80, image: rancher/klipper-lb:v0.4.9, ports: [{ containerPort: 80, hostPort: 80 }] }]',
  })
const addresses = (text: string) => clusterOf(text).services[0]?.loadBalancerAddresses.map(({ address }) => address)

describe('ServiceLB of k3s', () => {
  it.each([
    ['every node', nodes + service(), ['192.168.1.1', '192.168.1.2']],
    [
      'only labelled nodes, where there are any',
      node('n1', '192.168.1.1', enabled) + node('n2', '192.168.1.2') + service(),
      ['192.168.1.1'],
    ],
    [
      'of these the pool that the Service names',
      node('n1', '192.168.1.1', pool('a')) + node('n2', '192.168.1.2', pool('b')) + service('', 'svccontroller.k3s.cattle.io/lbpool: b'),
      ['192.168.1.2'],
    ],
    [
      'external addresses go before internal ones',
      node('n1', '192.168.1.1', '', '198.51.100.1') + node('n2', '192.168.1.2') + service(),
      ['198.51.100.1'],
    ],
    ['policy Local: nodes with a ready endpoint', nodes + pod + service(', externalTrafficPolicy: Local'), ['192.168.1.2']],
    ['nodes that run its Pod', nodes.replaceAll('k3s', 'other') + svclb('n1', '10.244.1.9') + service(), ['192.168.1.1']],
  ])('its addresses are those of %s', (_name, text, expected) => {
    expect(addresses(text)).toEqual(expected)
  })

  it('the rules of the node know the address, and take the packet before its Pod does', () => {
    const trace = traceOf(clusterOf(nodes + pod + svclb('n1', '10.244.1.9') + service()), 'external', '192.168.1.1:80')
    expect([trace.verdict, trace.endpoints, trace.masquerade]).toEqual(['delivered', ['10.244.2.2:8080'], true])
    const evidence = trace.hops[1]?.because.find(({ rule }) => rule === 'balancerProvider')
    expect(evidence?.facts).toMatchObject({ provider: 'ServiceLB', by: 'objects' })
  })

  it('leaves a Service with a class to others', () => {
    expect(clusterOf(nodes + service(', loadBalancerClass: example.com/lb')).services[0]?.balancer.pending).toEqual({
      why: 'class',
      className: 'example.com/lb',
    })
  })
})
