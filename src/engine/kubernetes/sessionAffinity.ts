import type { Address, Evidence, Service } from '../model'

/**
 * With `sessionAffinity: ClientIP` a client keeps its endpoint for that many seconds. The memory belongs to one node and
 * one Service port, is shared by all addresses of the Service, and knows the client by the source that the node sees.
 * The first connection is chosen like any other.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export function sessionAffinityEvidence(service: Service, client: Address | null, of: number): readonly Evidence[] {
  const seconds = service.sessionAffinitySeconds
  if (seconds === null) return []
  return [{ rule: 'sessionAffinity', object: service.ref, path: 'spec.sessionAffinity', facts: { seconds, client, of } }]
}
