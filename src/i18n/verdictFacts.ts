import type { Arrival, Hop, Socket, Trace } from '../engine/model'

/** What the one sentence of a verdict is made from, in no language. */
export interface VerdictFacts {
  readonly arrival: Arrival | null
  /** How often the destination was rewritten on the way in. */
  readonly translations: number
  /** Whom the receiver sees as the sender: the client itself, or who stands there instead. */
  readonly sees: 'client' | { readonly instead: string } | null
}

/** Reads off a trace what its verdict sentence says. */
export function verdictFacts(trace: Trace): VerdictFacts {
  const arrival = trace.ending.verdict === 'delivered' ? trace.ending.endpoint : null
  const translations = trace.hops.flatMap((hop) => hop.translations).filter((translation) => translation.what === 'destination').length
  // In the Pod the kubelet's runtime is the sender, from localhost.
  const known = arrival !== null && !trace.hops.some(({ step }) => step === 'tunnelIntoPod')
  return { arrival, translations, sees: known ? seen(trace.hops) : null }
}

function seen(hops: readonly Hop[]): VerdictFacts['sees'] {
  const carrying = hops.filter((hop) => hop.wire !== null)
  const first = carrying[0]?.wire?.source
  const last = carrying.at(-1)
  if (!first || !last?.wire) return null
  if (last.wire.source.address === first.address) return 'client'
  // A router opens a connection of its own: what was rewritten before it is not seen any more.
  const rewriter = hops.findLast((hop) => hop.connection === last.connection && rewritesSource(hop))
  return { instead: nameOf(last.wire.source, rewriter) }
}

function rewritesSource(hop: Hop): boolean {
  return hop.translations.some((translation) => translation.what === 'source')
}

function nameOf(source: Socket, rewriter: Hop | undefined): string {
  return rewriter?.node ?? rewriter?.component.name ?? source.name ?? source.address ?? ''
}
