import type { TabledKind } from './observation'

const words: Readonly<Record<string, TabledKind>> = {
  service: 'Service',
  services: 'Service',
  svc: 'Service',
  endpoints: 'Endpoints',
  ep: 'Endpoints',
  endpointslice: 'EndpointSlice',
  endpointslices: 'EndpointSlice',
  pod: 'Pod',
  pods: 'Pod',
  po: 'Pod',
  node: 'Node',
  nodes: 'Node',
  no: 'Node',
  namespace: 'Namespace',
  namespaces: 'Namespace',
  ns: 'Namespace',
  ingress: 'Ingress',
  ingresses: 'Ingress',
  ing: 'Ingress',
  ingressclass: 'IngressClass',
  ingressclasses: 'IngressClass',
  deployment: 'Deployment',
  deployments: 'Deployment',
  deploy: 'Deployment',
  replicaset: 'ReplicaSet',
  replicasets: 'ReplicaSet',
  rs: 'ReplicaSet',
  daemonset: 'DaemonSet',
  daemonsets: 'DaemonSet',
  ds: 'DaemonSet',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  sts: 'StatefulSet',
}

/** The kind that a word of kubectl names: `svc`, `deployment.apps`, `pod/web`. Null for a kind that is not read from terminals. */
export function kindOfWord(word: string | null): TabledKind | null {
  const plain = word?.toLowerCase().split('/')[0]?.split('.')[0]
  return plain !== undefined && Object.hasOwn(words, plain) ? (words[plain] ?? null) : null
}
