import type { ReferenceGrant, ResourceRef } from '../model'

/** Who refers: a route, or the Gateway or ListenerSet of a listener. */
export type Referrer = Pick<ResourceRef, 'group' | 'kind' | 'namespace'>

/**
 * Whether an object may refer to another: within a namespace always; across, where a ReferenceGrant of the target's namespace
 * says so.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function isGranted(grants: readonly ReferenceGrant[], from: Referrer, to: ResourceRef): boolean {
  return from.namespace === to.namespace || grants.some((grant) => grant.namespace === to.namespace && allows(grant, from, to))
}

function allows(grant: ReferenceGrant, from: Referrer, to: ResourceRef): boolean {
  const fromHolds = grant.from.some((each) => each.group === from.group && each.kind === from.kind && each.namespace === from.namespace)
  return (
    fromHolds && grant.to.some((each) => each.group === to.group && each.kind === to.kind && (each.name === null || each.name === to.name))
  )
}
