import { serviceText } from '../testing'
import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about paths of Ingresses and their order. */

const classOf = (controller: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: edge }
spec: { controller: ${controller} }
`
/** Paths as `[path, type, service]`. */
const shop = (paths: readonly (readonly [path: string, type: string, service?: string])[], spec = '', controller = 'example.com/any') =>
  `${web()}${serviceText('api', 'selector: { app: web }, ports: [{ port: 80 }]')}${classOf(controller)}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: edge
${spec}  rules: [{ host: a.example.com, http: { paths: [${paths.map(([path, type, service = 'web']) => `{ path: ${path}, pathType: ${type}, backend: { service: { name: ${service}, port: { number: 80 } } } }`).join(', ')}] } }]
`
const fallback = '  defaultBackend: { service: { name: web, port: { number: 80 } } }\n'
const alb = 'ingress.k8s.aws/alb'
const withRegex = (...paths: Parameters<typeof shop>[0]) =>
  shop(paths, '', 'k8s.io/ingress-nginx').replace(
    'name: shop }',
    "name: shop, annotations: { nginx.ingress.kubernetes.io/use-regex: 'true' } }",
  )
const traefik = 'traefik.io/ingress-controller'
const to = (text: string, path: string) => asked(text, 'external', `http://a.example.com${path}`)
const facts = { ingress: 'Ingress default/shop' }
const path = 'spec.rules[0].http.paths[0].path'

export const ingressPathCases: readonly FindingCase[] = [
  {
    code: 'ING-20',
    name: 'a prefix that ends within an element of the path',
    fault: to(shop([['/foo', 'Prefix']]), '/foobar'),
    healthy: to(shop([['/foo', 'Prefix']]), '/bar'),
    severity: 'warning',
    path,
    facts: { ...facts, path: '/foo', type: 'Prefix', asked: '/foobar', why: 'element' },
  },
  {
    code: 'ING-20',
    name: 'a slash more than an exact path has, which a default backend takes',
    fault: to(shop([['/foo', 'Exact']], fallback), '/foo/'),
    healthy: to(shop([['/foo', 'Exact']], fallback), '/foo'),
    severity: 'info',
    path,
    facts: { ...facts, path: '/foo', type: 'Exact', asked: '/foo/', why: 'slash' },
    fix: 'arrives',
  },
  {
    code: 'ING-20',
    name: 'a path below an exact one, unless another path takes it',
    fault: to(shop([['/', 'Exact']]), '/cart'),
    healthy: to(
      shop([
        ['/', 'Exact'],
        ['/cart', 'Prefix'],
      ]),
      '/cart',
    ),
    severity: 'warning',
    path,
    facts: { ...facts, path: '/', asked: '/cart', why: 'exact' },
    fix: 'arrives',
  },
  {
    code: 'ING-20',
    name: 'a star in a prefix, as a request meets it',
    fault: to(shop([['/foo/*', 'Exact']]), '/foo/a'),
    healthy: to(shop([['/foo', 'Prefix']]), '/foo/a'),
    severity: 'warning',
    path,
    facts: { ...facts, path: '/foo/*', asked: '/foo/a', why: 'literal' },
    fix: 'arrives',
  },
  {
    code: 'ING-20',
    name: 'a star in a prefix, whoever asks',
    fault: { text: shop([['/*', 'Prefix']]) },
    healthy: { text: shop([['/*', 'ImplementationSpecific']]) },
    severity: 'warning',
    path,
    facts: { ...facts, path: '/*', type: 'Prefix', asked: null, why: 'literal' },
    fix: 'gone',
  },
  {
    code: 'ING-20',
    name: 'a pattern in a path of ingress-nginx that is told of none',
    fault: { text: shop([['/foo(/|$)(.*)', 'ImplementationSpecific']], '', 'k8s.io/ingress-nginx') },
    healthy: {
      text: withRegex(['/foo(/|$)(.*)', 'ImplementationSpecific']),
    },
    severity: 'warning',
    path,
    facts: { ...facts, path: '/foo(/|$)(.*)', asked: null, why: 'literal' },
  },
  {
    code: 'ING-20',
    name: 'a controller that compares letters',
    fault: to(shop([['/foo', 'Prefix']], '', traefik), '/foobar'),
    healthy: to(shop([['/foo', 'Prefix']], '', traefik), '/foo/bar'),
    severity: 'info',
    path,
    facts: { ...facts, path: '/foo', type: 'Prefix', asked: '/foobar', why: 'letters' },
  },
  {
    code: 'ING-21',
    name: 'a pattern for every path, which is longer than the path behind it',
    fault: { text: withRegex(['/(.*)', 'ImplementationSpecific'], ['/api', 'Prefix', 'api']) },
    healthy: { text: withRegex(['/(.*)', 'ImplementationSpecific'], ['/api/v1', 'Prefix', 'api']) },
    severity: 'warning',
    path: 'spec.rules[0].http.paths[1]',
    facts: { ...facts, why: 'shadowed', path: '/api', by: 'Ingress default/shop', byPath: '/(.*)' },
  },
  {
    code: 'ING-21',
    name: 'the same, as a request meets it; where both lead to one Service nobody cares',
    fault: to(withRegex(['/(.*)', 'ImplementationSpecific'], ['/api', 'Prefix', 'api']), '/api/a'),
    healthy: to(withRegex(['/(.*)', 'ImplementationSpecific'], ['/api', 'Prefix']), '/api/a'),
    severity: 'warning',
    path: 'spec.rules[0].http.paths[1]',
    facts: { ...facts, why: 'shadowed', path: '/api' },
  },
  {
    code: 'ING-21',
    name: 'an AWS load balancer, which tries paths as they are written',
    fault: {
      text: shop(
        [
          ["'/*'", 'ImplementationSpecific'],
          ["'/api/*'", 'ImplementationSpecific', 'api'],
        ],
        '',
        alb,
      ),
    },
    healthy: {
      text: shop(
        [
          ["'/api/*'", 'ImplementationSpecific', 'api'],
          ["'/*'", 'ImplementationSpecific'],
        ],
        '',
        alb,
      ),
    },
    severity: 'warning',
    path: 'spec.rules[0].http.paths[1]',
    facts: { ...facts, why: 'shadowed', path: '/api/*', byPath: '/*' },
  },
]
