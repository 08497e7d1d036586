import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about requests that a router answers by itself. */

const gateway = (listener: string, rules: string, className = 'any') => `${web()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: ${className}, listeners: [{ name: l, ${listener} }] }
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
    code: 'RT-05',
    name: 'a port that the Service does not have',
    fault: at('{ backendRefs: [{ name: web, port: 81 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:81' },
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
    name: 'a class that nobody serves',
    fault: asked(gateway(http, good, 'other'), 'external', 'gateway:edge:80/x'),
    healthy,
    severity: 'error',
    path: null,
    facts: { object: 'Gateway default/edge' },
  },
  {
    code: 'RT-27',
    name: 'a kind that is no backend',
    fault: at('{ backendRefs: [{ group: x.io, kind: Bucket, name: web, port: 80 }] }'),
    healthy,
    severity: 'error',
    path,
    facts: { rule, backend: 'default/web:80' },
  },
]
