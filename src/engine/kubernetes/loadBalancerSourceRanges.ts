import { type Address, addressLike, type ClusterNode, type Evidence, familyOf, type Service } from '../model'

/**
 * With `loadBalancerSourceRanges`, packets to the load balancer's address from any other source are dropped at the
 * node, those of Pods too. Without a range of the client's family nothing is checked. Node ports, external IPs and the
 * cluster IP are never covered. Where a range holds the node itself, its own packets to that address may come back with
 * the address as their source: then the balancer's addresses count as allowed sources.
 * https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/
 */
export function checkSourceRanges(
  service: Service,
  client: Address,
  node: ClusterNode,
): { readonly allowed: boolean; readonly evidence: readonly Evidence[] } {
  const ranges = service.sourceRanges.filter((range) => range.family === familyOf(client))
  if (ranges.length === 0) return { allowed: true, evidence: [] }
  const nodeAddress = addressLike(node.addresses, client)
  const ownWay = nodeAddress !== null && ranges.some((range) => range.contains(nodeAddress)) && isOwnVip(service, client)
  const allowed = ownWay || ranges.some((range) => range.contains(client))
  const facts = { client, ranges: service.sourceRanges.map((range) => range.text), allowed }
  return { allowed, evidence: [{ rule: 'loadBalancerSourceRanges', object: service.ref, path: 'spec.loadBalancerSourceRanges', facts }] }
}

function isOwnVip(service: Service, client: Address): boolean {
  return service.loadBalancerAddresses.some((entry) => entry.mode === 'VIP' && entry.address === client)
}
