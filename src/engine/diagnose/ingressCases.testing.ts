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

const defaultClass = (name: string) =>
  edge(name).replace(`{ name: ${name} }`, `{ name: ${name}, annotations: { ingressclass.kubernetes.io/is-default-class: 'true' } }`)
const second = (at = '/') => ingress(named).replace('name: shop', 'name: stall').replace('path: /,', `path: ${at},`)
const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: cert }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
const incClass = edge('edge').replace('example.com/any', 'nginx.org/ingress-controller')
const inc = (className: string) =>
  controller(className)
    .replace(/image: '[^']*'/, "image: 'nginx/nginx-ingress:5.0.0'")
    .replace(/args: \[[^\]]*\]/, `args: [-ingress-class=${className}]`)
const controller = (className: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller }
spec:
  selector: { matchLabels: { app: controller } }
  template:
    metadata: { labels: { app: controller } }
    spec: { containers: [{ name: c, image: 'registry.k8s.io/ingress-nginx/controller:v1.12.1', args: [/nginx-ingress-controller, --ingress-class=${className}, --controller-class=k8s.io/ingress-nginx], ports: [{ containerPort: 80, hostPort: 80 }] }] }
`
const rewriting = (target: string) =>
  ingress('ingressClassName: nginx, ').replace(
    'name: shop }',
    `name: shop, annotations: { nginx.ingress.kubernetes.io/use-regex: 'true', nginx.ingress.kubernetes.io/rewrite-target: ${target} } }`,
  )

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
    fix: 'arrives',
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
    facts: { ingress: rule, why: 'capitals', written: 'A.example.com', asked: 'a.example.com' },
    fix: 'arrives',
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
  {
    code: 'ING-01',
    name: 'no class in an input that has none at all',
    fault: { text: web() + ingress('') },
    healthy: { text: web() + edge('edge') + ingress(named) },
    severity: 'info',
    path: 'spec',
    facts: { ingress: rule, classes: [] },
  },
  {
    code: 'ING-02',
    name: 'a class named by annotation, while another is there',
    fault: {
      text: web() + edge('edge') + ingress('').replace('name: shop }', 'name: shop, annotations: { kubernetes.io/ingress.class: outer } }'),
    },
    healthy: {
      text: web() + edge('edge') + ingress('').replace('name: shop }', 'name: shop, annotations: { kubernetes.io/ingress.class: edge } }'),
    },
    severity: 'error',
    path: 'metadata.annotations["kubernetes.io/ingress.class"]',
    facts: { ingress: rule, className: 'outer', elsewhere: false },
  },
  {
    code: 'ING-04',
    name: 'the default backend of an Ingress that is refused and served by nobody',
    fault: { text: web() + ingress(`defaultBackend: ${backend('nobody', 80)}, `, { host: 'A.example.com' }) },
    healthy: { text: web() + ingress(`defaultBackend: ${backend('web', 80)}, `, { host: 'A.example.com' }) },
    severity: 'error',
    path: 'spec.defaultBackend.service',
    facts: { rule, backend: 'default/nobody:80', elsewhere: false },
  },
  {
    code: 'ING-04',
    name: 'a Service of a namespace of which the input has none',
    fault: { text: web() + edge('edge') + ingress(named).replace('name: shop }', 'name: shop, namespace: other }') },
    healthy: { text: web() + edge('edge') + ingress(named) },
    severity: 'info',
    path,
    facts: { backend: 'other/web:80', elsewhere: true },
  },
  {
    code: 'ING-05',
    name: 'a port by a name that the Service does not have, in an Ingress that is refused',
    fault: { text: web() + ingress('').replace('number: 80', 'name: http').replace(', pathType: Prefix', '') },
    healthy: { text: web() + ingress('').replace(', pathType: Prefix', '') },
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:http' },
    fix: 'gone',
  },
  {
    code: 'ING-12',
    name: 'a Service that finds no Pod, whoever asks',
    fault: { text: web('selector: { app: gone }') + edge('edge') + ingress(named) },
    healthy: { text: web() + edge('edge') + ingress(named) },
    severity: 'info',
    path,
    facts: { rule, backend: 'default/web:80' },
  },
  {
    code: 'ING-03',
    name: 'two default classes',
    fault: { text: defaultClass('edge') + defaultClass('inner') },
    healthy: { text: defaultClass('edge') + edge('inner') },
    severity: 'warning',
    path: 'metadata.annotations["ingressclass.kubernetes.io/is-default-class"]',
    facts: { classes: ['edge', 'inner'] },
  },
  {
    code: 'ING-06',
    name: 'a port with neither a name nor a number',
    fault: asked(web() + edge('edge') + ingress(named).replace('{ number: 80 }', '{}'), 'external', url),
    healthy,
    severity: 'error',
    path: `${path}.port`,
    facts: { ingress: rule, has: 'neither' },
    fix: 'arrives',
  },
  {
    code: 'ING-06',
    name: 'a port with a name and a number',
    fault: { text: web() + edge('edge') + ingress(named).replace('number: 80', 'number: 80, name: http') },
    healthy,
    severity: 'error',
    path: `${path}.port.number`,
    facts: { ingress: rule, has: 'both' },
    fix: 'gone',
  },
  {
    code: 'ING-07',
    name: 'a backend that is a Service and a bucket',
    fault: asked(
      web() + edge('edge') + ingress(named).replace('backend: {', 'backend: { resource: { apiGroup: x.io, kind: Bucket, name: b },'),
      'external',
      url,
    ),
    healthy,
    severity: 'error',
    path: 'spec.rules[0].http.paths[0].backend.resource',
    facts: { ingress: rule },
  },
  {
    code: 'ING-08',
    name: 'a host and path that an older Ingress has',
    fault: { text: web() + edge('edge') + ingress(named) + second() },
    healthy: { text: web() + edge('edge') + ingress(named) + second('/other') },
    severity: 'info',
    path: 'spec.rules[0].http.paths[0]',
    facts: { ingress: 'Ingress default/stall', taken: 'path' },
  },
  {
    code: 'ING-09',
    name: 'another Secret than that which is there',
    fault: { text: web() + edge('edge') + ingress(`${named}tls: [{ hosts: [a.example.com], secretName: none }], `) + secret },
    healthy: { text: web() + edge('edge') + ingress(`${named}tls: [{ hosts: [a.example.com], secretName: cert }], `) + secret },
    severity: 'error',
    path: 'spec.tls[0].secretName',
    facts: { ingress: rule, secret: 'default/none', elsewhere: false },
  },
  {
    code: 'ING-09',
    name: 'a Secret of which the input has none, unless cert-manager makes it',
    fault: { text: web() + edge('edge') + ingress(`${named}tls: [{ secretName: cert }], `) },
    healthy: {
      text:
        web() +
        edge('edge') +
        ingress(`${named}tls: [{ secretName: cert }], `).replace(
          'name: shop }',
          'name: shop, annotations: { cert-manager.io/issuer: ca } }',
        ),
    },
    severity: 'info',
    path: 'spec.tls[0].secretName',
    facts: { ingress: rule, secret: 'default/cert', elsewhere: true },
  },
  {
    code: 'ING-10',
    name: 'TLS for a host that no rule has',
    fault: { text: web() + edge('edge') + ingress(`${named}tls: [{ hosts: ['*.example.com', b.example.com] }], `) },
    healthy: { text: web() + edge('edge') + ingress(`${named}tls: [{ hosts: ['*.example.com', a.example.com] }], `) },
    severity: 'info',
    path: 'spec.tls[0].hosts[1]',
    facts: { ingress: rule, host: 'b.example.com' },
  },
  {
    code: 'ING-11',
    name: 'a class of which nobody runs the controller',
    fault: { text: web() + ingress('ingressClassName: nginx, ') },
    healthy: { text: web() + controller('nginx') + ingress('ingressClassName: nginx, ') },
    severity: 'info',
    path: null,
    facts: { ingress: rule, software: 'ingress-nginx', why: 'not-in-input' },
  },
  {
    code: 'ING-11',
    name: 'a class of which the controller runs under another name',
    fault: { text: web() + incClass + inc('inner') + ingress(named) },
    healthy: { text: web() + incClass + inc('edge') + ingress(named) },
    severity: 'warning',
    path: null,
    facts: { ingress: rule, software: null, why: 'other-class' },
  },
  {
    code: 'ING-13',
    name: 'a rewrite to a group that the path does not have',
    fault: { text: web() + rewriting('/$2') },
    healthy: { text: web() + rewriting('/$2').replace('path: /,', 'path: /api(/|$)(.*),').replace('Prefix', 'ImplementationSpecific') },
    severity: 'warning',
    path: 'spec.rules[0].http.paths[0].path',
    facts: { ingress: rule, path: '/', target: '/$2' },
  },
  {
    code: 'ING-14',
    name: 'an annotation of another controller',
    fault: {
      text:
        web() +
        rewriting('/')
          .replace('ingressClassName: nginx', 'ingressClassName: traefik')
          .replace(/nginx[^ ]*use-regex: 'true', /, ''),
    },
    healthy: { text: web() + rewriting('/') },
    severity: 'info',
    path: 'metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"]',
    facts: { annotation: 'nginx.ingress.kubernetes.io/rewrite-target', reader: 'ingress-nginx', servedBy: ['Traefik'] },
  },
]
