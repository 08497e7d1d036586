import type { Diagnostic } from '../../rule'
import { middlewareMissing, tlsOptionMissing, traefikOwnServiceMissing, traefikPortMissing, traefikServiceMissing } from './missing'
import { traefikUnused } from './unused'

/** Findings about what objects of Traefik name, in the order in which they are listed. */
export const traefikDiagnostics: readonly Diagnostic[] = [
  tlsOptionMissing,
  middlewareMissing,
  traefikOwnServiceMissing,
  traefikServiceMissing,
  traefikPortMissing,
  traefikUnused,
]
