import type { Diagnostic } from '../rule'
import { keptFromServer } from './dns/keptFromServer'
import { keptFromTcp } from './dns/keptFromTcp'
import { noSuchName } from './dns/noSuchName'
import { unknownService } from './dns/unknownService'
import { gatewayDiagnostics, routeDiagnostics } from './gateway'
import { ingressBackendDiagnostics, ingressClassDiagnostics, ingressRuleDiagnostics } from './ingress'
import { clusterAddress } from './loadBalancer/clusterAddress'
import { noBackend } from './loadBalancer/noBackend'
import { noListener } from './loadBalancer/noListener'
import { noLocalEndpoint } from './loadBalancer/noLocalEndpoint'
import { noNodePort } from './loadBalancer/noNodePort'
import { addressNotAnnounced, nobodyGivesAddress, pendingLoadBalancer } from './loadBalancer/pending'
import { portError } from './loadBalancer/portError'
import { sourceRange } from './loadBalancer/sourceRange'
import { clientAddressLost, someNodesAnswer } from './loadBalancer/trafficPolicy'
import { policyDiagnostics } from './networkPolicy'
import { closedNodePort } from './node/closedPort'
import { cordonedNode } from './node/cordoned'
import { onHostNetwork } from './node/hostNetwork'
import { unreadyNode } from './node/notReady'
import { podDiagnostics } from './pod'
import { notForwarded, nothingToForwardTo, portNotForwardable, undeclaredForward } from './portForward/forwarding'
import { backendMissing, backendPortMissing, backendTlsInvalid, backendUnsupported, notGranted } from './router/backend'
import { misdirected, nobodyServes, protocolDiffers, serverName } from './router/listener'
import { filterUnsupported, fixedAnswer, noRule, noShare } from './router/rule'
import { serviceDiagnostics } from './service'
import { loop } from './system/loop'
import { notAsked } from './system/notAsked'
import { otherDataplane } from './system/otherDataplane'
import { refusedObject } from './system/refused'
import { sameNameTwice } from './system/sameNameTwice'
import { undescribedAddress } from './system/undescribed'
import { traefikDiagnostics } from './traefik'

/** Every diagnostic, in the order in which findings are listed: from the client to the Pod. */
export const diagnostics: readonly Diagnostic[] = [
  keptFromServer,
  keptFromTcp,
  noSuchName,
  unknownService,
  pendingLoadBalancer,
  nobodyGivesAddress,
  addressNotAnnounced,
  portError,
  noListener,
  noBackend,
  noLocalEndpoint,
  clientAddressLost,
  someNodesAnswer,
  sourceRange,
  noNodePort,
  clusterAddress,
  closedNodePort,
  unreadyNode,
  cordonedNode,
  onHostNetwork,
  notForwarded,
  nothingToForwardTo,
  portNotForwardable,
  undeclaredForward,
  ...ingressClassDiagnostics,
  nobodyServes,
  ...gatewayDiagnostics,
  protocolDiffers,
  serverName,
  misdirected,
  ...routeDiagnostics,
  ...ingressRuleDiagnostics,
  ...traefikDiagnostics,
  noRule,
  noShare,
  filterUnsupported,
  fixedAnswer,
  ...ingressBackendDiagnostics,
  backendMissing,
  backendPortMissing,
  backendUnsupported,
  notGranted,
  backendTlsInvalid,
  ...serviceDiagnostics,
  ...podDiagnostics,
  ...policyDiagnostics,
  notAsked,
  otherDataplane,
  refusedObject,
  sameNameTwice,
  undescribedAddress,
  loop,
]
