import { qualifiedName } from '../../../model'
import { onPods } from './podState'

/** POD-03: Pods that run and are not ready, as their readiness probe says: Services send them nothing. */
export const unreadyPods = onPods('POD-03', 'info', (owner, pods) => ({ owner, pods: pods.map(({ ref }) => qualifiedName(ref)) }))
