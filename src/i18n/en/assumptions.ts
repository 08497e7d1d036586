import type { Messages } from '../messages'
import { count, named, plural, some } from './grammar'

/** What was filled in, and why. */
export const assumptions: Messages['assumptions'] = {
  nodes: ({ names }) => `The input has no Node, so ${some(names)} ${plural(names.length, 'is', 'are')} assumed`,
  'node-address': ({ node, address }) => `${named(node)} has no address in the input, so ${address} is assumed`,
  pods: ({ workload, pods }) =>
    pods.length === 0
      ? `The Pods of ${named(workload)} are not in the input, and none is assumed`
      : `The Pods of ${named(workload)} are not in the input, so ${count(pods.length, 'Pod is', 'Pods are')} assumed: ${some(pods.map((pod) => pod.name))}`,
  'pod-template': ({ workload, pods }) =>
    `Labels or ports of ${some(pods.map((pod) => pod.name))} are not in the input, so those of the template of ${named(workload)} are assumed`,
  'pod-address': ({ pod, address }) => `${named(pod)} has no address in the input, so ${address} is assumed`,
  'pod-node': ({ pod, node }) => `The input does not say where ${named(pod)} runs, so ${node} is assumed`,
  'pod-readiness': ({ pod }) => `The input does not say whether ${named(pod)} is ready, so it is assumed to be`,
  'cluster-ip': ({ service, address }) => `${named(service)} has no cluster IP in the input, so ${address} is assumed`,
  'node-port': ({ service, port, nodePort }) => `Port ${port} of ${named(service)} has no NodePort in the input, so ${nodePort} is assumed`,
  'load-balancer-address': ({ service, address }) =>
    `${named(service)} has no load balancer address in the input, so ${address} is assumed`,
  endpoints: ({ service, count: amount }) =>
    `The endpoints of ${named(service)} are not in the input, so ${count(amount, 'endpoint is', 'endpoints are')} assumed from what its selector finds`,
  'client-address': ({ client, address }) =>
    `${client.name === 'client' ? 'The client' : named(client)} has no address in the input, so ${address} is assumed`,
  listening: ({ pod, port }) => `No container of ${named(pod)} declares port ${port}; that something listens there is assumed`,
  'policy-enforced': ({ policies }) =>
    `That a network plugin enforces ${some(policies.map(named))} is assumed; without one, policies have no effect`,
  'policy-after-translation': () =>
    'Policies are held against addresses and ports as they are after translation; some network plugins look before it',
  'host-network-policy': ({ pod, policies }) =>
    `Pod ${pod} stands on the network of its node, so ${some(policies.map(named))} is taken not to apply to it; some network plugins apply it`,
  'answering-node': ({ service, node, of }) =>
    `One of ${count(of, 'node', 'nodes')} answers for the load balancer address of ${named(service)}; the input does not tell which, so ${node} is assumed`,
  dataplane: ({ name }) => `What nodes do is modelled as kube-proxy would do it; here ${name} does it`,
  'router-address': ({ router, address }) => `No status tells the address of ${named(router)}, so ${address} is assumed`,
  router: ({ router, service }) => `Nothing in the input runs ${named(router)}, so one Pod behind ${named(service)} is assumed`,
  certificate: ({ owner, listener, secret }) =>
    `The input was taken without ${named(secret)}, so it is assumed to hold a certificate that listener ${listener} of ${named(owner)} can use`,
  authority: ({ policy, service, holder }) =>
    `The input was taken without ${named(holder)}, so it is assumed to hold the authority with which ${named(policy)} checks ${named(service)}`,
  extension: ({ route, extension }) =>
    `The input was taken without ${named(extension)}, which ${named(route)} names; that it exists is assumed`,
  'masquerade-address': ({ node, address }) =>
    `The masqueraded source is shown as ${address}, the primary address of ${node}; the address of a bridge or tunnel may stand there instead`,
}
