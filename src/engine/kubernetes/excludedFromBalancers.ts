import type { ClusterNode } from '../model'

/**
 * A node with this label takes no traffic of load balancers: clouds leave it out of their targets, and MetalLB does not announce
 * from it. kubeadm gives it to control-plane nodes.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#node-kubernetes-io-exclude-from-external-load-balancers
 */
export function excludedFromBalancers({ labels }: ClusterNode): boolean {
  return Object.hasOwn(labels, 'node.kubernetes.io/exclude-from-external-load-balancers')
}
