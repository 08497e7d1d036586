import type { Evidence, Settings } from '../model'

/**
 * Where something else than kube-proxy carries Service traffic, what a node does is modelled as kube-proxy would do it:
 * the same Service, the same endpoints, other rules and other moments (Cilium chooses when a program connects, and the
 * cluster IP is on no wire). Nothing where kube-proxy is at work.
 * https://kubernetes.io/docs/concepts/cluster-administration/addons/#networking-and-network-policy
 */
export function otherDataplaneEvidence({ otherDataplane }: Settings): readonly Evidence[] {
  if (otherDataplane === null) return []
  const { name, object, path } = otherDataplane
  return [{ rule: 'otherDataplane', object, path, facts: { name } }]
}
