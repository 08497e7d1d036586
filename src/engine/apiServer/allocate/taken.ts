import { compareText, type FieldError, refKey } from '../../model'
import type { Draft } from '../draft'

/** Something written that only one may have: a number or an address. */
export interface Claim<T extends string | number> {
  /** The Service and what of it has the value. */
  readonly by: string
  readonly draft: Draft
  readonly path: string
  readonly value: T
}

/** A Service that wants what another has, and what is told of it. */
export interface Taken {
  readonly draft: Draft
  readonly error: FieldError
}

/** Services in the order in which they keep what two of them claim: those that the cluster holds already, then by name. */
export function inOrderOfRight(drafts: readonly Draft[], isHeld: (draft: Draft) => boolean): readonly Draft[] {
  const byName = [...drafts].sort((a, b) => compareText(refKey(a.original.ref), refKey(b.original.ref)))
  return [...byName.filter(isHeld), ...byName.filter((draft) => !isHeld(draft))]
}

/** Claims to what an earlier one of somebody else has, each with the Service that has it. */
export function lostClaims<T extends string | number>(
  claims: readonly Claim<T>[],
): readonly { readonly claim: Claim<T>; readonly owner: Draft }[] {
  const owners = new Map<T, Claim<T>>()
  return claims.flatMap((claim) => {
    const owner = owners.get(claim.value)
    if (owner === undefined) owners.set(claim.value, claim)
    return owner === undefined || owner.by === claim.by ? [] : [{ claim, owner: owner.draft }]
  })
}
