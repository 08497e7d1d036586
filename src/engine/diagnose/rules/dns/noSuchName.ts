import { docs, onStop } from '../../rule'

/** DNS-20: no such name, with the nearest that exists. */
export const noSuchName = onStop('DNS-20', 'no-such-name', docs.dns, (facts) => ({ facts, severity: 'error', object: null, path: null }))
