import type { CheckType } from './checkType'
import {
  eligibleEndpoints,
  endpointMembership,
  endpointSlices,
  endpointsCapacity,
  endpointsObject,
  findPort,
  serviceAddress,
} from './endpoints'

/** One line a type of check. */
export const checkTypes: Readonly<Record<string, CheckType>> = {
  'eligible-endpoints': eligibleEndpoints,
  'endpoint-membership': endpointMembership,
  'endpoint-slices': endpointSlices,
  'endpoints-capacity': endpointsCapacity,
  'endpoints-object': endpointsObject,
  'find-port': findPort,
  'service-address': serviceAddress,
}
