import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'

const service = (annotations: string, spec = '') =>
  serviceText('web', `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]${spec}`).replace(
    'name: web',
    `name: web, annotations: { ${annotations} }`,
  )
const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2')
const ask = (text: string) => traceOf(clusterOf(twoNodes + pods + text), 'external', '192.168.1.220:80')
const address = 'kube-vip.io/loadbalancerIPs: 192.168.1.220'

describe('kube-vip', () => {
  it('the node that it wrote on the Service answers', () => {
    const { via, hops, assumptions } = ask(service(`${address}, kube-vip.io/vipHost: node2`))
    expect(via.node).toBe('node2')
    const found = hops.flatMap(({ because }) => because).find(({ rule }) => rule === 'announcement')
    expect(found).toMatchObject({ path: 'metadata.annotations["kube-vip.io/vipHost"]', facts: { picks: 'named' } })
    expect(assumptions.map(({ what }) => what)).not.toContain('answering-node')
  })

  it('without such a word one node answers, and which is assumed', () => {
    const { via, assumptions, alternatives } = ask(service(address))
    expect([via.node, new Set(alternatives.map(({ choices }) => choices.node)).size]).toEqual(['node1', 1])
    expect(assumptions).toContainEqual({
      what: 'answering-node',
      service: { group: '', kind: 'Service', namespace: 'default', name: 'web' },
      node: 'node1',
      of: 2,
    })
  })

  it('policy Local: a node with an endpoint', () => {
    const trace = traceOf(
      clusterOf(twoNodes + podText('web-2', 'node2', '10.244.2.2') + service(address, ', externalTrafficPolicy: Local')),
      'external',
      '192.168.1.220:80',
    )
    expect([trace.verdict, trace.via.node]).toEqual(['delivered', 'node2'])
  })

  it('its class is served', () => {
    expect(ask(service('', ', loadBalancerClass: kube-vip.io/kube-vip-class, loadBalancerIP: 192.168.1.220')).verdict).toBe('delivered')
  })
})
