import { type FindingCase, web } from './findingCase.testing'

/** Findings about what objects of Traefik name. */

const object = (kind: string, name: string, spec: string, group = 'traefik.io') => `
---
apiVersion: ${group}/v1alpha1
kind: ${kind}
metadata: { name: ${name} }
spec: { ${spec} }
`
const service = '{ name: web, port: 80 }'
const route = (services = service, more = '') =>
  web() + object('IngressRoute', 'shop', `routes: [{ match: PathPrefix(\`/\`), kind: Rule, services: [${services}]${more} }]`)
const auth = object('Middleware', 'auth', 'basicAuth: { secret: users }')
const named = (middleware: string) => route(service, `, middlewares: [{ name: ${middleware} }]`)
const split = object('TraefikService', 'split', `weighted: { services: [${service}] }`)
const secure = (options: string) =>
  `${web()}${object('IngressRouteTCP', 'shop', `routes: [{ match: HostSNI(\`*\`), services: [${service}] }], tls: { options: { name: ${options} } }`)}`
const modern = object('TLSOption', 'modern', 'minVersion: VersionTLS12')
const rule = 'IngressRoute default/shop'

export const traefikCases: readonly FindingCase[] = [
  {
    code: 'TRF-01',
    name: 'a Service that is not there',
    fault: { text: route('{ name: wep, port: 80 }') },
    healthy: { text: route() },
    severity: 'error',
    path: 'spec.routes[0].services[0]',
    facts: { rule, backend: 'default/wep:80', elsewhere: false },
  },
  {
    code: 'TRF-01',
    name: 'a Service of a namespace of which the input has none; what another provider names is not followed',
    fault: { text: route('{ name: web, namespace: shop, port: 80 }') },
    healthy: { text: route('{ name: api@internal, kind: TraefikService }') },
    severity: 'info',
    path: 'spec.routes[0].services[0]',
    facts: { backend: 'shop/web:80', elsewhere: true },
  },
  {
    code: 'TRF-01',
    name: 'a Service that a mirror gets',
    fault: { text: web() + object('TraefikService', 'copy', 'mirroring: { name: web, port: 80, mirrors: [{ name: wep, port: 80 }] }') },
    healthy: { text: web() + object('TraefikService', 'copy', 'mirroring: { name: web, port: 80, mirrors: [{ name: web, port: 80 }] }') },
    severity: 'error',
    path: 'spec.mirroring.mirrors[0]',
    facts: { rule: 'TraefikService default/copy', backend: 'default/wep:80' },
  },
  {
    code: 'TRF-02',
    name: 'a port that the Service does not have',
    fault: { text: route('{ name: web, port: 8080 }') },
    healthy: { text: route() },
    severity: 'error',
    path: 'spec.routes[0].services[0]',
    facts: { rule, backend: 'default/web:8080', ports: ['80'] },
  },
  {
    code: 'TRF-02',
    name: 'a name of a port; an ExternalName needs no port',
    fault: { text: route('{ name: web, port: http }') },
    healthy: {
      text: route('{ name: far, port: 443 }') + web('type: ExternalName, externalName: a.example.com').replaceAll('name: web', 'name: far'),
    },
    severity: 'error',
    path: 'spec.routes[0].services[0]',
    facts: { backend: 'default/web:http' },
  },
  {
    code: 'TRF-03',
    name: 'a TraefikService that is not there',
    fault: { text: route('{ name: spilt, kind: TraefikService }') + split },
    healthy: { text: route('{ name: split, kind: TraefikService }') + split.replace('traefik.io', 'traefik.containo.us') },
    severity: 'error',
    path: 'spec.routes[0].services[0]',
    facts: { rule, names: 'TraefikService default/spilt', elsewhere: false },
  },
  {
    code: 'TRF-04',
    name: 'a Middleware that is not there',
    fault: { text: named('auht') + auth },
    healthy: { text: named('auth') + auth },
    severity: 'error',
    path: 'spec.routes[0].middlewares[0]',
    facts: { rule, names: 'Middleware default/auht', elsewhere: false },
  },
  {
    code: 'TRF-04',
    name: 'a Middleware of a chain, of which the input has no other',
    fault: { text: web() + object('Middleware', 'all', 'chain: { middlewares: [{ name: auth, namespace: shop }] }') },
    healthy: { text: web() + auth + object('Middleware', 'all', 'chain: { middlewares: [{ name: auth }] }') },
    severity: 'info',
    path: 'spec.chain.middlewares[0]',
    facts: { rule: 'Middleware default/all', names: 'Middleware shop/auth', elsewhere: true },
  },
  {
    code: 'TRF-05',
    name: 'TLS settings that are not there',
    fault: { text: secure('modren') + modern },
    healthy: { text: secure('modern') + modern },
    severity: 'error',
    path: 'spec.tls.options',
    facts: { rule: 'IngressRouteTCP default/shop', names: 'TLSOption default/modren' },
  },
  {
    code: 'TRF-06',
    name: 'a Middleware that nothing names',
    fault: { text: route() + auth },
    healthy: { text: named('auth') + auth },
    severity: 'info',
    path: 'metadata.name',
    facts: { object: 'Middleware default/auth' },
  },
  {
    code: 'TRF-06',
    name: 'TLS settings that nothing names; an Ingress names a Middleware in an annotation, and default settings hold for all',
    fault: { text: web() + modern },
    healthy: {
      text: `${web()}${auth}${modern.replace('name: modern', 'name: default')}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, annotations: { traefik.ingress.kubernetes.io/router.middlewares: default-auth@kubernetescrd } }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`,
    },
    severity: 'info',
    path: 'metadata.name',
    facts: { object: 'TLSOption default/modern' },
  },
]
