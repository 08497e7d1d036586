import type { Diagnostic } from '../../rule'
import { namespaceDefault } from './defaults'
import { blockWithoutPods } from './emptyBlock'
import { hostNetworkPod } from './hostNetwork'
import {
  clientHidden,
  nothingAllows,
  otherPortsAllowed,
  othersAllowed,
  portNameUnknown,
  routerNotAllowed,
  servicePortAllowed,
} from './isolated'
import { outboundOnly } from './outboundOnly'
import { peerNamespaceMissing } from './peerNamespace'
import { peerPodsMissing } from './peerPods'
import { protocolOfRule } from './protocol'
import { selectsNobody } from './selectsNobody'
import { unweighedPolicies } from './tiers'
import { typesAndSections } from './types'
import { uncoveredPods } from './uncovered'
import { waysDiffer } from './waysDiffer'

/** Findings about NetworkPolicies, in the order in which they are listed. */
export const policyDiagnostics: readonly Diagnostic[] = [
  nothingAllows,
  otherPortsAllowed,
  othersAllowed,
  portNameUnknown,
  servicePortAllowed,
  clientHidden,
  routerNotAllowed,
  hostNetworkPod,
  waysDiffer,
  selectsNobody,
  peerNamespaceMissing,
  peerPodsMissing,
  blockWithoutPods,
  namespaceDefault,
  uncoveredPods,
  protocolOfRule,
  outboundOnly,
  typesAndSections,
  unweighedPolicies,
]
