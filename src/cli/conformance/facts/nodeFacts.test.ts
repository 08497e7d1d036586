import { expect, it } from 'vitest'
import { endpointsMap, servicePorts } from './nodeFacts'

const slice = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'a', namespace: 'ns1', labels: { 'kubernetes.io/service-name': 'svc1' } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.0.1.1'] }],
  ports: [{ name: '', port: 80 }],
}
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'svc1', namespace: 'ns1' }, spec: { clusterIP: '10.96.0.1' } }
const fact = { id: 'a', given: {}, proxy: { nodeName: 'node1', ipFamily: 'IPv4' } }
const endpoint = { endpoint: '10.0.1.1:80', local: false, ready: true, serving: true, terminating: false }

it.each(['ns1/svc1/TCP', 'ns1/svc1:/TCP'])('a port without a name may stand in a table as %s', (key) => {
  const expected = (endpoints: readonly unknown[]) => ({ servicePorts: { [key]: endpoints } })
  expect(endpointsMap({ ...fact, manifests: [slice], expect: expected([endpoint]) })).toEqual([])
  expect(endpointsMap({ ...fact, manifests: [slice], expect: expected([]) })).not.toEqual([])
  const withPort = { ...service, spec: { ...service.spec, ports: [{ port: 81 }] } }
  const taken = { clusterIP: '10.96.0.1', port: 81, protocol: 'TCP', healthCheckNodePort: 0 }
  const empty = { externalIPs: [], loadBalancerSourceRanges: [], loadBalancerVIPs: [] }
  expect(servicePorts({ ...fact, manifests: [withPort], expect: { servicePorts: { [key]: { ...taken, ...empty } } } })).toEqual([])
})
