import { qualifiedName } from '../../../model'
import { onPods } from './podState'

/** POD-02: a container does not start: its image is not had, its settings are wrong, or it crashes again and again. */
export const waitingPods = onPods('POD-02', 'warning', (owner, pods) => ({
  owner,
  pods: pods.map(({ ref }) => qualifiedName(ref)),
  reason: pods[0]?.waiting ?? '',
}))
