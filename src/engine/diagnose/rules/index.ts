import type { Diagnostic } from '../rule'
import { keptFromServer } from './dns/keptFromServer'
import { noSuchName } from './dns/noSuchName'
import { gatewayClassMissing, gatewayParameters, listenerSetNotAllowed } from './gateway/gateway'
import { listenerCertificate, listenerRefused } from './gateway/listener'
import { kindNotAllowed, namespaceNotAllowed, noCommonHost, parentMissing, sectionMissing } from './gateway/parent'
import { ingressBackendMissing, ingressEmptyBackend, ingressPortMissing } from './ingress/backend'
import { ingressClassMissing, ingressWithoutClass } from './ingress/class'
import { ingressHostCase } from './ingress/host'
import { clusterAddress } from './loadBalancer/clusterAddress'
import { noBackend } from './loadBalancer/noBackend'
import { noListener } from './loadBalancer/noListener'
import { noLocalEndpoint } from './loadBalancer/noLocalEndpoint'
import { noNodePort } from './loadBalancer/noNodePort'
import { addressNotAnnounced, nobodyGivesAddress, pendingLoadBalancer } from './loadBalancer/pending'
import { sourceRange } from './loadBalancer/sourceRange'
import { hostNetworkPod } from './networkPolicy/hostNetwork'
import {
  clientHidden,
  nothingAllows,
  otherPortsAllowed,
  othersAllowed,
  portNameUnknown,
  routerNotAllowed,
  servicePortAllowed,
} from './networkPolicy/isolated'
import { waysDiffer } from './networkPolicy/waysDiffer'
import { closedNodePort } from './node/closedPort'
import { notForwarded, nothingToForwardTo, portNotForwardable, undeclaredForward } from './portForward/forwarding'
import { backendMissing, backendPortMissing, backendTlsInvalid, notGranted } from './router/backend'
import { misdirected, nobodyServes, protocolDiffers, serverName } from './router/listener'
import { backendUnsupported, filterUnsupported, fixedAnswer, noRule, noShare } from './router/rule'
import { addressFamily } from './service/addressFamily'
import { headlessPort } from './service/headlessPort'
import { namedTargetPort } from './service/namedTargetPort'
import { nobodyMakesEndpoints } from './service/nobodyMakesEndpoints'
import { noLocalEndpointInside } from './service/noLocalEndpointInside'
import { noneReady } from './service/noneReady'
import { protocolNotOnService } from './service/otherProtocol'
import { portNamesDiffer } from './service/portNamesDiffer'
import { portNotOnService } from './service/portNotOnService'
import { replacedEndpoints } from './service/replacedEndpoints'
import { selectsNothing } from './service/selectsNothing'
import { targetPortWithoutEffect } from './service/targetPortWithoutEffect'
import { unallocatedClusterIp } from './service/unallocated'
import { loop } from './system/loop'
import { otherDataplane } from './system/otherDataplane'
import { refusedObject } from './system/refused'
import { sameNameTwice } from './system/sameNameTwice'
import { undescribedAddress } from './system/undescribed'

/** Every diagnostic, in the order in which findings are listed: from the client to the Pod. */
export const diagnostics: readonly Diagnostic[] = [
  keptFromServer,
  noSuchName,
  pendingLoadBalancer,
  nobodyGivesAddress,
  addressNotAnnounced,
  noListener,
  noBackend,
  noLocalEndpoint,
  sourceRange,
  noNodePort,
  clusterAddress,
  closedNodePort,
  notForwarded,
  nothingToForwardTo,
  portNotForwardable,
  undeclaredForward,
  ingressWithoutClass,
  ingressClassMissing,
  gatewayClassMissing,
  gatewayParameters,
  nobodyServes,
  listenerRefused,
  listenerCertificate,
  listenerSetNotAllowed,
  protocolDiffers,
  serverName,
  misdirected,
  parentMissing,
  sectionMissing,
  kindNotAllowed,
  namespaceNotAllowed,
  noCommonHost,
  ingressHostCase,
  noRule,
  noShare,
  filterUnsupported,
  fixedAnswer,
  ingressBackendMissing,
  ingressPortMissing,
  ingressEmptyBackend,
  backendMissing,
  backendPortMissing,
  backendUnsupported,
  notGranted,
  backendTlsInvalid,
  portNotOnService,
  protocolNotOnService,
  noLocalEndpointInside,
  selectsNothing,
  noneReady,
  namedTargetPort,
  nobodyMakesEndpoints,
  replacedEndpoints,
  targetPortWithoutEffect,
  portNamesDiffer,
  headlessPort,
  addressFamily,
  unallocatedClusterIp,
  nothingAllows,
  otherPortsAllowed,
  othersAllowed,
  portNameUnknown,
  servicePortAllowed,
  clientHidden,
  routerNotAllowed,
  hostNetworkPod,
  waysDiffer,
  otherDataplane,
  refusedObject,
  sameNameTwice,
  undescribedAddress,
  loop,
]
