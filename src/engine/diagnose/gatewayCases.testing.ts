import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about requests for a Gateway that find nobody: its class, its listeners, its routes' references to it. */

export const group = 'gateway.networking.k8s.io'
export const object = (kind: string, name: string, spec: string) => `
---
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: ${name} }
spec: { ${spec} }
`
const anyClass = object('GatewayClass', 'any', 'controllerName: example.com/any')
const otherClass = object('GatewayClass', 'other', 'controllerName: example.com/other')
const http = '{ name: http, port: 80, protocol: HTTP }'
export const gateway = (listeners = http, more = '') =>
  web() + anyClass + object('Gateway', 'edge', `gatewayClassName: any, listeners: [${listeners}]${more}`)
export const route = (more = '', parent = 'name: edge', kind = 'HTTPRoute', namespace = 'default') => `
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
export const set = object(
  'ListenerSet',
  'more',
  'parentRef: { name: edge }, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: b.example.com }]',
)
const onSet = route('', `group: ${group}, kind: ListenerSet, name: more`)

const status = (type: string, value: string) =>
  `status: { conditions: [{ type: Other, status: 'True' }, { type: ${type}, status: '${value}', reason: Because }] }\n`
const parentStatus = (value: string) =>
  `status: { parents: [{ parentRef: { name: edge }, conditions: [{ type: ResolvedRefs, status: '${value}', reason: Because }] }] }\n`

const forLabel =
  '{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: a } } } } }'
const shop = `
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: a } }
`

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
    code: 'GW-22',
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
    fix: 'arrives',
  },
  {
    code: 'RT-02',
    name: 'a listener that is not there',
    fault: at(gateway() + route(host, 'name: edge, sectionName: web'), url),
    healthy,
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { ...facts, section: 'web', listeners: ['http'] },
    fix: 'arrives',
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
  {
    code: 'GW-01',
    name: 'a class that is not there, whoever asks',
    fault: { text: gateway().replace(anyClass, otherClass) },
    healthy: { text: gateway() },
    severity: 'error',
    path: 'spec.gatewayClassName',
    facts: { gateway: 'Gateway default/edge', className: 'any', classes: ['other'] },
  },
  {
    code: 'GW-01',
    name: 'a class that is misspelled',
    fault: { text: gateway().replace(anyClass, object('GatewayClass', 'ang', 'controllerName: example.com/any') + otherClass) },
    healthy: { text: gateway() + otherClass },
    severity: 'error',
    path: 'spec.gatewayClassName',
    facts: { className: 'any', classes: ['ang', 'other'] },
    fix: 'gone',
  },
  {
    code: 'GW-05',
    name: 'two listeners of one name, for which the Gateway is refused',
    fault: { text: gateway(`${http}, { name: http, port: 81, protocol: HTTP }`) },
    healthy: { text: gateway(`${http}, { name: more, port: 81, protocol: HTTP }`) },
    severity: 'error',
    path: 'spec.listeners[1]',
    facts: { owner: 'Gateway default/edge', listener: 'http', port: 81, why: 'SameTwice' },
  },
  {
    code: 'GW-05',
    name: 'a protocol that a controller outside of the input may know',
    fault: { text: gateway('{ name: other, port: 90, protocol: example.com/other }') },
    healthy: { text: gateway() },
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { owner: 'Gateway default/edge', listener: 'other', port: 90, why: 'UnsupportedProtocol' },
  },
  {
    code: 'GW-07',
    name: 'a Secret of which the input has none',
    fault: { text: gateway(https('cert')) },
    healthy: { text: gateway(https('cert')) + secret },
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { certificates: ['default/cert'], why: 'InvalidCertificateRef' },
  },
  {
    code: 'GW-07',
    name: 'another Secret than that which is there',
    fault: { text: gateway(https('none')) + secret },
    healthy: { text: gateway(https('cert')) + secret },
    severity: 'error',
    path: 'spec.listeners[0]',
    facts: { certificates: ['default/none'], why: 'InvalidCertificateRef' },
  },
  {
    code: 'GW-22',
    name: 'parameters of a kind of which the input has none',
    fault: { text: gateway(http, ', infrastructure: { parametersRef: { group: x.io, kind: Settings, name: none } }') },
    healthy: { text: gateway() },
    severity: 'info',
    path: 'spec.infrastructure.parametersRef',
    facts: { gateway: 'Gateway default/edge' },
  },
  {
    code: 'RT-01',
    name: 'a second parent that is not there, of a route without hosts',
    fault: { text: gateway() + route('', 'name: edge }, { name: egde') },
    healthy: { text: gateway() + route() },
    severity: 'error',
    path: 'spec.parentRefs[1]',
    facts: { parent: 'Gateway default/egde', elsewhere: false },
  },
  {
    code: 'RT-01',
    name: 'a Gateway of a namespace of which the input has none',
    fault: { text: gateway() + route('', 'name: edge, namespace: infra') },
    healthy: { text: gateway() + route() },
    severity: 'info',
    path: 'spec.parentRefs[0]',
    facts: { parent: 'Gateway infra/edge', elsewhere: true },
  },
  {
    code: 'RT-01',
    name: 'a Gateway that the API server refuses',
    fault: { text: gateway('{ name: http, port: 123456, protocol: HTTP }') + route() },
    healthy: { text: gateway() + route() },
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts,
  },
  {
    code: 'RT-02',
    name: 'a listener that is not there beside one that is',
    fault: { text: gateway() + route('', 'name: edge }, { name: edge, sectionName: web') },
    healthy: { text: gateway() + route() },
    severity: 'warning',
    path: 'spec.parentRefs[1]',
    facts: { ...facts, section: 'web', listeners: ['http'] },
  },
  {
    code: 'RT-03',
    name: 'a route of another namespace, whoever asks',
    fault: { text: gateway() + route('', 'name: edge, namespace: default', 'HTTPRoute', 'shop') },
    healthy: { text: gateway() + route() },
    severity: 'error',
    path: 'spec.parentRefs[0]',
    facts: { route: 'HTTPRoute shop/route', namespace: 'shop' },
  },
  {
    code: 'RT-08',
    name: 'a route that names no parent',
    fault: { text: gateway() + route().replace('parentRefs: [{ name: edge }], ', '') },
    healthy: { text: gateway() + route() },
    severity: 'info',
    path: 'spec',
    facts: { route: 'HTTPRoute default/route' },
  },
  {
    code: 'GW-02',
    name: 'a class that its controller does not accept, said in a second condition',
    fault: { text: gateway().replace(anyClass, `${anyClass}${status('Accepted', 'False')}`) },
    healthy: { text: gateway().replace(anyClass, `${anyClass}${status('Accepted', 'True')}`) },
    severity: 'warning',
    path: 'status.conditions[1]',
    facts: { className: 'any', reason: 'Because' },
  },
  {
    code: 'GW-03',
    name: 'a class that no Gateway is of',
    fault: { text: gateway() + otherClass },
    healthy: { text: gateway() },
    severity: 'info',
    path: 'metadata.name',
    facts: { className: 'other' },
  },
  {
    code: 'GW-04',
    name: 'a Gateway that is not programmed',
    fault: { text: gateway() + status('Programmed', 'False') },
    healthy: { text: gateway() + status('Programmed', 'Unknown') },
    severity: 'warning',
    path: 'status.conditions[1]',
    facts: { gateway: 'Gateway default/edge', condition: 'Programmed', reason: 'Because' },
  },
  {
    code: 'RT-07',
    name: 'a route of which a reference does not hold',
    fault: { text: gateway() + route() + parentStatus('False') },
    healthy: { text: gateway() + route() + parentStatus('True') },
    severity: 'warning',
    path: 'status.parents[0].conditions[0]',
    facts: { route: 'HTTPRoute default/route', parent: 'Gateway default/edge', condition: 'ResolvedRefs', reason: 'Because' },
  },
  {
    code: 'GW-20',
    name: 'a listener without a route',
    fault: { text: gateway() },
    healthy: { text: gateway() + route() },
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { owner: 'Gateway default/edge', why: 'no-route', what: 'http' },
  },
  {
    code: 'GW-20',
    name: 'a backend of weight 0',
    fault: { text: gateway() + route().replace('port: 80 }]', 'port: 80 }, { name: web, port: 80, weight: 0 }]') },
    healthy: { text: gateway() + route().replace('port: 80 }]', 'port: 80 }, { name: web, port: 80, weight: 1 }]') },
    severity: 'info',
    path: 'spec.rules[0].backendRefs[1]',
    facts: { owner: 'HTTPRoute default/route', why: 'weight-zero', what: 'default/web:80' },
  },
  {
    code: 'GW-20',
    name: 'a rule that an older route has',
    fault: { text: gateway() + route(host) + route(host).replace('name: route', 'name: later') },
    healthy: { text: gateway() + route(host) + route(host).replace('name: route', 'name: later').replace('a.example', 'b.example') },
    severity: 'info',
    path: 'spec.rules[0]',
    facts: { owner: 'HTTPRoute default/route', why: 'earlier-rule' },
  },
  {
    code: 'RT-03',
    name: 'a namespace whose labels decide and are not in the input',
    fault: { text: gateway(forLabel) + route('', 'name: edge, namespace: default', 'HTTPRoute', 'shop') },
    healthy: { text: gateway(forLabel) + route('', 'name: edge, namespace: default', 'HTTPRoute', 'shop') + shop },
    severity: 'info',
    path: 'spec.parentRefs[0]',
    facts: { route: 'HTTPRoute shop/route', namespace: 'shop' },
  },
]
