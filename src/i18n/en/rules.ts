import type { Candidate, MasqueradeReason, RuleFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { addressPool, announcement, balancerProvider } from './balancers'
import { count, number, plural, some } from './grammar'
import { networkPolicy } from './policies'

/** Why a hop came out so: one sentence for each rule. */
export const rules: Messages['rules'] = {
  podResolvConf: ({ policy, hostNetwork, nameservers, searches, ndots, usesClusterDns }) => {
    const server = usesClusterDns ? "the cluster's DNS" : "a DNS server that does not know the cluster's names"
    const at = nameservers.length === 0 ? '' : ` at ${nameservers.join(', then ')}`
    const tries = `ndots ${ndots}, ${number(searches)} ${plural(searches, 'search domain', 'search domains')}`
    return `The Pod asks ${server}${at} (dnsPolicy ${policy}${hostNetwork ? ' on the host network' : ''}; ${tries})`
  },
  serviceDns: ({ host, address }) =>
    address === null ? `The cluster's DNS has no address for ${host}` : `The cluster's DNS answers ${host} with ${address}`,
  externalName: ({ host, target }) => `${host} is an alias (CNAME) of ${target}; the ports of the Service have no effect`,
  outsideName: ({ host, address }) => `Outside the cluster, ${host} leads to ${address}`,
  headlessService: ({ endpoints, port }) =>
    `The Service is headless: its name leads straight to ${endpoints === 0 ? 'endpoints, of which it has none' : `its ${count(endpoints, 'endpoint', 'endpoints')}`}, and port ${port} is not translated`,
  clusterIp: ({ address, port, service, portName }) =>
    `${address} is the cluster IP of Service ${service}, which has port ${port}${portName === '' ? '' : ` (${portName})`}`,
  nodePort: ({ nodePort, service, port }) => `NodePort ${nodePort} belongs to Service ${service}, port ${port}`,
  hostPort: ({ hostPort, pod, port }) => `Pod ${pod} claims port ${hostPort} of its node (hostPort) for its own port ${port}`,
  externalIps: ({ address, port, service }) => `${address} is an external IP of Service ${service}, which has port ${port}`,
  loadBalancer: ({ address, port, service, mode }) =>
    mode === 'VIP'
      ? `${address} is the load balancer address of Service ${service}, port ${port}, and the nodes answer for it (ipMode VIP)`
      : `${address} is the load balancer address of Service ${service}, port ${port}, and the load balancer itself answers for it (ipMode Proxy)`,
  balancerProvider,
  addressPool,
  announcement,
  loadBalancerSourceRanges: ({ client, ranges, allowed }) =>
    `The client ${client} is ${allowed ? 'within' : 'outside'} loadBalancerSourceRanges ${some(ranges)}`,
  externalTrafficPolicy: (facts) => `externalTrafficPolicy is ${externalPolicy(facts)}`,
  internalTrafficPolicy: ({ policy, endpoints }) =>
    `internalTrafficPolicy is ${policy}: ${endpoints === 'local' ? 'only endpoints on this node' : 'endpoints on every node'} may be chosen`,
  endpointConditions,
  trafficDistribution: ({ prefers, node, zone, used, of }) =>
    prefers === 'PreferSameNode'
      ? `Hints keep traffic on its node: ${number(used)} of ${number(of)} ready ${plural(of, 'endpoint', 'endpoints')} are for ${node}`
      : `Hints keep traffic in its zone: ${number(used)} of ${number(of)} ready ${plural(of, 'endpoint', 'endpoints')} are for ${zone}, the zone of ${node}`,
  sessionAffinity: ({ seconds, client, of }) =>
    `The first connection of ${client ?? 'a client'} takes one of ${number(of)}; for ${seconds} s after the last one it keeps that endpoint (ClientIP); each node remembers for itself`,
  targetPort: ({ targetPort, declared, port }) => {
    if (!declared) return `targetPort is not set, so it equals the Service's port, and the Pod receives on port ${port}`
    return typeof targetPort === 'number'
      ? `targetPort is ${targetPort}, so the Pod receives on port ${port}`
      : `targetPort ${targetPort} is the name of port ${port} of this Pod`
  },
  endpointPort: ({ port, targetPort }) =>
    targetPort === port
      ? `The endpoint itself names port ${port}; targetPort counts only where endpoints are made from Pods`
      : `The endpoint itself names port ${port}; targetPort ${targetPort} counts only where endpoints are made from Pods`,
  otherDataplane: ({ name }) => `${name} carries Service traffic in this cluster; this hop is modelled as kube-proxy would do it`,
  destinationNat: ({ from, to, node }) =>
    node === null ? `The destination ${from} is rewritten to ${to} (DNAT)` : `${node} rewrites the destination ${from} to ${to} (DNAT)`,
  masquerade: ({ masquerade, reason, node }) =>
    masquerade
      ? `${node ?? 'The node'} rewrites the source to its own address (masquerade): ${masqueradeReasons[reason]}`
      : `The source stays as it is: ${masqueradeReasons[reason]}`,
  portForward: ({ object, local, remote, pod, port }) =>
    `Local port ${local} is forwarded to port ${remote} of ${object}: kubectl takes Pod ${pod}, port ${port}, once and balances nothing`,
  networkPolicy,
  routerListener: ({ router, listener, port, host, tls }) =>
    `Listener ${listener} of ${router} takes the connection on port ${port}${host === null ? '' : ` for ${host}`}${listenerTls[tls]}`,
  httpMatch: ({ host, path, method, of, won }) => {
    const asked = [method, host, path].filter(Boolean).join(' ')
    const what = asked === '' ? 'the connection' : asked
    if (won === null) return `${count(of, 'rule was tried, and it does not take', 'rules were tried, and none takes')} ${what}`
    return `The rule of ${won} takes ${what}: ${of === 1 ? 'the only one tried' : `the first of ${count(of, 'rule', 'rules')} tried that does`}`
  },
  httpFilter: ({ router, rule, changes }) => `${router} changes the request as ${rule} asks: ${count(changes, 'filter', 'filters')}`,
  routeBackend: ({ backend, weight, total, dial }) =>
    `${backend} ${weight === total ? 'is the only backend of the rule that gets a share' : `gets ${number(weight)} of ${number(total)} shares of the rule`}; ${dials[dial]}`,
  balancerListener: ({ port, protocol, listeners }) =>
    listeners.includes(port)
      ? `The load balancer has a listener on port ${port} (${protocol})`
      : `The load balancer has no listener on port ${port} (${protocol})${listeners.length === 0 ? '' : `, only on ${some(listeners)}`}`,
  servicePort: ({ service, asked, ports }) => `Service ${service} has no port ${asked}, only ${some(ports)}`,
  portNames: ({ wanted, found }) =>
    found.length === 0
      ? `Endpoints join by port name and protocol: ${wanted} is wanted, and the endpoints have no port`
      : `Endpoints join by port name and protocol: ${wanted} is wanted, and the endpoints have only ${some(found)}`,
  balancerBackend: ({ to, of }) =>
    `${to} is ${of === 1 ? 'the only backend' : `one of ${count(of, 'backend', 'backends')}`} of this listener`,
  healthCheckNodePort: healthCheck,
}

const masqueradeReasons: Record<MasqueradeReason, string> = {
  'external-policy-cluster': 'externalTrafficPolicy is Cluster, and replies must come back to the node that translated',
  'node-itself': 'the node itself is the sender',
  hairpin: 'the endpoint reaches itself through its Service',
  'masquerade-all': 'kube-proxy runs with masqueradeAll',
  'source-is-no-pod': 'kube-proxy does not recognise the sender as a Pod',
  'source-is-pod': 'the sender is a Pod',
  'local-policy-keeps-client': "externalTrafficPolicy is Local, which keeps the client's address",
  'no-detector': 'kube-proxy has no way to tell Pods from other senders (detectLocalMode)',
  'endpoint-is-this-node': 'the endpoint stands on the node itself, so the packet does not leave it',
}

function externalPolicy({ policy, sender, endpoints }: RuleFacts['externalTrafficPolicy']): string {
  if (policy === 'Cluster') return 'Cluster: endpoints on every node may be chosen'
  if (endpoints === 'local') return 'Local: only endpoints on this node may be chosen'
  if (sender === 'outside') return 'Local, yet endpoints on every node may be chosen'
  return `Local, but the sender is ${sender === 'pod' ? 'a Pod' : 'the node itself'}: endpoints on every node may be chosen`
}

function endpointConditions({ origin, candidates, fallback }: RuleFacts['endpointConditions']): string {
  if (candidates.length === 0) return noCandidates[origin]
  const usable = candidates.filter((candidate) => candidate.usable === true)
  const share = `${number(usable.length)} of ${number(candidates.length)} ${plural(candidates.length, 'endpoint', 'endpoints')} may be chosen here`
  const rest = candidates.length === usable.length ? '' : ` (${leftOut(candidates)})`
  const why = fallback === 'none' ? '' : '; none is ready, so those that still serve while terminating count'
  return `${share}${rest}${origins[origin]}${why}`
}

const noCandidates = {
  EndpointSlice: 'EndpointSlice objects give this port no endpoint',
  Endpoints: 'The Endpoints object gives this port no endpoint',
  selector: 'The selector finds no Pod that is an endpoint of this port',
  none: 'Nothing gives this Service an endpoint',
} as const

const origins = {
  EndpointSlice: ', as EndpointSlice objects say',
  Endpoints: ', as the Endpoints object says',
  selector: ', made from the Pods that the selector finds',
  none: '',
} as const

/** Why an endpoint may not be chosen, as a remark beside it. */
export const unusable = {
  'not-ready': 'not ready',
  terminating: 'terminating',
  'not-on-this-node': 'not on this node',
  'ready-ones-exist': 'passed over for ready ones',
  'kept-for-another-node': 'kept for other nodes',
  'kept-for-another-zone': 'kept for other zones',
} as const

function leftOut(candidates: readonly Candidate[]): string {
  const reasons = Object.entries(unusable).flatMap(([reason, words]) => {
    const hit = candidates.filter((candidate) => candidate.usable === reason).length
    return hit === 0 ? [] : [`${hit} ${words}`]
  })
  return reasons.join(', ')
}

function healthCheck({ port, healthy, unhealthy }: RuleFacts['healthCheckNodePort']): string {
  const check = port === null ? "the load balancer's health check" : `the health check on port ${port}`
  if (healthy.length === 0) return `No node passes ${check}, and all are left out: ${some(unhealthy)}`
  if (unhealthy.length === 0) return `Every node passes ${check}: ${some(healthy)}`
  return `${some(healthy)} ${plural(healthy.length, 'passes', 'pass')} ${check}; the load balancer leaves out ${some(unhealthy)}`
}

const listenerTls = { none: '', terminate: ' and ends its TLS', passthrough: ' and passes its TLS on unopened' } as const

const dials = {
  endpoint: 'the router dials one of its endpoints, past the cluster IP',
  clusterIp: 'the router dials its cluster IP',
  nodePort: 'the router dials a port of a node',
} as const
