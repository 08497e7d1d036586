import { docs, onStop } from '../../rule'

/** SYS-05: an address that nothing in the input describes: the packet leaves the picture. */
export const undescribedAddress = onStop('SYS-05', 'address-nobody-describes', docs.service, (facts) => ({
  facts,
  severity: 'info',
  object: null,
  path: null,
}))
