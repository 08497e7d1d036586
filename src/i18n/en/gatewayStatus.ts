import type { Messages } from '../messages'
import { because } from './gatewayReasons'
import { quoted } from './grammar'

type Codes = 'GW-02' | 'GW-04' | 'GWS-01' | 'GWS-02' | 'GWS-03' | 'RT-07'

/** What controllers say of Gateways, listeners, routes and policies in their status. */
export const gatewayStatusFindings: Pick<Messages['findings'], Codes> = {
  'GW-02': ({ className, reason }) =>
    `Gateways of class ${quoted(className)} may find nobody who serves them: its controller says that it does not accept the class${because('class', reason)}`,
  'GW-04': ({ gateway, condition, reason }) =>
    condition === 'ResolvedRefs'
      ? `Requests for ${gateway} may get an error: its controller says that a reference of the Gateway does not hold${because('gateway', reason)}`
      : `Requests for ${gateway} may find nobody: its controller says that it is not ${condition === 'Programmed' ? 'programmed' : 'accepted'}${because('gateway', reason)}`,
  'GWS-01': ({ owner, listener, condition, reason }) =>
    condition === 'OverlappingTLSConfig'
      ? `A request on a TLS connection that is used again may be answered by another listener than ${quoted(listener)} of ${owner}: the controller says that their TLS settings overlap${because('listener', reason)}`
      : `Requests for listener ${quoted(listener)} of ${owner} may find nobody: the controller says that ${ofListener[condition] ?? condition}${because('listener', reason)}`,
  'GWS-02': ({ set, condition, reason }) =>
    `Requests for the listeners of ${set} may find nobody: the controller says that it is not ${condition === 'Programmed' ? 'programmed' : 'accepted'}${because('set', reason)}`,
  'GWS-03': ({ policy, ancestor, condition, reason }) =>
    condition === 'ResolvedRefs'
      ? `Requests may go on without what ${policy} asks for, or get an error: the controller of ${ancestor} says that a reference of the policy does not hold${because('policy', reason)}`
      : `Requests may go on without what ${policy} asks for: the controller of ${ancestor} says that it does not accept the policy${because('policy', reason)}`,
  'RT-07': ({ route, parent, condition, reason }) =>
    condition === 'Accepted'
      ? `Requests for ${route} may not reach it: the controller of ${parent} says that it does not accept the route${because('route', reason)}`
      : condition === 'PartiallyInvalid'
        ? `Requests for some rules of ${route} may not reach them: the controller of ${parent} says that part of the route is not valid${because('route', reason)}`
        : `Requests that ${route} takes may get an error: the controller of ${parent} says that a reference of the route does not hold${because('route', reason)}`,
}

const ofListener: Readonly<Record<string, string>> = {
  Conflicted: 'the listener is in conflict with another',
  Accepted: 'it does not accept the listener',
  ResolvedRefs: 'a reference of the listener does not hold',
  Programmed: 'the listener is not programmed',
}

export const gatewayStatusTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'GW-02': 'Class not accepted',
  'GW-04': 'Gateway not accepted or programmed',
  'GWS-01': 'Listener not open, says the controller',
  'GWS-02': 'ListenerSet not taken up',
  'GWS-03': 'Policy not carried out',
  'RT-07': 'Route not accepted by its parent',
}
