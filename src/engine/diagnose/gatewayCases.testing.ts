import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about requests for a Gateway that find nobody: its class, its listeners, its routes' references to it. */

const group = 'gateway.networking.k8s.io'
const object = (kind: string, name: string, spec: string) => `
---
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: ${name} }
spec: { ${spec} }
`
const anyClass = object('GatewayClass', 'any', 'controllerName: example.com/any')
const otherClass = object('GatewayClass', 'other', 'controllerName: example.com/other')
const http = '{ name: http, port: 80, protocol: HTTP }'
const gateway = (listeners = http, more = '') =>
  web() + anyClass + object('Gateway', 'edge', `gatewayClassName: any, listeners: [${listeners}]${more}`)
const route = (more = '', parent = 'name: edge', kind = 'HTTPRoute', namespace = 'default') => `
---
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: route, namespace: ${namespace} }
spec: { parentRefs: [{ ${parent} }], ${more}rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
`
const host = 'hostnames: [a.example.com], '
const url = 'http://a.example.com/'
const healthy = asked(gateway() + route(host), 'external', url)
const at = (text: string, target = 'gateway:edge:80/') => asked(text, 'external', target)
const facts = { route: 'HTTPRoute default/route', parent: 'Gateway default/edge' }
const https = (name: string) =>
  `{ name: https, port: 443, protocol: HTTPS, hostname: a.example.com, tls: { certificateRefs: [{ name: ${name} }] } }`
const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: cert }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
const set = object(
  'ListenerSet',
  'more',
  'parentRef: { name: edge }, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: b.example.com }]',
)
const onSet = route('', `group: ${group}, kind: ListenerSet, name: more`)

export const gatewayCases: readonly FindingCase[] = [
  {
    code: 'GW-01',
    name: 'a class that is not there, asked for by the host of a route',
    fault: at(gateway().replace(anyClass, otherClass) + route(host), url),
    healthy,
    severity: 'error',
    path: 'spec.gatewayClassName',
    facts: { gateway: 'Gateway default/edge', className: 'any', classes: ['other'] },
  },
  {
    code: 'GW-04',
    name: 'parameters that are not there',
    fault: at(gateway(http, ', infrastructure: { parametersRef: { group: x.io, kind: Settings, name: none } }') + route()),
    healthy: at(
      gateway(http, ', infrastructure: { parametersRef: { group: x.io, kind: Settings, name: some } }') +
        route() +
        object('Settings', 'some', '').replace(`${group}/v1`, 'x.io/v1'),
    ),
    severity: 'error',
    path: 'spec.infrastructure.parametersRef',
    facts: { gateway: 'Gateway default/edge' },
  },
  {
    code: 'GW-05',
    name: 'a protocol that nobody knows',
    fault: at(gateway(`${http}, { name: other, port: 90, protocol: example.com/other }`) + route(), 'gateway:edge:90/'),
    healthy,
    severity: 'error',
    path: 'spec.listeners[1]',
    facts: { owner: 'Gateway default/edge', listener: 'other', port: 90, why: 'UnsupportedProtocol' },
  },
  {
    code: 'GW-07',
    name: 'a Secret that is not there',
    fault: at(gateway(https('none')) + route(), 'https://a.example.com/'),
    healthy: at(gateway(https('cert')) + secret + route(), 'https://a.example.com/'),
    severity: 'error',
    path: 'spec.listeners[0]',
    facts: {
      owner: 'Gateway default/edge',
      listener: 'https',
      port: 443,
      certificates: ['default/none'],
      why: 'InvalidCertificateRef',
    },
  },
  {
    code: 'GW-21',
    name: 'a ListenerSet that its Gateway does not allow',
    fault: at(gateway() + set + onSet, 'http://b.example.com/'),
    healthy: at(gateway(http, ', allowedListeners: { namespaces: { from: Same } }') + set + onSet, 'http://b.example.com/'),
    severity: 'error',
    path: 'spec.parentRef',
    facts: { set: 'ListenerSet default/more', gateway: 'Gateway default/edge' },
  },
  {
    code: 'RT-01',
    name: 'a Gateway that is not there',
    fault: at(gateway() + route(host, 'name: egde'), url),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { ...facts, parent: 'Gateway default/egde' },
  },
  {
    code: 'RT-02',
    name: 'a listener that is not there',
    fault: at(gateway() + route(host, 'name: edge, sectionName: web'), url),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { ...facts, section: 'web', listeners: ['http'] },
  },
  {
    code: 'RT-03',
    name: 'a route of another namespace',
    fault: at(gateway() + route(host, 'name: edge, namespace: default', 'HTTPRoute', 'shop'), url),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { ...facts, route: 'HTTPRoute shop/route', namespace: 'shop' },
  },
  {
    code: 'RT-09',
    name: 'a kind of route that the listener does not take',
    fault: at(gateway('{ name: http, port: 80, protocol: HTTP, allowedRoutes: { kinds: [{ kind: GRPCRoute }] } }') + route()),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts,
  },
  {
    code: 'RT-10',
    name: 'host names that have none in common',
    fault: at(gateway('{ name: http, port: 80, protocol: HTTP, hostname: b.example.com }') + route(host), url),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { ...facts, hosts: ['a.example.com'], listenerHosts: ['b.example.com'] },
  },
]
