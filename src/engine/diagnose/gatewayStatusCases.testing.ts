import type { FindingCase } from './findingCase.testing'
import { gateway, object, route, set } from './gatewayCases.testing'

/** Findings that mirror what controllers say in a status. */

const condition = (type: string, value: string, reason: string, more = '') =>
  `{ type: ${type}, status: '${value}', reason: ${reason}${more} }`
const ofListener = (conditions: string, name = 'http') => `status: { listeners: [{ name: ${name}, conditions: [${conditions}] }] }\n`
const ofParent = (conditions: string) => `status: { parents: [{ parentRef: { name: edge }, conditions: [${conditions}] }] }\n`
const ofAncestor = (conditions: string) => `status: { ancestors: [{ ancestorRef: { name: edge }, conditions: [${conditions}] }] }\n`
const policy = object('BackendTLSPolicy', 'tls', 'targetRefs: [{ group: "", kind: Service, name: web }], validation: { hostname: web }')
const edge = 'Gateway default/edge'
const said = (type: string, value: string, reason: string) => ({ text: gateway() + ofListener(condition(type, value, reason)) })
const taken = condition('Accepted', 'False', 'PortUnavailable')

export const gatewayStatusCases: readonly FindingCase[] = [
  {
    code: 'GWS-01',
    name: 'a port that is taken, for which the listener is not programmed either',
    fault: { text: gateway() + ofListener(`${taken}, ${condition('Programmed', 'False', 'Invalid')}`) },
    healthy: said('Accepted', 'True', 'Accepted'),
    severity: 'warning',
    path: 'spec.listeners[0]',
    facts: { owner: edge, listener: 'http', condition: 'Accepted', reason: 'PortUnavailable' },
  },
  {
    code: 'GWS-01',
    name: 'of a listener that is not written any more',
    fault: { text: gateway() + ofListener(taken, 'old') },
    healthy: { text: gateway() + ofListener(condition('Accepted', 'Unknown', 'Pending'), 'old') },
    severity: 'warning',
    path: 'status.listeners[0].conditions[0]',
    facts: { owner: edge, listener: 'old', condition: 'Accepted', reason: 'PortUnavailable' },
  },
  {
    code: 'GWS-01',
    name: 'TLS settings that overlap',
    fault: said('OverlappingTLSConfig', 'True', 'OverlappingHostnames'),
    healthy: said('OverlappingTLSConfig', 'False', 'NoConflicts'),
    severity: 'info',
    path: 'spec.listeners[0]',
    facts: { condition: 'OverlappingTLSConfig', reason: 'OverlappingHostnames' },
  },
  {
    code: 'GWS-01',
    name: 'a conflict that its fields do not tell; where they do, it is told of them',
    fault: said('Conflicted', 'True', 'HostnameConflict'),
    healthy: {
      text:
        gateway('{ name: http, port: 80, protocol: HTTP }, { name: tls, port: 80, protocol: TLS, tls: { mode: Passthrough } }') +
        ofListener(condition('Conflicted', 'True', 'ProtocolConflict')),
    },
    severity: 'warning',
    path: 'spec.listeners[0]',
    facts: { condition: 'Conflicted', reason: 'HostnameConflict' },
  },
  {
    code: 'GWS-02',
    name: 'a ListenerSet of a Gateway that is not accepted',
    fault: { text: `${gateway()}${set}status: { conditions: [${condition('Accepted', 'False', 'ParentNotAccepted')}] }\n` },
    healthy: { text: `${gateway()}${set}status: { conditions: [${condition('Accepted', 'True', 'Accepted')}] }\n` },
    severity: 'warning',
    path: 'status.conditions[0]',
    facts: { set: 'ListenerSet default/more', condition: 'Accepted', reason: 'ParentNotAccepted' },
  },
  {
    code: 'GWS-02',
    name: 'what its listeners say for themselves is not summed up',
    fault: { text: `${gateway()}${set}status: { conditions: [${condition('Accepted', 'False', 'ListenersNotValid')}] }\n` },
    healthy: {
      text: `${gateway()}${set}status: { conditions: [${condition('Accepted', 'False', 'ListenersNotValid')}], listeners: [{ name: http, conditions: [${condition('Accepted', 'False', 'TooManyListeners')}] }] }\n`,
    },
    severity: 'warning',
    path: 'status.conditions[0]',
    facts: { condition: 'Accepted', reason: 'ListenersNotValid' },
  },
  {
    code: 'GWS-03',
    name: 'a policy beside one that goes first',
    fault: { text: gateway() + policy + ofAncestor(condition('Accepted', 'False', 'Conflicted')) },
    healthy: { text: gateway() + policy + ofAncestor(condition('Accepted', 'True', 'Accepted')) },
    severity: 'warning',
    path: 'status.ancestors[0].conditions[0]',
    facts: { policy: 'BackendTLSPolicy default/tls', ancestor: edge, condition: 'Accepted', reason: 'Conflicted' },
  },
  {
    code: 'GW-04',
    name: 'a reference of the Gateway itself',
    fault: { text: `${gateway()}status: { conditions: [${condition('ResolvedRefs', 'False', 'InvalidClientCertificateRef')}] }\n` },
    healthy: { text: `${gateway()}status: { conditions: [${condition('ResolvedRefs', 'True', 'ResolvedRefs')}] }\n` },
    severity: 'warning',
    path: 'status.conditions[0]',
    facts: { gateway: edge, condition: 'ResolvedRefs', reason: 'InvalidClientCertificateRef' },
  },
  {
    code: 'GW-04',
    name: 'what is said of an earlier version is not told',
    fault: { text: `${gateway()}status: { conditions: [${condition('Accepted', 'False', 'Invalid', ', observedGeneration: 2')}] }\n` },
    healthy: {
      text: `${gateway().replace('name: edge }', 'name: edge, generation: 3 }')}status: { conditions: [${condition('Accepted', 'False', 'Invalid', ', observedGeneration: 2')}] }\n`,
    },
    severity: 'warning',
    path: 'status.conditions[0]',
    facts: { gateway: edge, condition: 'Accepted', reason: 'Invalid' },
  },
  {
    code: 'RT-07',
    name: 'rules that are left out; a parent that is missed is told of the reference to it',
    fault: { text: gateway() + route() + ofParent(condition('PartiallyInvalid', 'True', 'UnsupportedValue')) },
    healthy: { text: gateway() + route('', 'name: edge, sectionName: web') + ofParent(condition('Accepted', 'False', 'NoMatchingParent')) },
    severity: 'warning',
    path: 'status.parents[0].conditions[0]',
    facts: { parent: edge, condition: 'PartiallyInvalid', reason: 'UnsupportedValue' },
  },
  {
    code: 'RT-07',
    name: 'a backend of which the input says nothing; one that it misses is told by its rule',
    fault: {
      text:
        gateway() +
        route().replace('{ name: web', '{ name: api, namespace: shop') +
        ofParent(condition('ResolvedRefs', 'False', 'InvalidKind')),
    },
    healthy: {
      text: gateway() + route().replace('name: web', 'name: wep') + ofParent(condition('ResolvedRefs', 'False', 'BackendNotFound')),
    },
    severity: 'warning',
    path: 'status.parents[0].conditions[0]',
    facts: { condition: 'ResolvedRefs', reason: 'InvalidKind' },
  },
]
