import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about Ingresses that a request meets. */

const edge = (name: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name} }
spec: { controller: example.com/any }
`
const backend = (service: string, port: number) => `{ service: { name: ${service}, port: { number: ${port} } } }`
const ingress = (spec: string, { service = 'web', port = 80, host = 'a.example.com' } = {}) => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec: { ${spec}rules: [{ host: ${host}, http: { paths: [{ path: /, pathType: Prefix, backend: ${backend(service, port)} }] } }] }
`
const server = (action: string) => `
---
apiVersion: k8s.nginx.org/v1
kind: VirtualServer
metadata: { name: shop }
spec: { host: b.example.com, upstreams: [{ name: web, service: web, port: 80 }], routes: [{ path: /, action: { ${action} } }] }
`
const named = 'ingressClassName: edge, '
const to = 'ingress:default/shop'
const url = 'http://a.example.com/'
const healthy = asked(web() + edge('edge') + ingress(named), 'external', url)
const at = (spec: string, of = {}, target = url) => asked(web() + edge('edge') + ingress(spec, of), 'external', target)
const rule = 'Ingress default/shop'
const path = 'spec.rules[0].http.paths[0].backend.service'

export const ingressCases: readonly FindingCase[] = [
  {
    code: 'ING-01',
    name: 'no class, and no default one',
    fault: at('', {}, to),
    healthy,
    severity: 'error',
    path: 'spec',
    facts: { ingress: rule, classes: ['edge'] },
  },
  {
    code: 'ING-02',
    name: 'a class that is not there',
    fault: at('ingressClassName: example-ingress-class, '),
    healthy,
    severity: 'error',
    path: 'spec.ingressClassName',
    facts: { ingress: rule, className: 'example-ingress-class', classes: ['edge'] },
  },
  {
    code: 'ING-04',
    name: 'a Service that is not there',
    fault: at(named, { service: 'nobody' }),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/nobody:80' },
  },
  {
    code: 'ING-05',
    name: 'a port that the Service does not have',
    fault: at(named, { port: 81 }),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:81' },
  },
  {
    code: 'ING-12',
    name: 'a Service that finds no Pod',
    fault: asked(web('selector: { app: gone }') + edge('edge') + ingress(named), 'external', url),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:80' },
  },
  {
    code: 'ING-21',
    name: 'a host in capitals',
    fault: at(named, { host: 'A.example.com' }),
    healthy,
    severity: 'error',
    path: 'spec.rules[0].host',
    facts: { ingress: rule, written: 'A.example.com', asked: 'a.example.com' },
  },
  {
    code: 'RT-25',
    name: 'a fixed answer',
    fault: asked(web() + server('return: { code: 403, body: no }'), 'external', 'http://b.example.com/'),
    healthy: asked(web() + server('pass: web'), 'external', 'http://b.example.com/'),
    severity: 'info',
    path: 'spec.routes[0]',
    facts: { rule: 'VirtualServer default/shop', status: 403 },
  },
]
