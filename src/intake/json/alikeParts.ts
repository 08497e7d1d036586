import { isMap } from './fieldTree'

/**
 * Members that the Pods of one workload have alike, and objects of other kinds often too: by the outer name and the inner ones below it. Written,
 * read and held once for all that have them, they are a good part of a large dump.
 */
export const alikeFields: readonly (readonly [outer: string, inner: readonly string[]])[] = [
  ['metadata', ['labels', 'ownerReferences', 'annotations']],
  ['spec', ['containers', 'initContainers', 'ports', 'selector']],
  ['status', ['conditions', 'containerStatuses', 'initContainerStatuses']],
]

/** Parts that stand in a list of their own, each once; where they belong in the items stands `null`. Valid as long as the items. */
export interface AlikeParts {
  /** A list of JSON with the parts. */
  readonly json: Uint8Array<ArrayBuffer>
  /** Where each ends in `json`. */
  readonly ends: Uint32Array<ArrayBuffer>
  /** For each place three numbers: the item, the member, the part. In the order of the items. */
  readonly references: Uint32Array<ArrayBuffer>
}

/** How many numbers `references` has for each place. */
export const referenceSize = 3

/** The number of a member: of an outer name and one below it, by their places in `alikeFields`. */
export const memberNumber = (outer: number, inner: number): number => outer * mostInner + inner

/** `assembly/scan.ts` knows this number too. */
const mostInner = 32

/** By the number of a member its two names. */
const names = new Map(
  alikeFields.flatMap(([outer, inner], of) => inner.map((name, i) => [memberNumber(of, i), [outer, name] as const] as const)),
)

/**
 * Puts parts where they belong in an item. `at` is the place of its first reference among all; answers with the place of the next item's. A place
 * that was written a second time has something else than `null` by now, or a number that means none.
 */
export function putParts(item: unknown, number: number, references: Uint32Array, at: number, partAt: (index: number) => unknown): number {
  let next = at
  for (; next < references.length && references[next] === number; next += referenceSize) {
    const [outer, inner] = names.get(references[next + 1] ?? -1) ?? []
    if (outer === undefined || inner === undefined || !isMap(item)) continue
    const map = item[outer]
    if (isMap(map) && map[inner] === null) map[inner] = partAt(references[next + 2] ?? 0)
  }
  return next
}
