import { type Address, type Evidence, familyOf, type Service } from '../model'

/**
 * With `loadBalancerSourceRanges`, packets to the load balancer's address from any other source are dropped at the
 * node, those of Pods too. Without a range of the client's family nothing is checked. Node ports, external IPs and the
 * cluster IP are never covered.
 * https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/
 */
export function checkSourceRanges(
  service: Service,
  client: Address,
): { readonly allowed: boolean; readonly evidence: readonly Evidence[] } {
  const ranges = service.sourceRanges.filter((range) => range.family === familyOf(client))
  if (ranges.length === 0) return { allowed: true, evidence: [] }
  const allowed = ranges.some((range) => range.contains(client))
  const facts = { client, ranges: service.sourceRanges.map((range) => range.text), allowed }
  return { allowed, evidence: [{ rule: 'loadBalancerSourceRanges', object: service.ref, path: 'spec.loadBalancerSourceRanges', facts }] }
}
