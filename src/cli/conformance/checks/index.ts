import type { CheckType } from './checkType'
import { dns } from './dns'
import {
  eligibleEndpoints,
  endpointMembership,
  endpointSlices,
  endpointsCapacity,
  endpointsObject,
  findPort,
  serviceAddress,
} from './endpoints'
import { ingressClass, ingressStatus, ingressValidation } from './ingress'
import { objectDefault } from './objectDefault'
import { resolvConf } from './resolvConf'
import { listenerSetStatus, listenerStatus, routeStatus } from './routers'
import { serviceValidation } from './serviceValidation'

/** One line a type of check. */
export const checkTypes: Readonly<Record<string, CheckType>> = {
  dns,
  'eligible-endpoints': eligibleEndpoints,
  'endpoint-membership': endpointMembership,
  'endpoint-slices': endpointSlices,
  'endpoints-capacity': endpointsCapacity,
  'endpoints-object': endpointsObject,
  'find-port': findPort,
  'ingress-class': ingressClass,
  'ingress-status': ingressStatus,
  'ingress-validation': ingressValidation,
  'listener-status': listenerStatus,
  'listenerset-status': listenerSetStatus,
  'object-default': objectDefault,
  'resolv-conf': resolvConf,
  'route-status': routeStatus,
  'service-address': serviceAddress,
  'service-validation': serviceValidation,
}
