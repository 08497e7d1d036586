import { docs, onStop } from '../../rule'

/** ND-04: a port of a node that nobody owns, with the node ports that exist. */
export const closedNodePort = onStop('ND-04', 'nothing-listens', docs.nodePort, (facts) => {
  if (facts.what !== 'node') return null
  return { facts: { address: facts.address, port: facts.port, nodePorts: facts.known }, severity: 'error', object: null, path: null }
})
