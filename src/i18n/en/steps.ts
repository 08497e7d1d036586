import type { Messages } from '../messages'
import { count } from './grammar'

/** What happens at a hop, in one sentence. */
export const steps: Messages['steps'] = {
  send: ({ sender, host, to }) => {
    const who = sender === 'client' || sender === '' ? 'The client' : sender
    if (host !== null) return to === null ? `${who} sends to ${host}` : `${who} sends to ${host}, which leads to ${to}`
    return to === null ? `${who} sends the request` : `${who} sends to ${to}`
  },
  forward: ({ balancer, port, backend, backendPort, nodePort }) =>
    nodePort
      ? `Load balancer ${balancer} takes port ${port} and sends on to ${backend}, NodePort ${backendPort}`
      : `Load balancer ${balancer} takes port ${port} and sends on to ${backend}, port ${backendPort}`,
  pass: ({ balancer, node, port }) => `Load balancer ${balancer} passes the packet to ${node} unchanged, still addressed to port ${port}`,
  nodePort: ({ node, nodePort, service, port }) => `${node} translates NodePort ${nodePort} to Service ${service}, port ${port}`,
  healthCheck: ({ node, service, port, status, localReadyEndpoints }) =>
    `${node} answers the health check of ${service} on port ${port} itself with ${status}: ${count(localReadyEndpoints, 'ready endpoint', 'ready endpoints')} on this node`,
  hostPort: ({ node, hostPort, pod, port }) => `${node} translates host port ${hostPort} to Pod ${pod}, port ${port}`,
  externalIp: ({ node, address, service, port }) => `${node} translates external IP ${address} to Service ${service}, port ${port}`,
  loadBalancerIp: ({ node, address, service, port }) =>
    `${node} translates load balancer address ${address} to Service ${service}, port ${port}`,
  chooseEndpoint: ({ service, endpoint, pod, port, of }) => {
    const chosen = pod === null ? `endpoint ${endpoint}` : `Pod ${pod}, port ${port}`
    return `Service ${service} chooses ${chosen}: ${of === 1 ? 'its only endpoint' : `one of ${count(of, 'endpoint', 'endpoints')}`}`
  },
  route: ({ router, rule, backend, endpoint, pod, backendTls }) =>
    `Router ${router} takes the rule of ${rule} for ${backend} and opens a new connection to ${pod === null ? endpoint : `Pod ${pod} (${endpoint})`}${backendTls === null ? '' : `, over TLS${backendTls === '' ? '' : ` for ${backendTls}`}`}`,
  accept: ({ router, port }) => `Router ${router} takes the connection on port ${port}; where it would go on depends on what is said on it`,
  redirect: ({ router, rule, status, location }) =>
    `Router ${router} takes the rule of ${rule} and sends the client to ${location} (${status})`,
  tunnelToApiServer: ({ object }) => `kubectl port-forward carries the bytes for ${object} to the API server`,
  tunnelToKubelet: ({ pod }) => `The API server passes them on to the kubelet of the node that runs Pod ${pod}`,
  tunnelIntoPod: ({ pod, port }) => `The kubelet dials localhost:${port} inside Pod ${pod}, past Service, kube-proxy and NetworkPolicy`,
  stop: ({ at }) => `The request stops at ${at}`,
  reply: ({ from }) => `${from} sends the reply`,
  undo: ({ at }) => `${at} undoes its translation on the way back`,
}
