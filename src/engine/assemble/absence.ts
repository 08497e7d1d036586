import { type AskedKind, wasAsked } from '../model'

/** Whether the cluster lacks what the input lacks of a kind (`group/Kind`) in a namespace. */
export type IsAbsent = (groupKind: string, namespace: string) => boolean

/**
 * Manifests are the whole of their cluster. Of a live cluster only what was asked for is known to be absent: dumps leave Secrets out, and
 * kinds that no reader knows.
 */
export function absenceIn(isLive: boolean, asked: readonly AskedKind[]): IsAbsent {
  return (groupKind, namespace) => !isLive || wasAsked(asked, groupKind, [namespace])
}
