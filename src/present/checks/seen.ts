import type { Seen, Trace } from '../../engine/model'

const byStatus: Readonly<Record<number, Seen>> = { 404: 'not-found', 502: 'bad-gateway', 503: 'unavailable' }

/** What the client should see by the trace; null where it gets the answer that it asked for, or one that is not among these. */
export function predictedSeen({ verdict, status }: Pick<Trace, 'verdict' | 'status'>): Seen | null {
  if (status !== null && byStatus[status]) return byStatus[status]
  if (verdict === 'dropped') return 'timeout'
  return verdict === 'rejected' && status === null ? 'refused' : null
}
