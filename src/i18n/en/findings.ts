import type { Messages } from '../messages'
import { pending, unanswered } from './balancers'
import { faults } from './faults'
import { gatewayStatusFindings } from './gatewayStatus'
import { gatewayFindings } from './gateways'
import { either, endpointsElsewhere, list, plural, quoted, socket, some } from './grammar'
import { ingressFindings } from './ingresses'
import { podFindings } from './pods'
import { policyFindings } from './policies'
import { foundInstead, inside } from './reasons'
import { serviceFindings } from './services'
import { traefikFindings } from './traefik'

/** What a finding means for a request: one sentence for each code. */
export const findings: Messages['findings'] = {
  'DNS-20': ({ host, nearest }) =>
    `A request to ${host} is never sent: no such name exists${nearest.length === 0 ? '' : `; the nearest that does is ${either(nearest)}`}`,
  'LB-01': (facts) => {
    if ('service' in facts)
      return facts.type === 'LoadBalancer'
        ? `Nothing can be sent to the load balancer of Service ${facts.service}: it has no address yet`
        : `Nothing can be sent to a load balancer of Service ${facts.service}: its type is ${facts.type}`
    return facts.own
      ? `Nothing can be sent to the load balancer of ${facts.ingress}: it has no address yet`
      : `Requests for ${facts.ingress} come only from those who know the address of ${facts.software ?? 'its controller'}: the status of the Ingress names none`
  },
  'LB-02': ({ object, port, error }) =>
    `Requests to port ${port} of the load balancer of ${object} are not served: its status says ${quoted(error)} of that port`,
  'LB-03': ({ service }) =>
    `Pods behind the load balancer of Service ${service} see the address of a node and not the client's, and requests may go over a second node: externalTrafficPolicy is Cluster`,
  'LB-04': ({ service, nodesWith }) =>
    `Requests to a NodePort of Service ${service} are answered by ${some(nodesWith)} alone: externalTrafficPolicy is Local, and a node without an endpoint drops them`,
  'LB-24': ({ service, cause }) =>
    `Service ${service} ${cause.why === 'version' ? 'may stay' : 'stays'} without a load balancer address: ${pending(cause)}`,
  'LB-27': ({ service, address, cause }) =>
    `Requests to ${address} of Service ${service} are lost, no node answers for it: ${unanswered[cause]}`,
  'LB-06': ({ balancer, port }) => `A request to port ${port} of load balancer ${balancer} ends there: the listener has no backend`,
  'LB-20': ({ service, node, nodesWith, healthCheckNodePort }) =>
    `Requests for Service ${service} that enter at ${node} are dropped: externalTrafficPolicy is Local and that node has no usable endpoint${endpointsElsewhere(nodesWith)}${hiddenBy(healthCheckNodePort)}`,
  'LB-21': ({ service, client, ranges }) =>
    `Requests from ${client} to the load balancer of Service ${service} are dropped: loadBalancerSourceRanges lists only ${some(ranges)}`,
  'LB-22': ({ service, type, port }) =>
    `A load balancer that sends to NodePorts does not reach port ${port} of Service ${service}: ${type === 'LoadBalancer' ? 'allocateLoadBalancerNodePorts is false' : `its type is ${type}`}, so there is none`,
  'LB-23': ({ balancer, asked, listeners }) =>
    asked === null
      ? `Requests to load balancer ${balancer} end there: it has no listener`
      : `A request to port ${asked} of load balancer ${balancer} ends there: it has no listener on that port${listeners.length === 0 ? '' : `, only on ${some(listeners)}`}`,
  'LB-25': ({ address, what }) =>
    `A request from outside the cluster does not reach ${address}: it is ${inside[what]}, and nothing in the input leads there`,
  'ND-04': ({ address, port, nodePorts }) =>
    `A request to ${socket(address, port)} is rejected by the node: no Service owns that port${nodePorts.length === 0 ? '' : `; ${plural(nodePorts.length, 'the only NodePort is', 'NodePorts are')} ${some(nodePorts)}`}`,
  ...policyFindings,
  ...gatewayFindings,
  ...gatewayStatusFindings,
  ...ingressFindings,
  ...traefikFindings,
  ...serviceFindings,
  ...podFindings,
  'SVC-01': ({ service, selector, nearest }) =>
    `Requests to Service ${service} reach no Pod: its selector ${selector} matches none${nearest === null ? '' : `; the nearest is ${nearest.workload} with ${nearest.labels}`}`,
  'SVC-04': ({ service, notReady }) =>
    `Requests to Service ${service} do not go to ${some(notReady)}: ${plural(notReady.length, 'it is', 'they are')} not ready`,
  'SVC-06': ({ service, targetPort, declared, lacking }) =>
    lacking.length > 0
      ? `Requests to Service ${service} never go to the Pods of ${some(lacking)}: they declare no port named ${quoted(targetPort)}, which targetPort asks for and other Pods have${declared.length === 0 ? '' : `; declared: ${some(declared)}`}`
      : `Requests to Service ${service} reach no Pod: no container declares a port named ${quoted(targetPort)}, which targetPort asks for${declared.length === 0 ? '' : `; declared: ${some(declared)}`}`,
  'PF-20': ({ object, asked, ports }) =>
    asked < 1
      ? `Another machine cannot reach what is forwarded to ${object}: without --address kubectl listens on localhost only`
      : `A request to local port ${asked} does not reach ${object}: kubectl port-forward listens on ${some(ports)}`,
  'PF-21': ({ object }) => `kubectl port-forward to ${object} ends with an error: no Pod of it runs`,
  'PF-22': ({ object, remote }) => `kubectl port-forward to ${object} ends with an error: there is no port ${remote}`,
  'RT-20': ({ router, host, path }) =>
    `A request ${host === null ? '' : `for host ${host} `}${path === '' ? '' : `at path ${path} `}gets an error from ${router}: no rule takes it`,
  'RT-21': ({ router, serverName, hosts }) =>
    `A TLS client ${serverName === null ? 'that names no server' : `that asks for ${serverName}`} gets no connection to ${router}: it has listeners ${hosts.length === 0 ? 'for no name' : `for ${some(hosts)} only`}`,
  'RT-22': ({ router, port, listens }) =>
    `A client ${listens === 'tls' ? 'without TLS' : 'with TLS'} gets no answer from ${router} on port ${port}, which speaks ${listens === 'tls' ? 'TLS' : 'no TLS'}`,
  'RT-23': ({ rule }) => `Requests that ${rule} takes get an error from the router: no backend of the rule has a share`,
  'RT-24': ({ rule, router }) => `Requests that ${rule} takes get an error: ${router} cannot carry out a filter of the rule`,
  'RT-25': ({ rule, status }) => `Requests that ${rule} takes are answered by the router itself with status ${status}`,
  'RT-26': ({ object }) => `Nothing can be sent to ${object}: no controller of the input serves it`,
  'RT-27': ({ rule, backend, why }) =>
    why === 'kind'
      ? `Requests that ${rule} takes for ${backend} get an error: the router cannot send to such a backend`
      : why === 'alias-refused'
        ? `Requests that ${rule} takes for ${backend} get an error: it is an ExternalName, and the router sends to no such Service`
        : `Requests that ${rule} takes for ${backend} may get an error: it is an ExternalName, which Gateway API advises controllers not to send to`,
  'RT-28': ({ router, serverName, host }) =>
    `A request for host ${host} on a TLS connection for ${serverName ?? 'no server name'} is refused (421): another listener of ${router} has that host`,
  'RT-29': ({ rule, backend }) =>
    `Requests that ${rule} takes for ${backend} get an error: a BackendTLSPolicy asks for TLS there, and the certificate authority that it names cannot be read`,
  'SVC-20': ({ service, asked, ports }) =>
    `A request to port ${asked} of Service ${service} does not arrive: the Service has ${ports.length === 0 ? 'no ports' : `only ${some(ports)}`}`,
  'SVC-21': ({ service, asked, served }) =>
    `A request to Service ${service} by ${asked} does not arrive: that port is served by ${some(served)} only`,
  'SVC-22': ({ service, node, nodesWith }) =>
    `Requests to Service ${service} from ${node} are dropped: internalTrafficPolicy is Local and that node has no usable endpoint${endpointsElsewhere(nodesWith)}`,
  'SVC-23': ({ service }) =>
    `Requests to Service ${service} arrive nowhere: it has no selector, and no Endpoints or EndpointSlice object belongs to it`,
  'SVC-24': ({ service, selector }) =>
    `Requests to Service ${service} never use the Endpoints written by hand: the controller replaces them with what the selector ${selector} finds`,
  'SVC-25': ({ service, targetPort, endpointPort }) =>
    `Requests to Service ${service} go to port ${endpointPort}, as the endpoints written by hand say: targetPort ${targetPort} has no effect on them`,
  'SVC-26': ({ service, wanted, found }) =>
    `Requests to Service ${service} find no endpoint: none has ${wanted === '' ? 'an unnamed port' : `a port named ${quoted(wanted)}`} as the Service does${foundInstead(found)}`,
  'SVC-27': ({ service, port, targetPort }) =>
    `A request to port ${port} of headless Service ${service} meets port ${port} of the Pod, not targetPort ${targetPort}: nothing translates it`,
  'SVC-29': ({ sender, family }) =>
    `${sender} cannot send this request: the destination is an ${family} address, and it has none of that family`,
  'SVC-32': ({ pod, port }) =>
    `Whether a forwarded request to port ${port} of Pod ${pod} is answered is not known: no container declares the port, and a declaration is not needed`,
  'SVC-33': ({ address }) => `A request to ${address} arrives nowhere: no Service has that cluster IP`,
  'SYS-01': (facts) => {
    const { kinds } = facts
    if ('workload' in facts)
      return `Whether a Pod of ${facts.workload} runs to take requests is not known: it runs only on a node with ${list(facts.wants)}, and no ${list(kinds)} is in the input`
    return facts.service === null
      ? `Requests can go another way than shown: no ${list(kinds)} is in this dump, and nothing says that ${plural(kinds.length, 'the kind was', 'the kinds were')} asked for; the line that hopscope dump prints asks for all of them`
      : `Where a request to Service ${facts.service} goes is not known: neither its selector nor an ${list(kinds)} of it is in the input`
  },
  'SYS-02': ({ name }) =>
    `${name} carries Service traffic in this cluster, not kube-proxy: hops at nodes are modelled as kube-proxy would do them`,
  'SYS-03': ({ object, path, fault, refused }) => {
    const why = faults[fault.code](path, fault as never)
    if (refused && object.startsWith('NetworkPolicy '))
      return `${object} isolates no Pod and lets nothing pass: the API server refuses the object, since ${why}`
    return refused
      ? `A request to ${object} finds nothing: the API server refuses the object, since ${why}`
      : `The API server would refuse ${object}, which is followed here all the same: ${why}`
  },
  'SYS-04': ({ object, firstFile, firstLine }) =>
    `Requests may go another way than shown: ${object} stands twice with different content, first at ${firstFile}:${firstLine}`,
  'SYS-05': ({ address }) => `A request to ${address} leaves what is described: nothing in the input describes that address`,
  'SYS-06': ({ limit }) => `The request is still on its way after ${limit} hops and is not followed further`,
}

function hiddenBy(healthCheckNodePort: number | null): string {
  return healthCheckNodePort === null ? '' : `; a load balancer that asks health check port ${healthCheckNodePort} leaves the node out`
}
