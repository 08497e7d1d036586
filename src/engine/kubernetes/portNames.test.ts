import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { portLabel, portNameMismatch } from './portNames'

const bare = serviceText('web', 'clusterIP: 10.96.7.7, ports: [{ name: http, port: 80 }]')
const slice = (ports: string) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: a, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [${ports}]
endpoints: [{ addresses: [10.0.0.9] }]
`
const byName = serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80, targetPort: admin }]')

describe('a Service port that no endpoint joins', () => {
  it.each([
    [
      'written endpoints bear another name',
      bare + slice('{ name: web, port: 8080 }, { port: 53, protocol: UDP }'),
      'http/TCP',
      ['web/TCP', 'UDP'],
      'spec.ports[0].name',
    ],
    ['the protocol differs', bare + slice('{ name: http, port: 80, protocol: UDP }'), 'http/TCP', ['http/UDP'], 'spec.ports[0].name'],
    ['no Pod declares the named targetPort', byName + podText('web-1', 'node1', '10.244.1.2'), 'admin/TCP', [], 'spec.ports[0].targetPort'],
  ])('%s', (_name, text, wanted, found, path) => {
    const cluster = clusterOf(twoNodes + text)
    const { service, port } = serviceOf(cluster)
    const evidence = { rule: 'portNames', object: service.ref, path, facts: { wanted, found } }
    expect(portNameMismatch(cluster.lookup, service, port, 'IPv4')).toEqual({ wanted, found, evidence })
  })

  it('is no mismatch where there are no endpoints at all', () => {
    const cluster = clusterOf(twoNodes + bare)
    const { service, port } = serviceOf(cluster)
    expect(portNameMismatch(cluster.lookup, service, port, 'IPv4')).toBeNull()
  })

  it('labels a port by name and protocol, the single unnamed one by its protocol', () => {
    expect([portLabel('http', 'TCP'), portLabel('', 'TCP')]).toEqual(['http/TCP', 'TCP'])
  })
})
