import { docs, onStop } from '../../rule'

/** SYS-06: the path leads in a circle. */
export const loop = onStop('SYS-06', 'too-many-hops', docs.service, (facts) => ({ facts, severity: 'error', object: null, path: null }))
