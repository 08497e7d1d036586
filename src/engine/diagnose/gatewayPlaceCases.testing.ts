import { type FindingCase, web } from './findingCase.testing'
import { gateway, group, object, route } from './gatewayCases.testing'

/** Findings about what Gateways share, what of them changes nothing, and the definitions of their kinds. */

const at = (address: string) => `, addresses: [{ value: ${address} }]`
const inner = (more: string, listeners = '{ name: http, port: 80, protocol: HTTP }') =>
  object('Gateway', 'inner', `gatewayClassName: any, listeners: [${listeners}]${more}`)
const allowing = (namespaces: string) =>
  gateway(`{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { ${namespaces} } } }`)
const selector = 'selector: { matchLabels: { team: a } }'
const policy = (target: string) =>
  web() + object('BackendTLSPolicy', 'tls', `targetRefs: [{ group: "", ${target} }], validation: { hostname: web }`)
const definition = (kind: string, versions: string, annotations = '') => `
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.${group}, annotations: { ${annotations} } }
spec: { group: ${group}, names: { kind: ${kind}, plural: ${kind.toLowerCase()}s }, scope: Namespaced, versions: [${versions}] }
`
const served = (name: string, value = true) => `{ name: ${name}, served: ${value}, storage: ${value} }`
const release = (channel: string) => `${group}/bundle-version: v1.3.0, ${group}/channel: ${channel}`
const releaseOf = (channel: string) =>
  ['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => definition(kind, served('v1'), release(channel))).join('')
const supports = (value: string) => `status: { conditions: [{ type: SupportedVersion, status: '${value}', reason: Any }] }\n`
const anyClass = object('GatewayClass', 'any', 'controllerName: example.com/any')
const lostTarget =
  "status: { ancestors: [{ ancestorRef: { name: edge }, conditions: [{ type: Accepted, status: 'False', reason: TargetNotFound }] }] }\n"
const edge = 'Gateway default/edge'

export const gatewayPlaceCases: readonly FindingCase[] = [
  {
    code: 'GW-06',
    name: 'the same address, port and host',
    fault: { text: gateway(undefined, at('198.51.100.9')) + inner(at('198.51.100.9')) },
    healthy: {
      text:
        gateway(undefined, at('198.51.100.9')) +
        inner(at('198.51.100.9'), '{ name: http, port: 80, protocol: HTTP, hostname: a.example.com }'),
    },
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { gateway: 'Gateway default/inner', other: edge, address: '198.51.100.9', port: 80, host: null },
  },
  {
    code: 'GW-06',
    name: 'addresses that the controller gave',
    fault: {
      text: `${gateway()}status: { addresses: [{ value: 198.51.100.9 }] }\n${inner('')}status: { addresses: [{ value: 198.51.100.9 }] }\n`,
    },
    healthy: {
      text: `${gateway()}status: { addresses: [{ value: 198.51.100.9 }] }\n${inner('')}status: { addresses: [{ value: 198.51.100.8 }] }\n`,
    },
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { gateway: 'Gateway default/inner', other: edge, address: '198.51.100.9' },
  },
  {
    code: 'GW-08',
    name: 'a selector without from',
    fault: { text: allowing(selector) },
    healthy: { text: allowing(`from: Selector, ${selector}`) },
    severity: 'warning',
    path: 'spec.listeners[0].allowedRoutes.namespaces.selector',
    facts: { object: edge, why: 'selector-ignored', what: '' },
    fix: 'gone',
  },
  {
    code: 'GW-08',
    name: 'a selector beside All',
    fault: { text: allowing(`from: All, ${selector}`) },
    healthy: { text: allowing('from: All') },
    severity: 'warning',
    path: 'spec.listeners[0].allowedRoutes.namespaces.selector',
    facts: { object: edge, why: 'selector-ignored', what: 'All' },
  },
  {
    code: 'GW-08',
    name: 'a policy for a Service that is not there',
    fault: { text: policy('kind: Service, name: wep') },
    healthy: { text: policy('kind: Service, name: web') },
    severity: 'warning',
    path: 'spec.targetRefs[0]',
    facts: { object: 'BackendTLSPolicy default/tls', why: 'target-missing', what: 'Service default/wep' },
  },
  {
    code: 'GW-08',
    name: 'a policy for an object of a kind of which the input has none',
    fault: { text: policy('kind: Thing, name: web').replace('group: ""', 'group: x.io') },
    healthy: { text: policy('kind: Service, name: web') },
    severity: 'info',
    path: 'spec.targetRefs[0]',
    facts: { why: 'target-not-in-input', what: 'Thing default/web' },
  },
  {
    code: 'GW-08',
    name: 'a policy for a port that the Service does not have',
    fault: { text: policy('kind: Service, name: web, sectionName: https') },
    healthy: { text: policy('kind: Service, name: web, sectionName: https').replace('{ port: 80,', '{ name: https, port: 80,') },
    severity: 'warning',
    path: 'spec.targetRefs[0]',
    facts: { why: 'section-missing', what: 'Service default/web/https' },
  },
  {
    code: 'GWS-03',
    name: 'a target that the controller does not find; where the input shows it, GW-08 tells it',
    fault: { text: `${policy('kind: Service, name: web')}${lostTarget}` },
    healthy: { text: `${policy('kind: Service, name: wep')}${lostTarget}` },
    severity: 'warning',
    path: 'status.ancestors[0].conditions[0]',
    facts: { reason: 'TargetNotFound' },
  },
  {
    code: 'GW-09',
    name: 'a version that its definition does not serve',
    fault: { text: gateway() + route() + definition('HTTPRoute', `${served('v1beta1')}, ${served('v1', false)}`, release('standard')) },
    healthy: {
      text: gateway() + route() + definition('HTTPRoute', `${served('v1beta1')}, ${served('v1')}`) + definition('Gateway', served('v1')),
    },
    severity: 'warning',
    path: 'apiVersion',
    facts: { object: 'HTTPRoute default/route', why: 'not-served', version: 'v1', served: ['v1beta1'], bundle: 'v1.3.0' },
  },
  {
    code: 'GW-09',
    name: 'a kind that the standard channel does not have',
    fault: {
      text: web() + object('TCPRoute', 'db', 'rules: []').replace('/v1', '/v1alpha2') + releaseOf('standard'),
    },
    healthy: {
      text: web() + object('TCPRoute', 'db', 'rules: []').replace('/v1', '/v1alpha2') + releaseOf('experimental'),
    },
    severity: 'info',
    path: 'apiVersion',
    facts: { object: 'TCPRoute default/db', why: 'not-installed', version: 'v1alpha2', bundle: 'v1.3.0' },
  },
  {
    code: 'GW-09',
    name: 'a controller that does not support the version',
    fault: { text: gateway().replace(anyClass, anyClass + supports('False')) },
    healthy: { text: gateway().replace(anyClass, anyClass + supports('True')) },
    severity: 'info',
    path: 'status.conditions[0]',
    facts: { object: 'GatewayClass any', why: 'not-supported' },
  },
]
