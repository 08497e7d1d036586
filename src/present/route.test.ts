import { describe, expect, it } from 'vitest'
import { deliveredTrace, droppedTrace } from './fixture'
import { routeOf } from './route'

const ways = (trace: typeof deliveredTrace, view: 'concept' | 'wire') =>
  routeOf(trace, view).map(({ direction, route }) => [direction, ...route].join(' '))

describe('the way on the map', () => {
  it('stops at the Service as a concept, and comes back in one row', () => {
    expect(ways(deliveredTrace, 'concept')).toEqual([
      'forward client/client externalLoadBalancer/edge',
      'forward externalLoadBalancer/edge node/node1',
      'forward node/node1 service/default/web',
      'forward service/default/web endpoint/default/web/10.244.1.2:8080 pod/default/pod1',
      'reply pod/default/pod1 endpoint/default/web/10.244.1.2:8080 service/default/web node/node1 externalLoadBalancer/edge client/client',
    ])
  })

  it('goes from the node to the endpoint on the wire, and undoes each translation where it was made', () => {
    expect(ways(deliveredTrace, 'wire')).toEqual([
      'forward client/client externalLoadBalancer/edge',
      'forward externalLoadBalancer/edge node/node1',
      'forward node/node1',
      'forward node/node1 endpoint/default/web/10.244.1.2:8080 pod/default/pod1',
      'reply pod/default/pod1 endpoint/default/web/10.244.1.2:8080 node/node1',
      'reply node/node1 externalLoadBalancer/edge',
      'reply externalLoadBalancer/edge client/client',
    ])
  })

  it('starts a cluster IP request of a Pod at its own node on the wire', () => {
    const [client, , , service] = deliveredTrace.hops
    if (client === undefined || service === undefined) throw new Error('fixture changed')
    const trace = { ...deliveredTrace, hops: [{ ...client, id: 'client/default/pod2' }, service], reply: [] }
    expect(ways(trace, 'wire')).toEqual([
      'forward client/default/pod2 node/node1',
      'forward node/node1 endpoint/default/web/10.244.1.2:8080 pod/default/pod1',
    ])
  })

  it('ends where the packet stopped', () => {
    expect(ways(droppedTrace, 'concept')).toEqual(['forward client/client node/node2', 'forward node/node2'])
  })
})
