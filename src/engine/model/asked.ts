/** A kind that whoever made the input asked the cluster for: what is not in the input of it, the cluster does not have. */
export interface AskedKind {
  /** Null: only the name of the kind is told. */
  readonly group: string | null
  readonly kind: string
  /** Null: of all namespaces. */
  readonly namespace: string | null
}

/** When the input was taken from its cluster; times are `2026-11-20T14:03:00Z`. */
export type TakenAt =
  /** The record of the dump says it. */
  | { readonly how: 'recorded'; readonly at: string }
  /** Nothing says it: the latest time that an object of the input bears. It was taken then or later. */
  | { readonly how: 'not-before'; readonly at: string }

/** Whether a kind (`group/Kind`) was asked for in each of these namespaces. */
export function wasAsked(asked: readonly AskedKind[], groupKind: string, namespaces: Iterable<string>): boolean {
  const own = asked.filter(({ group, kind }) => (group === null ? groupKind.endsWith(`/${kind}`) : groupKind === `${group}/${kind}`))
  if (own.some(({ namespace }) => namespace === null)) return true
  const covered = new Set(own.map(({ namespace }) => namespace))
  return own.length > 0 && [...namespaces].every((namespace) => covered.has(namespace))
}
