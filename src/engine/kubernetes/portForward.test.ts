import { describe, expect, it } from 'vitest'
import { socketLabel } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'

const ports = 'containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }]'
const text =
  twoNodes +
  podText('web-1', 'node1', '10.244.1.2', { ready: false, more: ports }) +
  podText('web-2', 'node2', '10.244.2.2', { more: ports }) +
  podText('gone', 'node1', '10.244.1.9', { labels: 'app: gone', meta: 'deletionTimestamp: 2026-01-01T00:00:00Z' }) +
  serviceText(
    'web',
    'selector: { app: web }, ports: [{ name: www, port: 80, targetPort: http }, { name: raw, port: 81, targetPort: 9000 }]',
  ) +
  serviceText('bare', 'clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]') +
  serviceText('gone', 'selector: { app: gone }, ports: [{ port: 80 }]') +
  `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: nobody }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`

const end = (from: string, to: string) => {
  const { ending, reason } = traceOf(clusterOf(text), from, to)
  return ending.verdict === 'delivered' ? `${ending.endpoint.ref?.name}:${ending.endpoint.port}` : `${ending.verdict} ${reason}`
}

describe('kubectl port-forward', () => {
  it.each([
    ['the port of a Service leads to its targetPort, by name on the Pod', 'svc/web:8080:80', 'localhost:8080', 'web-2:8080'],
    ['a Service port by its name', 'svc/web:8080:www', 'localhost:8080', 'web-2:8080'],
    ['a targetPort that is a number', 'svc/web:8080:raw', 'localhost:8080', 'web-2:9000'],
    ['of a headless Service the port is the Pod’s own', 'svc/bare:80', 'localhost:80', 'web-2:80'],
    ['a Pod by number, declared or not', 'pod/web-1:8080:1234', '127.0.0.1:8080', 'web-1:1234'],
    ['a Pod by the name of a container port', 'pod/web-1:8080:http', 'localhost:8080', 'web-1:8080'],
    ['one number for both ends', 'pod/web-1:8080', 'localhost:8080', 'web-1:8080'],
    ['another machine, where kubectl listens for it', 'pod/web-1:8080@0.0.0.0', 'workstation:8080', 'web-1:8080'],
    ['another machine, where it does not', 'pod/web-1:8080', 'workstation:8080', 'rejected not-forwarded'],
    ['a port that is not forwarded', 'pod/web-1:8080', 'localhost:80', 'rejected not-forwarded'],
    ['no such Service port', 'svc/web:8080:82', 'localhost:8080', 'unresolved port-not-forwardable'],
    ['no such container port', 'pod/web-1:8080:nope', 'localhost:8080', 'unresolved port-not-forwardable'],
    ['only Pods that end', 'svc/gone:80', 'localhost:80', 'unresolved nothing-to-forward-to'],
  ])('%s', (_name, forward, to, expected) => {
    expect(end(`port-forward:${forward}`, to)).toBe(expected)
  })

  it('is a connection a station, and comes back through each of them', () => {
    const { hops, reply } = traceOf(clusterOf(text), 'port-forward:pod/web-1:8080', 'localhost:8080')
    expect(
      hops.map(({ connection, wire }) => [connection, wire && `${socketLabel(wire.source)} ${socketLabel(wire.destination)}`]),
    ).toEqual([
      [0, '127.0.0.1:any 127.0.0.1:8080'],
      [1, 'kubectl:any apiserver:6443'],
      [2, 'apiserver:any 192.168.1.1:10250'],
      [3, '127.0.0.1:any 127.0.0.1:8080'],
    ])
    expect(reply.map(({ connection, concept }) => [connection, concept !== null])).toEqual([
      [3, true],
      [2, false],
      [1, false],
      [0, false],
    ])
  })
})
