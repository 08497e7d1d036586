import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about requests that a router answers by itself. */

const gateway = (listener: string, rules: string, more = '') => `${web()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [{ name: l, ${listener} }${more}] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec:
  parentRefs: [{ name: edge }]
  rules: [${rules}]
`
const http = 'port: 80, protocol: HTTP'
const https = 'port: 443, protocol: HTTPS, hostname: a.example.com, tls: { certificateRefs: [{ name: cert }] }'
const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: cert }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
const good = '{ backendRefs: [{ name: web, port: 80 }] }'
const at = (rules: string) => asked(gateway(http, rules), 'external', 'gateway:edge:80/x')
const healthy = at(good)
const rule = 'HTTPRoute default/route'
const path = 'spec.rules[0].backendRefs[0]'

const ingress = (className: string) => `${web()}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${className} }
spec: { controller: nginx.org/ingress-controller }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: nginx-ingress }
spec:
  selector: { matchLabels: { app: nginx-ingress } }
  template:
    metadata: { labels: { app: nginx-ingress } }
    spec: { containers: [{ name: nginx, image: 'nginx/nginx-ingress:5.0.0', args: [-ingress-class=inner], ports: [{ containerPort: 80, hostPort: 80 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec: { ingressClassName: ${className}, defaultBackend: { service: { name: web, port: { number: 80 } } } }
`
const other = ', { name: other, port: 443, protocol: HTTPS, hostname: b.example.com, tls: { certificateRefs: [{ name: cert }] } }'
const twoHosts = gateway(https, good, other) + secret
const tlsPolicy = (authority: string) => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: tls }
spec: { targetRefs: [{ group: '', kind: Service, name: web }], validation: { hostname: web, ${authority} } }
`

const far = (type: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: far }
spec: { type: ${type}, ports: [{ port: 443 }] }
`
const onTraefik = (more: string) => `${web()}${more}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: traefik
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: far, port: { number: 443 } } } }] } }]
`

const grant = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: some, namespace: other }
spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default }], to: [{ group: '', kind: Service }] }
`

export const routerCases: readonly FindingCase[] = [
  {
    code: 'RT-04',
    name: 'a Service that is not there',
    fault: at('{ backendRefs: [{ name: nobody, port: 80 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/nobody:80' },
  },
  {
    code: 'RT-04',
    name: 'a Service that is misspelled',
    fault: at('{ backendRefs: [{ name: wep, port: 80 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/wep:80' },
    fix: 'arrives',
  },
  {
    code: 'RT-05',
    name: 'a port that the Service does not have',
    fault: at('{ backendRefs: [{ name: web, port: 81 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:81' },
    fix: 'arrives',
  },
  {
    code: 'RT-06',
    name: 'another namespace without a grant',
    fault: at('{ backendRefs: [{ name: web, namespace: other, port: 80 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'other/web:80' },
  },
  {
    code: 'RT-20',
    name: 'no rule for the path',
    fault: at('{ matches: [{ path: { value: /y } }], backendRefs: [{ name: web, port: 80 }] }'),
    healthy,
    severity: 'warning',
    path: null,
    facts: { router: 'Gateway default/edge', host: null, path: '/x' },
  },
  {
    code: 'RT-21',
    name: 'a client that names no server',
    fault: asked(gateway(https, good) + secret, 'external', 'gateway:edge:443/'),
    healthy: asked(gateway(https, good) + secret, 'external', 'https://a.example.com/'),
    severity: 'error',
    path: null,
    facts: { router: 'Gateway default/edge', serverName: null, hosts: ['a.example.com'] },
  },
  {
    code: 'RT-22',
    name: 'TLS where none is spoken',
    fault: asked(gateway('port: 443, protocol: HTTP', good), 'external', 'gateway:edge:443/'),
    healthy,
    severity: 'error',
    path: null,
    facts: { router: 'Gateway default/edge', port: 443, listens: 'plain' },
  },
  {
    code: 'RT-23',
    name: 'a rule without backends',
    fault: at('{ matches: [{ path: { value: / } }] }'),
    healthy,
    severity: 'error',
    path: 'spec.rules[0]',
    facts: { rule },
  },
  {
    code: 'RT-24',
    name: 'a filter that is not there',
    fault: at(
      '{ filters: [{ type: ExtensionRef, extensionRef: { group: x.io, kind: F, name: f } }], backendRefs: [{ name: web, port: 80 }] }',
    ),
    healthy,
    severity: 'error',
    path: 'spec.rules[0]',
    facts: { rule, router: 'Gateway default/edge' },
  },
  {
    code: 'RT-26',
    name: 'a controller that serves another class',
    fault: asked(ingress('edge'), 'external', 'ingress:default/shop'),
    healthy: asked(ingress('inner'), 'external', 'ingress:default/shop'),
    severity: 'error',
    path: null,
    facts: { object: 'Ingress default/shop' },
  },
  {
    code: 'RT-27',
    name: 'a kind that is no backend',
    fault: at('{ backendRefs: [{ group: x.io, kind: Bucket, name: web, port: 80 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:80', why: 'kind' },
  },
  {
    code: 'RT-27',
    name: 'an ExternalName behind a router that refuses it',
    fault: { text: onTraefik(far('ExternalName, externalName: a.example.com')) },
    healthy: { text: onTraefik(far('ClusterIP')) },
    severity: 'warning',
    path: 'spec.rules[0].http.paths[0].backend.service',
    facts: { rule: 'Ingress default/shop', backend: 'default/far:443', why: 'alias-refused' },
  },
  {
    code: 'RT-27',
    name: 'an ExternalName behind a Gateway',
    fault: { text: gateway(http, '{ backendRefs: [{ name: far, port: 443 }] }') + far('ExternalName, externalName: a.example.com') },
    healthy: { text: gateway(http, '{ backendRefs: [{ name: far, port: 443 }] }') + far('ClusterIP') },
    severity: 'info',
    path,
    facts: { rule, backend: 'default/far:443', why: 'alias-advised-against' },
  },
  {
    code: 'RT-28',
    name: 'a host of another listener than the server name',
    fault: { text: twoHosts, ask: ['external', 'https://a.example.com/'], http: { host: 'b.example.com' } },
    healthy: asked(twoHosts, 'external', 'https://a.example.com/'),
    severity: 'error',
    path: null,
    facts: { router: 'Gateway default/edge', serverName: 'a.example.com', host: 'b.example.com' },
  },
  {
    code: 'RT-29',
    name: 'an authority that is not there',
    fault: asked(
      gateway(http, good) + tlsPolicy("caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }]"),
      'external',
      'gateway:edge:80/x',
    ),
    healthy: asked(gateway(http, good) + tlsPolicy('wellKnownCACertificates: System'), 'external', 'gateway:edge:80/x'),
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:80' },
  },
  {
    code: 'RT-04',
    name: 'a Service that is not there, of a route that is refused',
    fault: { text: gateway(http, '{ backendRefs: [{ name: nobody }] }') },
    healthy: { text: gateway(http, '{ backendRefs: [{ name: web }] }') },
    severity: 'error',
    path,
    facts: { rule, backend: 'default/nobody', elsewhere: false },
  },
  {
    code: 'RT-04',
    name: 'a Service of a namespace of which the input has none',
    fault: { text: gateway(http, '{ backendRefs: [{ name: web, namespace: other, port: 80 }] }') + grant },
    healthy: { text: gateway(http, good) },
    severity: 'info',
    path,
    facts: { rule, backend: 'other/web:80', elsewhere: true },
  },
  {
    code: 'RT-05',
    name: 'a port that the Service does not have, of a route without a Gateway',
    fault: { text: gateway(http, '{ backendRefs: [{ name: web, port: 81 }] }').replace('parentRefs: [{ name: edge }]', 'parentRefs: []') },
    healthy: { text: gateway(http, good) },
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:81' },
    fix: 'gone',
  },
  {
    code: 'RT-06',
    name: 'another namespace without a grant, in a route that is refused',
    fault: { text: gateway(http, '{ backendRefs: [{ name: web, namespace: other }] }') },
    healthy: { text: gateway(http, '{ backendRefs: [{ name: web, namespace: other }] }') + grant },
    severity: 'info',
    path,
    facts: { rule, backend: 'other/web', elsewhere: true },
  },
]
