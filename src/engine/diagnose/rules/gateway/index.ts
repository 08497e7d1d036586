import type { Diagnostic } from '../../rule'
import { classNotAccepted, gatewayNotProgrammed, routeNotTaken } from './conditions'
import { definitionTooOld } from './definitions'
import { gatewayClassMissing, gatewayParameters, listenerSetNotAllowed } from './gateway'
import { listenerCertificate, listenerRefused } from './listener'
import { listenerSetUnmet, listenerUnmet, policyUnmet } from './mirrored'
import { kindNotAllowed, namespaceNotAllowed, noCommonHost, parentMissing, sectionMissing, withoutParent } from './parent'
import { sharedAddress } from './sharedAddress'
import { classUnused, noRequestComes } from './unused'
import { withoutEffect } from './withoutEffect'

/** Findings about Gateways, their classes and their listeners, in the order in which they are listed. */
export const gatewayDiagnostics: readonly Diagnostic[] = [
  gatewayClassMissing,
  gatewayParameters,
  classNotAccepted,
  gatewayNotProgrammed,
  classUnused,
  definitionTooOld,
  sharedAddress,
  withoutEffect,
  listenerRefused,
  listenerCertificate,
  listenerUnmet,
  listenerSetNotAllowed,
  listenerSetUnmet,
]

/** Findings about how routes and policies attach to them. */
export const routeDiagnostics: readonly Diagnostic[] = [
  withoutParent,
  parentMissing,
  sectionMissing,
  kindNotAllowed,
  namespaceNotAllowed,
  noCommonHost,
  routeNotTaken,
  policyUnmet,
  noRequestComes,
]
