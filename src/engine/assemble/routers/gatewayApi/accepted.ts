import type { GatewaySpec } from './read'
import type { References } from './references'

/**
 * Whether a controller takes a Gateway up: the parameters that it names must be there. A status that says so counts for more
 * than what the input lacks.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure (from 1.2)
 */
export function isTakenUp({ isAccepted, parameters }: GatewaySpec, exists: References['exists']): boolean {
  return isAccepted || parameters === null || exists(parameters)
}
