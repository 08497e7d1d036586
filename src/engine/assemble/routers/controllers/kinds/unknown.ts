import { claimOf } from '../../ingress/claim'
import type { ControllerKind } from '../kind'

/** A controller that nobody here knows: as the specification of Ingress says, and where it is silent, as most do. */
export const unknownKind: ControllerKind = {
  software: null,
  image: null,
  controller: '',
  classes: [],
  classFlags: [],
  controllerFlag: null,
  takes: 'every-class',
  takesClassless: () => false,
  installed: null,
  outside: null,
  endpoints: 'ready',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: true,
  order: 'host-and-rank',
  whenMissing: 503,
  whenEmpty: () => 503,
  claims: (ingresses, serving) => ingresses.map((ingress) => claimOf(ingress, serving)),
}
