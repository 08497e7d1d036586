import { qualifiedName } from '../../../model'
import { onPods } from './podState'

/** POD-01: Pods that have no node yet, or whose containers have not started: they have no address to send to. */
export const pendingPods = onPods('POD-01', 'info', (owner, pods) => ({
  owner,
  pods: pods.map(({ ref }) => qualifiedName(ref)),
  unplaced: pods.some(({ node }) => node === null),
}))
