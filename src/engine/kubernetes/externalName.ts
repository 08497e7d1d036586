import type { Evidence, Service } from '../model'

/** A chain of aliases longer than this is a loop. */
export const longestChain = 8

/**
 * A Service of type ExternalName is a DNS alias (CNAME): no address, no proxy, and its ports change nothing.
 * https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export function externalNameEvidence(service: Service, host: string, target: string): Evidence {
  return { rule: 'externalName', object: service.ref, path: 'spec.externalName', facts: { host, target } }
}
