import { qualifiedName } from '../../../model'
import { onPods } from './podState'

/** POD-04: Pods that are being deleted: they take new connections only while no other endpoint is ready. */
export const terminatingPods = onPods('POD-04', 'info', (owner, pods) => ({ owner, pods: pods.map(({ ref }) => qualifiedName(ref)) }))
