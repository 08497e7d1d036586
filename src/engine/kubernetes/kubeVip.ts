import type { Announcement, ClusterNode, Service } from '../model'
import { annotationOf } from './annotationPath'

/**
 * With kube-vip one node has the address: the leader of an election, whose name it writes on the Service. Where nothing
 * is written it is one of them all. Left out: its mode BGP, in which every node is a way.
 * https://kube-vip.io/docs/usage/kubernetes-services/
 */
export function announcedByKubeVip(service: Service, nodes: readonly ClusterNode[]): Announcement {
  const common = { counts: 'serving', withoutEndpoints: 'announced', object: service.ref } as const
  const host = annotationOf(service, 'kube-vip.io/vipHost')
  const names = nodes.filter(({ ready }) => ready).map(({ ref }) => ref.name)
  if (host && names.includes(host.value)) return { how: 'one-node', picks: 'named', nodes: [host.value], path: host.path, ...common }
  return { how: 'one-node', picks: 'election', nodes: names, path: null, ...common }
}
