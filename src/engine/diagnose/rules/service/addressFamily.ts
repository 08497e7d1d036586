import { docs, onStop } from '../../rule'

/** SVC-29: the sender has no address of the destination's family. */
export const addressFamily = onStop('SVC-29', 'address-family-differs', docs.service, (facts) => {
  return { facts, severity: 'error', object: null, path: null }
})
