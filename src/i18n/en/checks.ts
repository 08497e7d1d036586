import type { CheckFacts, ProofFacts, Seen } from '../../engine/model'
import { socket, some } from './grammar'

/** What a person sees, and what the trace says that they should. */
const seen: Readonly<Record<Seen, string>> = {
  refused: 'Connection refused',
  timeout: 'Timeout',
  'not-found': '404',
  'bad-gateway': '502',
  unavailable: '503',
  'wrong-answer': 'Wrong answer',
}

type Told<Facts> = { readonly [K in keyof Facts]: (facts: Facts[K]) => string }

/** What it may be. */
const cause: Told<CheckFacts> = {
  'stale-input': ({ service }) => `The cluster is not as the input says any more: the endpoints of Service ${service} changed`,
  'bound-to-loopback': ({ pod, port }) =>
    `The process in Pod ${pod} listens on 127.0.0.1 only, so port ${port} is closed for everybody else`,
  'pod-itself': ({ pod, port }) => `The application itself does not answer on port ${port} of Pod ${pod}`,
  'not-ready-now': ({ service }) => `Pods of Service ${service} are not ready at this moment: their endpoints come and go`,
  'security-group': ({ address, port }) =>
    `A firewall in front (a security group, a firewall rule of the cloud) drops packets to ${socket(address, port)}`,
  'health-check': ({ node }) => `The load balancer takes ${node} for dead, since its health check gets no answer`,
  'node-firewall': ({ node, port }) => `The firewall of ${node} itself drops packets to port ${port}`,
  'plugin-policy': ({ pod }) => `The network plugin has policies of its own kinds that close Pod ${pod}; they are not weighed here`,
  'kube-proxy-down': ({ node }) => `kube-proxy does not run on ${node}, so the rules there are old or missing`,
  'other-address': ({ host }) => `A cache, a hosts file or a proxy leads ${host} to another address`,
  'way-back': ({ node, pod }) => `The answer of Pod ${pod} leaves ${node} another way and is lost there`,
  'proxy-protocol': ({ router }) =>
    `The load balancer and ${router} do not agree on the PROXY protocol: one writes or expects a header that the other does not`,
  'tls-differs': ({ pod, port }) => `Port ${port} of Pod ${pod} speaks TLS, and it is asked in the clear`,
  'application-path': ({ pod, path }) => `The application in Pod ${pod} does not know the path ${path}, or not under that host name`,
  'other-router': ({ host, router }) => `Something else than ${router} answers for ${host}`,
  'which-pod': ({ service }) => `Another Pod answers: the selector of Service ${service} matches more than is meant`,
}

/** What the command shows where that is not it. */
const expected: Told<CheckFacts> = {
  'stale-input': ({ endpoints }) =>
    endpoints.length === 0 ? 'no endpoint for this request, as here' : `the same endpoints as here: ${some(endpoints)}`,
  'bound-to-loopback': ({ port }) => `a line with 0.0.0.0:${port} or :::${port}, not 127.0.0.1:${port}`,
  'pod-itself': () => 'the answer, or “open”: then the fault lies in front of the Pod',
  'not-ready-now': () => 'that nothing changes while you watch',
  'security-group': () => '“open” or “succeeded”, run where the client is',
  'health-check': () => '“open” or “succeeded”, run from the network of the load balancer',
  'node-firewall': () => 'no rule that drops or rejects that port',
  'plugin-policy': () => 'networkpolicies.networking.k8s.io alone; ask for the objects of each other kind that is listed',
  'kube-proxy-down': () => 'one Pod, Running; without any, the network plugin may do its work',
  'other-address': ({ address }) => `the address ${address}`,
  'way-back': () => 'packets both ways while you send the request again',
  'proxy-protocol': () => 'the same error as without --haproxy-protocol; an answer says that the header is expected',
  'tls-differs': () => 'an error of the handshake; an answer says that the port speaks TLS',
  'application-path': () => 'the answer that you want; the same error says that it comes from the application',
  'other-router': ({ router }) => `a header “server” that ${router} writes`,
  'which-pod': () => 'the Pods that you expect, and no other',
}

/** What the command of a hop shows where it is as drawn. */
const proof: Told<ProofFacts> = {
  name: ({ host, address }) => `${host} leads to ${address}`,
  open: ({ address, port }) => `${socket(address, port)} is open; run it where the packet comes from`,
  service: ({ service }) => `Service ${service} has the addresses and ports shown here`,
  endpoints: ({ endpoints }) =>
    endpoints.length === 0 ? 'no endpoint that takes this request' : `the endpoints ${some(endpoints)}, ready`,
  'node-rules': ({ node, service }) => `the rules for Service ${service} on ${node}`,
  router: ({ object }) => `what the controller made of ${object}, and its events`,
  pod: ({ pod, address }) => `Pod ${pod} runs, is ready and has ${address}`,
}

/** "It fails anyway": what to look at that no input can tell, and the command that proves a hop. */
export const checks = {
  open: 'It fails anyway?',
  openOther: 'Something else is seen?',
  label: 'It fails anyway',
  about: 'The trace follows what is in the input. Say what you see, and what the input cannot tell is listed, the likeliest first.',
  question: 'What do you see?',
  seen,
  asPredicted: 'That is what the trace says, too: the reason stands beside the path.',
  list: 'What to check',
  nothing: 'Nothing of this kind lies on the way of this request.',
  shows: (what: string) => `It should show ${what}.`,
  copy: 'Copy the command',
  copied: 'Copied',
  close: 'Close',
  proof: { label: 'See it on the cluster', shows: (what: string) => `Shows: ${what}.` },
  cause,
  expected,
  proven: proof,
}
