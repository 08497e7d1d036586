import { docs, onStop, serviceRef } from '../../rule'

/** SVC-20: a request to an address of a Service on a port that the Service does not have, with those it has. */
export const portNotOnService = onStop('SVC-20', 'port-not-on-service', docs.virtualIps, (facts) => {
  if (hasOtherProtocol(facts.asked, facts.ports)) return null
  return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.ports' }
})

/** True where the Service has the asked number, only not with that protocol. */
export function hasOtherProtocol(asked: string, ports: readonly string[]): boolean {
  const [number] = asked.split('/')
  return ports.some((port) => port.split(' ').at(-1)?.split('/')[0] === number)
}
