import { docs, onStop } from '../../rule'

/** SVC-33: a cluster IP that no Service has. */
export const unallocatedClusterIp = onStop('SVC-33', 'cluster-ip-not-allocated', docs.virtualIps, (facts) => ({
  facts,
  severity: 'error',
  object: null,
  path: null,
}))
