import { docs, onStop } from '../../rule'

/** LB-25: an address inside the cluster, asked from outside it. */
export const clusterAddress = onStop('LB-25', 'cluster-address-from-outside', docs.virtualIps, (facts) => ({
  facts,
  severity: 'error',
  object: null,
  path: null,
}))
