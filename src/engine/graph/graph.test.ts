import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'
import { graphOf } from './graph'

const balancer = (name: string, address: string, backends: string) => `
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: ${name} }
spec: { addresses: [${address}], listeners: [{ port: 80, backends: [${backends}] }] }
`
const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2', { ready: false })
const service = serviceText(
  'web',
  'type: NodePort, selector: { app: web }, ports: [{ name: a, port: 80, targetPort: 8080, nodePort: 30080 }]',
)

const ties = (text: string) => graphOf(clusterOf(twoNodes + text)).relations.map(({ from, to, name }) => `${from} ${name} ${to}`)

describe('the graph', () => {
  it('ties a Service to its endpoints and those to their Pods, through every node', () => {
    expect(ties(pods + service)).toEqual([
      'node/node1 answers for service/default/web',
      'node/node2 answers for service/default/web',
      'service/default/web selects endpoint/default/web/10.244.1.2:8080',
      'service/default/web selects endpoint/default/web/10.244.2.2:8080',
      'endpoint/default/web/10.244.1.2:8080 backs pod/default/web-1',
      'endpoint/default/web/10.244.2.2:8080 backs pod/default/web-2',
    ])
  })

  it.each([
    [
      'an external balancer forwards to the nodes it names',
      pods + balancer('edge', '198.51.100.10', '{ nodes: [node2], nodePort: 30080 }'),
      'externalLoadBalancer/edge forwards to node/node2',
    ],
    [
      'and to addresses outside',
      balancer('edge', '198.51.100.10', '{ address: 172.16.0.9, port: 80 }'),
      'externalLoadBalancer/edge forwards to outside/172.16.0.9',
    ],
    [
      'the balancer of a Service is answered for by nodes',
      serviceText('web', 'type: LoadBalancer, ports: [{ port: 80 }]'),
      'loadBalancer/default/web answers for node/node1',
    ],
    [
      'an alias leads to its Service',
      service + serviceText('old', 'type: ExternalName, externalName: web.default.svc.cluster.local'),
      'service/default/old alias of service/default/web',
    ],
  ])('%s', (_name, text, expected) => {
    expect(ties(text)).toContain(expected)
  })

  const metalLb = `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [192.168.1.246-192.168.1.250] }
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: l2, namespace: metallb-system }
`
  const targets = (text: string) => ties(pods + text).filter((line) => line.startsWith('loadBalancer/'))

  it.each([
    ['every node of a balancer outside', '', ['answers for node/node1', 'answers for node/node2']],
    ['the one node that answers in layer 2', metalLb, ['answers for node/node2']],
  ])('the balancer of a Service leads to %s', (_name, text, expected) => {
    const balanced = serviceText('web', 'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]')
    expect(targets(balanced + text)).toEqual(expected.map((tie) => `loadBalancer/default/web ${tie}`))
  })

  it('or straight to the Pods that are ready', () => {
    const balanced = serviceText('web', 'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]').replace(
      'name: web',
      'name: web, annotations: { service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip }',
    )
    expect(targets(balanced)).toEqual(['loadBalancer/default/web forwards to pod/default/web-1'])
  })

  it('badges tell the state of Pods and endpoints', () => {
    const { places } = graphOf(clusterOf(twoNodes + pods + service))
    const badges = Object.fromEntries(places.map(({ id, badge }) => [id, badge]))
    expect(badges).toMatchObject({
      'pod/default/web-1': 'ready',
      'pod/default/web-2': 'not-ready',
      'service/default/web': 'NodePort',
      'endpoint/default/web/10.244.2.2:8080': 'not-ready',
    })
  })

  it('every hop of a trace is a place of the graph, with the line of its object', () => {
    const cluster = clusterOf(twoNodes + pods + service)
    const { places } = graphOf(cluster)
    for (const hop of traceOf(cluster, 'external', '192.168.1.1:30080').hops.slice(1)) {
      const place = places.find(({ id }) => id === hop.id)
      expect(place?.name).toBe(hop.component.name)
      expect(place?.line).toBeGreaterThan(1)
    }
  })

  it('no relation has the id of another', () => {
    const two = serviceText(
      'web',
      'selector: { app: web }, ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 8080 }]',
    )
    const ids = graphOf(clusterOf(twoNodes + pods + two)).relations.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('a balancer that leads to another is tied to it', () => {
    const text =
      balancer('edge', '198.51.100.10', '{ address: 198.51.100.20, port: 80 }') + balancer('inner', '198.51.100.20', '{ nodePort: 30080 }')
    expect(ties(text)).toContain('externalLoadBalancer/edge forwards to externalLoadBalancer/inner')
  })
})
