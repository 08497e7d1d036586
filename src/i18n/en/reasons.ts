import type { Messages } from '../messages'
import { unanswered } from './balancers'
import { closedWords } from './gateways'
import { either, endpointsElsewhere, named, plural, quoted, socket, some } from './grammar'
import { isolation } from './policies'

/** Why a trace did not arrive: one sentence for each stop reason. */
export const stops: Messages['stops'] = {
  'no-such-name': ({ host, nearest }) =>
    nearest.length === 0 ? `No name ${host} exists` : `No name ${host} exists; the nearest that does is ${either(nearest)}`,
  'address-family-differs': ({ sender, family }) => `${sender} has no ${family} address to send from`,
  'no-address-behind-name': ({ host, service }) => `${host} is a name of Service ${service}, but no address stands behind it now`,
  'cluster-ip-not-allocated': ({ address }) => `${address} is in the range of cluster IPs, but no Service has it`,
  'port-not-on-service': ({ service, asked, ports }) =>
    ports.length === 0
      ? `Service ${service} has no port ${asked}: it has no ports at all`
      : `Service ${service} has no port ${asked}, only ${some(ports)}`,
  'no-load-balancer-address': ({ service, type }) =>
    type === 'LoadBalancer'
      ? `Service ${service} has no load balancer address yet`
      : `Service ${service} has no load balancer address: its type is ${type}`,
  'source-range-excludes-client': ({ client, ranges, service }) =>
    `The client ${client} is in none of the loadBalancerSourceRanges of Service ${service}: ${some(ranges)}`,
  'address-not-announced': ({ service, address, cause }) =>
    `No node answers for the address ${address} of Service ${service}: ${unanswered[cause]}`,
  'no-endpoints': ({ service, selector }) =>
    selector === null
      ? `Service ${service} has no usable endpoint: it has no selector, and no Endpoints or EndpointSlice object gives it one`
      : `Service ${service} has no usable endpoint: its selector ${selector} finds no ready Pod`,
  'endpoints-not-known': ({ service }) =>
    `Which endpoints Service ${service} has is not known: what the terminal showed of it has no selector, and no EndpointSlice or Endpoints object of it is in the input`,
  'no-endpoint-with-that-port-name': ({ service, wanted, found }) =>
    `Service ${service} has no endpoint with ${wanted === '' ? 'an unnamed port' : `a port named ${quoted(wanted)}`}${foundInstead(found)}`,
  'no-local-endpoints': ({ service, node, policy, nodesWith }) =>
    `${node} has no usable endpoint of Service ${service}, and ${policy}TrafficPolicy Local allows no other${endpointsElsewhere(nodesWith)}`,
  'no-listener': ({ balancer, asked, listeners }) =>
    listeners.length === 0
      ? `Load balancer ${balancer} has no listener on port ${asked}: it has none at all`
      : `Load balancer ${balancer} has no listener on port ${asked}, only on ${some(listeners)}`,
  'no-backend': ({ balancer, port }) => `The listener on port ${port} of load balancer ${balancer} has no backend that it may send to`,
  'no-node-port': ({ service, port }) =>
    `The load balancer sends to NodePorts, but Service ${service} has none for port ${port} (allocateLoadBalancerNodePorts is false)`,
  'nothing-listens': ({ address, port, what, known }) =>
    what === 'node'
      ? `No Service owns port ${port} of node address ${address}${known.length === 0 ? '' : `; ${plural(known.length, 'the only NodePort is', 'NodePorts are')} ${some(known)}`}`
      : `Nothing is known to listen on ${socket(address, port)}${known.length === 0 ? '' : `; its endpoints have ${plural(known.length, 'port', 'ports')} ${some(known)}`}`,
  'cluster-address-from-outside': ({ address, what }) =>
    `${address} is ${inside[what]}, and nothing in the input leads there from outside the cluster`,
  'address-nobody-describes': ({ address }) => `Nothing in the input describes ${address}, so the request leaves what is described`,
  'nobody-serves': ({ object }) => `No controller of the input serves ${named(object)}, so no address leads to it`,
  'listener-closed': ({ router, object, listener, port, why }) =>
    `${named(router)} does not open listener ${quoted(listener)} of ${named(object)} on port ${port}: ${closedWords[why]}`,
  'protocol-differs': ({ router, port, listens }) =>
    listens === 'tls'
      ? `${named(router)} speaks TLS on port ${port}, and the client speaks none`
      : `${named(router)} speaks no TLS on port ${port}, and the client begins with it`,
  'no-certificate': ({ router, serverName, hosts }) =>
    `${named(router)} has no listener for ${serverName === null ? 'a client that names no server' : `the server name ${serverName}`}${hosts.length === 0 ? '' : `, only for ${some(hosts)}`}`,
  'misdirected-request': ({ router, serverName, host }) =>
    `${named(router)} has another listener for host ${host} than the one of the TLS connection${serverName === null ? '' : ` (${serverName})`}`,
  'no-http-rule': ({ router, host, path }) =>
    `No rule of ${named(router)} takes ${host === null ? '' : `host ${host}, `}${path === '' ? 'the connection' : `path ${path}`}`,
  'no-route-backend': ({ router, object }) =>
    `The rule of ${named(object)} that takes the request at ${named(router)} has no backend with a share`,
  'filter-unsupported': ({ router, object }) => `${named(object)} asks for a filter that ${named(router)} cannot carry out`,
  'fixed-answer': ({ router, object, status }) => `${named(object)} has ${named(router)} answer by itself with status ${status}`,
  'backend-missing': ({ router, object, backend }) =>
    `${named(object)} sends to ${backend}, which is not there, so ${named(router)} answers by itself`,
  'backend-port-missing': ({ router, object, backend }) =>
    `${named(object)} sends to ${backend}, and the Service has no such port, so ${named(router)} answers by itself`,
  'backend-not-supported': ({ router, object, backend }) => `${named(object)} sends to ${backend}, which ${named(router)} cannot send to`,
  'reference-not-granted': ({ router, object, backend }) =>
    `${named(object)} sends to ${backend} in another namespace, and no ReferenceGrant there allows it, so ${named(router)} answers by itself`,
  'backend-tls-invalid': ({ router, object, backend }) =>
    `${named(object)} sends to ${backend}, where a BackendTLSPolicy asks for TLS without a usable authority, so ${named(router)} answers by itself`,
  'not-forwarded': ({ object, asked, ports }) =>
    asked < 1
      ? `kubectl port-forward to ${named(object)} listens on its own machine only: start it with --address`
      : `kubectl port-forward to ${named(object)} listens on ${some(ports)}, not on ${asked}`,
  'nothing-to-forward-to': ({ object }) => `No Pod of ${named(object)} runs, so kubectl has nothing to forward to`,
  'port-not-forwardable': ({ object, remote, pod }) => `kubectl finds no port ${remote} of ${named(object)} on Pod ${pod}`,
  'isolated-egress': isolation,
  'isolated-ingress': isolation,
  'too-many-hops': ({ limit }) => `The request is still on its way after ${limit} hops and is not followed further`,
}

export const inside = { pod: 'the address of a Pod', clusterIp: 'a cluster IP' } as const

export function foundInstead(found: readonly string[]): string {
  return found.length === 0 ? '' : `, only ${some(found.map((name) => (name === '' ? 'an unnamed one' : quoted(name))))}`
}

const timeout = 'waits, then times out'
const refused = 'connection refused at once'

export const symptomWords: Messages['symptomWords'] = {
  refused,
  timeout,
  behindRouter: 'waits until the router gives up, usually with HTTP status 504',
  status: (status) => `an answer with HTTP status ${status}`,
}

const answer = 'an HTTP error, answered by the router itself'

/** What the client sees, as far as the stop reason alone tells. */
export const symptoms: Messages['symptoms'] = {
  'no-such-name': 'no such host',
  'address-family-differs': 'network unreachable',
  'no-address-behind-name': 'no such host',
  'cluster-ip-not-allocated': 'usually waits, then times out',
  'port-not-on-service': 'usually waits, then times out',
  'no-load-balancer-address': 'there is no address to send to',
  'source-range-excludes-client': timeout,
  'address-not-announced': timeout,
  'no-endpoints': refused,
  'endpoints-not-known': 'whatever stands behind the Service answers: the input does not say',
  'no-endpoint-with-that-port-name': refused,
  'no-local-endpoints': timeout,
  'no-listener': refused,
  'no-backend': 'no connection: the load balancer has nothing to send to',
  'no-node-port': 'no connection: the load balancer has no port to send to',
  'nothing-listens': refused,
  'cluster-address-from-outside': 'usually waits, then times out',
  'address-nobody-describes': 'whatever that address answers: the input does not say',
  'nobody-serves': 'there is no address to send to',
  'listener-closed': refused,
  'protocol-differs': 'the connection is closed during the TLS handshake',
  'no-certificate': 'the connection is closed during the TLS handshake',
  'misdirected-request': answer,
  'no-http-rule': answer,
  'no-route-backend': answer,
  'filter-unsupported': answer,
  'fixed-answer': answer,
  'backend-missing': answer,
  'backend-port-missing': answer,
  'backend-not-supported': answer,
  'reference-not-granted': answer,
  'backend-tls-invalid': answer,
  'not-forwarded': refused,
  'nothing-to-forward-to': 'kubectl ends with an error',
  'port-not-forwardable': 'kubectl ends with an error',
  'isolated-egress': timeout,
  'isolated-ingress': timeout,
  'too-many-hops': timeout,
}
