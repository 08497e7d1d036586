import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'
import { diagnose, diagnoseTrace } from '../../diagnose'

const base = twoNodes + podText('client', 'node1', '10.244.1.9', { labels: 'app: client' }) + podText('web-2', 'node2', '10.244.2.2')
const pod = 'pod:default/client'
const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const web = (spec: string) => base + serviceText('web', spec)

function findings(text: string, from: string, to: string) {
  const cluster = clusterOf(text)
  return diagnoseTrace(cluster, traceOf(cluster, from, to), diagnose(cluster))
}

describe('a request that misses what the API server refused', () => {
  const refused = (spec: string) => web(`${spec}, ports: [{ port: 80, nodePort: 30080 }, { name: b, port: 81 }]`)
  const codesOf = (text: string, from: string, to: string) => findings(text, from, to).map(({ code }) => code)

  it.each([
    ['its short name in its namespace', pod, 'web:80'],
    ['its name with the namespace', pod, 'web.default:80'],
    ['its whole name', 'node:node1', 'web.default.svc.cluster.local:80'],
    ['its cluster IP', pod, '10.96.7.7:80'],
    ['its node port', 'external', '192.168.1.1:30080'],
  ])('by %s is told why', (_name, from, to) => {
    expect(codesOf(refused(`type: NodePort, ${ip}`), from, to)).toContain('SYS-03')
  })

  it('another name that does not exist is no matter of it', () => {
    expect(codesOf(refused(ip), pod, 'wep:80')).toEqual(['DNS-20'])
  })

  it('a field that changes nothing is a warning, and the request arrives', () => {
    const text = web(`${ip}, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]`)
    expect(findings(text, pod, 'web:80').map(({ code, severity }) => [code, severity])).toEqual([['SYS-03', 'warning']])
    expect(traceOf(clusterOf(text), pod, 'web:80').verdict).toBe('delivered')
  })

  it('of a refused object only what refuses it is told', () => {
    const found = diagnose(clusterOf(web(`${ip}, ports: [{ port: 80 }], allocateLoadBalancerNodePorts: true, type: Cluster`)))
    expect(found.map(({ path }) => path)).toEqual(['spec.type'])
  })

  it('a value of a wrong type is told as a problem of the text alone', () => {
    const text = web(`${ip}, ports: [{ port: eighty }]`)
    expect(diagnose(clusterOf(text)).map(({ code }) => code)).toEqual([])
    expect(clusterOf(text).problems.map(({ path }) => path)).toEqual(['spec.ports[0].port'])
  })
})

describe('what a controller would make of a refused Gateway', () => {
  const gateway = (listeners: string) => `${base}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [${listeners}] }
`
  const good = '{ name: http, port: 80, protocol: HTTP }'

  it('is not there, and nothing is said of it', () => {
    const cluster = clusterOf(gateway(`${good}, { name: far, port: 123456789, protocol: HTTP }`))
    expect(cluster.services).toEqual([])
    expect(diagnose(cluster).map(({ object }) => object?.kind)).toEqual(['Gateway'])
    expect(clusterOf(gateway(good)).services.map(({ ref }) => ref.name)).toEqual(['edge-any'])
  })
})

describe('a request for what a way in would have been', () => {
  const ingress = (pathType: string) => `${web(`${ip}, ports: [{ port: 80 }]`)}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec: { ingressClassName: nginx, rules: [{ host: a.example.com, http: { paths: [{ path: /, ${pathType}backend: { service: { name: web, port: { number: 80 } } } }] } }] }
`
  const gateway = (port: number) => `${web(`${ip}, ports: [{ port: 80 }]`)}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [{ name: http, port: ${port}, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec: { hostnames: [a.example.com], parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
`
  const route = (port: string) => gateway(80).replace('name: web, port: 80', `name: web${port}`)

  it.each([
    ['an Ingress', ingress(''), ingress('pathType: Prefix, '), 'ingress:default/shop', 'Ingress'],
    ['a host of an Ingress', ingress(''), ingress('pathType: Prefix, '), 'http://a.example.com/', 'Ingress'],
    ['a Gateway', gateway(123456), gateway(80), 'gateway:default/edge:80', 'Gateway'],
    ['a host of a route to a Gateway', gateway(123456), gateway(80), 'http://a.example.com/', 'Gateway'],
    ['a host of a route', route(''), route(', port: 80'), 'http://a.example.com/', 'HTTPRoute'],
    ['a Service', web(`${ip}, ports: [{ port: 80 }, { port: 81 }]`), web(`${ip}, ports: [{ port: 80 }]`), 'svc:default/web:80', 'Service'],
    [
      'the balancer of a Service',
      web(`type: LoadBalancer, ${ip}, ports: [{ port: 80 }, { port: 81 }]`),
      web(`type: LoadBalancer, ${ip}, ports: [{ port: 80 }]`),
      'lb:default/web:80',
      'Service',
    ],
  ])('by %s is told why', (_name, fault, healthy, to, kind) => {
    const told = (text: string) => findings(text, pod, to).flatMap(({ code, object }) => (code === 'SYS-03' ? [object?.kind] : []))
    expect(told(fault)).toContain(kind)
    expect(findings(fault, pod, to).map(({ code }) => code)).not.toContain('RT-26')
    expect(told(healthy)).toEqual([])
  })

  it('of which another one of its name is accepted meets that one', () => {
    const twice = `${gateway(123456)}${gateway(80).slice(gateway(80).indexOf('---\napiVersion: gateway'))}`
    expect(findings(twice, pod, 'http://a.example.com/').map(({ severity }) => severity)).not.toContain('error')
    expect(diagnose(clusterOf(twice)).map(({ code }) => code)).not.toContain('RT-01')
  })
})
