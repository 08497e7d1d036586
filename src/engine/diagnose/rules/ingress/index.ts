import type { Diagnostic } from '../../rule'
import { albAction } from './albAction'
import { foreignAnnotation, rewriteWithoutGroup } from './annotations'
import { ingressBackendMissing, ingressEmptyBackend, ingressPortMissing } from './backend'
import { ingressBackendTwice, ingressPortForm } from './backendForm'
import { ingressClassMissing, ingressWithoutClass } from './class'
import { noController } from './controller'
import { severalDefaultClasses } from './defaultClass'
import { certificateIssuer } from './issuer'
import { ruleOutOfReach } from './outOfReach'
import { pathTypeSurprise } from './pathType'
import { proxyProtocol } from './proxyProtocol'
import { samePathTwice } from './samePath'
import { tlsHostWithoutRule, tlsSecretMissing } from './tls'

/** Who serves an Ingress. */
export const ingressClassDiagnostics: readonly Diagnostic[] = [
  ingressWithoutClass,
  ingressClassMissing,
  severalDefaultClasses,
  noController,
  proxyProtocol,
]

/** Hosts, paths, certificates and annotations. */
export const ingressRuleDiagnostics: readonly Diagnostic[] = [
  ruleOutOfReach,
  samePathTwice,
  pathTypeSurprise,
  tlsSecretMissing,
  tlsHostWithoutRule,
  certificateIssuer,
  rewriteWithoutGroup,
  foreignAnnotation,
  albAction,
]

/** What paths send to. */
export const ingressBackendDiagnostics: readonly Diagnostic[] = [
  ingressBackendMissing,
  ingressPortMissing,
  ingressEmptyBackend,
  ingressPortForm,
  ingressBackendTwice,
]
