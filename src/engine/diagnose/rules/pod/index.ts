import type { Diagnostic } from '../../rule'
import { noNodeFits } from './noNodeFits'
import { unreadyPods } from './notReady'
import { pendingPods } from './pending'
import { probePort } from './probePort'
import { missingReplicas } from './replicas'
import { samePort } from './samePort'
import { selectorDiffers } from './selectorDiffers'
import { terminatingPods } from './terminating'
import { waitingPods } from './waiting'

/** Findings about Pods and what makes them, in the order in which they are listed. */
export const podDiagnostics: readonly Diagnostic[] = [
  selectorDiffers,
  missingReplicas,
  noNodeFits,
  pendingPods,
  waitingPods,
  unreadyPods,
  terminatingPods,
  probePort,
  samePort,
]
