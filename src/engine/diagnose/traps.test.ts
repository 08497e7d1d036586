import { describe, expect, it } from 'vitest'
import type { Finding } from '../model'
import { clusterOf, policyText, serviceText, traceOf, twoNodes } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'
import { base, web } from './findingCase.testing'
import { container, workloadText } from './podCases.testing'

/** Mistakes that tools of this kind were seen to make, each as a case of its own: what is said here is true of Kubernetes. */

const client = 'pod:default/client'
const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const standing = (text: string) => diagnose(clusterOf(text))
const codes = (found: readonly Finding[]) => found.map(({ code, severity }) => `${code} ${severity}`)
const told = (text: string, code: string) => codes(standing(text)).filter((each) => each.startsWith(code))
const asked = (text: string, to: string, from = client) => {
  const cluster = clusterOf(text)
  const trace = traceOf(cluster, from, to)
  return { trace, codes: codes(diagnoseTrace(cluster, trace, diagnose(cluster))) }
}

const ingress = (paths: readonly (readonly [path: string, service: string, port: string])[], more = '') => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: edge }
spec: { controller: example.com/any }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: edge
  ${more}
  rules:
    - host: a.example.com
      http:
        paths:
${paths
  .map(
    ([path, name, port]) =>
      `          - { path: ${path}, pathType: Prefix, backend: { service: { name: ${name}, port: { number: ${port} } } } }`,
  )
  .join('\n')}
`
const endpoints = (address: string) => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: web }
subsets: [{ addresses: [{ ip: ${address} }], ports: [{ port: 80 }] }]
`
const slice = (address: string) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-x, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ port: 80 }]
endpoints: [{ addresses: [${address}] }]
`
const group = 'gateway.networking.k8s.io'
const gateway = (namespaceLabels: string, routeLabels: string) => `${web()}
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${namespaceLabels} } }
---
apiVersion: ${group}/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: ${group}/v1
kind: Gateway
metadata: { name: edge }
spec:
  gatewayClassName: any
  listeners:
    - { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { may: attach } } } } }
---
apiVersion: ${group}/v1
kind: HTTPRoute
metadata: { name: route, namespace: shop, labels: { ${routeLabels} } }
spec:
  parentRefs: [{ name: edge, namespace: default }]
  hostnames: [a.example.com]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`

describe('traps', () => {
  it('1: a number in targetPort that no container declares is fine, and at most information', () => {
    const text = web(`${ip}, ports: [{ port: 80, targetPort: 12345 }]`)
    expect(told(text, 'SVC-0')).toEqual(['SVC-07 info'])
    expect(asked(text, 'web:80').trace.verdict).toBe('delivered')
  })

  it('2: a named port must fit by name and by protocol', () => {
    expect(told(web(`${ip}, ports: [{ port: 80, targetPort: http, protocol: UDP }]`), 'SVC-06')).toEqual(['SVC-06 error'])
    expect(told(web(`${ip}, ports: [{ port: 80, targetPort: http }]`), 'SVC-06')).toEqual([])
  })

  it('3: every Pod behind a Service is looked at, not the first: one without the named port is told', () => {
    const text = (port: string) =>
      twoNodes +
      workloadText('a', container(), { labels: 'app: web, at: a' }) +
      workloadText('b', container(`{ name: ${port}, containerPort: 8080 }`), { labels: 'app: web, at: b' }) +
      serviceText('web', `${ip}, ports: [{ port: 80, targetPort: http }]`)
    expect(told(text('htp'), 'SVC-06')).toEqual(['SVC-06 warning'])
    expect(told(text('http'), 'SVC-06')).toEqual([])
  })

  it('4: the ports of a native sidecar count', () => {
    const sidecar = (policy: string) =>
      twoNodes +
      workloadText(
        'web',
        `containers: [{ name: c }], initContainers: [{ name: s, ${policy}ports: [{ name: http, containerPort: 8080 }] }]`,
      ) +
      serviceText('web', `${ip}, ports: [{ port: 80, targetPort: http }]`)
    expect(told(sidecar('restartPolicy: Always, '), 'SVC-06')).toEqual([])
    expect(told(sidecar(''), 'SVC-06')).toEqual(['SVC-06 error'])
  })

  it('5: what a container declares is held against targetPort, and an Ingress leads to the endpoint’s port', () => {
    const text = web(`${ip}, ports: [{ port: 80, targetPort: 8080 }]`) + ingress([['/', 'web', '80']])
    expect(told(text, 'SVC-07')).toEqual([])
    expect(asked(text, 'http://a.example.com/', 'external').trace.endpoints).toEqual(['10.244.2.2:8080'])
  })

  it('6: a number in an Ingress is one of the Service’s numbers, also where its port has no name', () => {
    const text = (port: string) => web() + ingress([['/', 'web', port]])
    expect(asked(text('81'), 'http://a.example.com/', 'external').codes).toContain('ING-05 error')
    expect(asked(text('80'), 'http://a.example.com/', 'external').trace.verdict).toBe('delivered')
  })

  it('7: the default backend of an Ingress is a backend', () => {
    const text = (name: string, port: number) =>
      web() + ingress([['/web', 'web', '80']], `defaultBackend: { service: { name: ${name}, port: { number: ${port} } } }`)
    const url = 'http://a.example.com/other'
    expect(asked(text('gone', 80), url, 'external').codes).toContain('ING-04 error')
    expect(asked(text('web', 81), url, 'external').codes).toContain('ING-05 error')
    expect(asked(text('web', 80), url, 'external').trace.verdict).toBe('delivered')
  })

  it('8: an empty podSelector selects all Pods; what passes is a matter of the rules', () => {
    const all = (rules: string) => web(ip) + policyText('all', `{ podSelector: {}, policyTypes: [Ingress]${rules} }`)
    expect(standing(all('')).filter(({ code }) => code === 'NP-05')).toMatchObject([{ facts: { allows: 'nothing' } }])
    expect(standing(all(', ingress: [{}]')).filter(({ code }) => code === 'NP-05')).toMatchObject([{ facts: { allows: 'all' } }])
    expect(asked(all(''), '10.96.7.7:80').trace.verdict).toBe('dropped')
    expect(asked(all(', ingress: [{}]'), '10.96.7.7:80').trace.verdict).toBe('delivered')
  })

  it('9: a block of addresses outside the cluster need hold no Pod', () => {
    const ranged = base.replace('status: {', 'spec: { podCIDR: 10.244.0.0/16 }\nstatus: {')
    const block = (cidr: string) =>
      ranged + policyText('web', `{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ ipBlock: { cidr: ${cidr} } }] }] }`)
    expect(told(block('203.0.113.0/24'), 'NP-0')).toEqual(['NP-06 info'])
    expect(told(block('10.244.9.0/24'), 'NP-04')).toEqual(['NP-04 info'])
  })

  it('10: a listener that selects namespaces asks for the labels of the namespace, not for those of the route', () => {
    expect(asked(gateway('may: attach', ''), 'http://a.example.com/', 'external').codes).not.toContain('RT-03 error')
    expect(asked(gateway('', 'may: attach'), 'http://a.example.com/', 'external').codes).toContain('RT-03 error')
  })

  it('11: a condition is found by its type, wherever it stands in the list', () => {
    const both = (first: string, second: string) => `{ type: ${first}, status: 'True' }, { type: ${second}, status: 'True' }`
    const node = (conditions: string) => twoNodes.replace('status: {', `status: { conditions: [${conditions}],`)
    expect(told(node(both('MemoryPressure', 'Ready')), 'ND-01')).toEqual([])
    expect(told(node("{ type: MemoryPressure, status: 'True' }, { type: Ready, status: 'False' }"), 'ND-01')).toEqual(['ND-01 warning'])
    const pod = (conditions: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: late }
spec: { nodeName: node1, containers: [{ name: c }] }
status: { phase: Running, podIP: 10.244.1.7, conditions: [${conditions}] }
`
    expect(told(base + pod(both('Initialized', 'Ready')), 'POD-03')).toEqual([])
    expect(told(base + pod("{ type: Initialized, status: 'True' }, { type: Ready, status: 'False' }"), 'POD-03')).toEqual(['POD-03 info'])
  })

  it('12: a Service with endpoints that somebody wrote misses nobody', () => {
    const text = web('clusterIP: 10.96.7.7, ports: [{ port: 80 }]') + endpoints('10.244.2.2')
    expect(codes(standing(text))).toEqual([])
  })

  it('13: EndpointSlices carry the truth where Endpoints say something else', () => {
    const text = web('clusterIP: 10.96.7.7, ports: [{ port: 80 }]') + endpoints('172.16.0.5') + slice('10.244.2.2')
    expect(asked(text, '10.96.7.7:80').trace.endpoints).toEqual(['10.244.2.2:80'])
  })

  it('14: a Gateway of Istio is another kind than one of Gateway API', () => {
    const text = `${web()}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec: { selector: { app: web }, servers: [{ port: { number: 81, name: http, protocol: HTTP }, hosts: ['*'] }] }
`
    expect(clusterOf(text).routers).toEqual([])
    expect(codes(standing(text)).filter((code) => code.startsWith('GW'))).toEqual([])
  })

  it('15: a policy without policyTypes isolates for ingress, a rule without ports is for all, and blocks are held against addresses', () => {
    const policy = (rest: string) => web(ip) + policyText('web', `{ podSelector: { matchLabels: { app: web } }${rest} }`)
    const verdict = (rest: string) => asked(policy(rest), '10.96.7.7:80').trace.verdict
    expect(verdict('')).toBe('dropped')
    expect(verdict(', ingress: [{ from: [{ podSelector: {} }] }]')).toBe('delivered')
    expect(verdict(', ingress: [{ from: [{ ipBlock: { cidr: 10.244.1.0/24 } }] }]')).toBe('delivered')
    expect(verdict(', ingress: [{ from: [{ ipBlock: { cidr: 10.244.1.0/24, except: [10.244.1.9/32] } }] }]')).toBe('dropped')
  })

  it('16: policies allow and never forbid: with one that allows it passes, whatever another one leaves out', () => {
    const none = policyText('none', '{ podSelector: {}, policyTypes: [Ingress] }')
    const some = policyText('some', '{ podSelector: { matchLabels: { app: web } }, ingress: [{}] }')
    for (const policies of [none + some, some + none]) expect(asked(web(ip) + policies, '10.96.7.7:80').trace.verdict).toBe('delivered')
  })

  it('17: what is wrong with one path says nothing of another, though both stand in one Ingress', () => {
    const text =
      web() +
      ingress([
        ['/admin', 'gone', '80'],
        ['/web', 'web', '80'],
      ])
    const sound = asked(text, 'http://a.example.com/web', 'external')
    expect(sound.trace.verdict).toBe('delivered')
    expect(sound.codes.filter((code) => code.endsWith('error'))).toEqual([])
    expect(asked(text, 'http://a.example.com/admin', 'external').codes).toContain('ING-04 error')
  })
})
