import { diagnoseTrace } from './diagnose'
import {
  type Alternative,
  type Cluster,
  type Finding,
  type Request,
  type RequestTarget,
  type Trace,
  type WayAnswer,
  type WayEnding,
  type WayIn,
  type WaysIn,
  wayText,
} from './model'
import { sha256Hex } from './model/stableHash'
import { requestOf, type TargetDraft, targetDrafts } from './targets'
import { endingsOf, trace } from './trace'

/**
 * A part of all ways in, from the one of that index on: each address that can be requested with how every way of a request to it ends, and,
 * where not all arrive, what stops the likeliest of those that do not. `standing` are the findings about the cluster. A large cluster has many
 * thousands: they are asked in parts, so that other questions are answered between.
 */
export function waysIn(cluster: Cluster, standing: readonly Finding[], part: { readonly from: number; readonly count: number }): WaysIn {
  const all = targetDrafts(cluster)
  const ways = all.slice(part.from, part.from + part.count).map((draft) => wayIn(cluster, standing, draft))
  return { ways: ways.filter((way) => way !== null), of: all.length }
}

/** The same of requests that somebody names, each with a word for its way; null for one that cannot be sent. */
export function askWays(
  cluster: Cluster,
  standing: readonly Finding[],
  requests: readonly Pick<RequestTarget, 'from' | 'to'>[],
): readonly (WayAnswer | null)[] {
  return requests.map((asked) => {
    const request = requestOf(asked)
    const result = request === null ? null : trace(cluster, request, {})
    if (request === null || !result?.ok) return null
    const { alternatives } = result.trace
    const failing = failingOf(alternatives)
    const failed = failing === undefined || failing.shown ? result : trace(cluster, request, failing.choices)
    const stopped = failing === undefined || !failed.ok ? null : failed.trace
    return {
      endings: folded(alternatives),
      finding: stopped && (diagnoseTrace(cluster, stopped, standing)[0] ?? null),
      way: sha256Hex(JSON.stringify([shares(alternatives), wayText(result.trace.hops), stopped && wayText(stopped.hops)])),
      choices: failing?.choices ?? {},
    }
  })
}

/** How often each backend is taken, and how that ends. Endpoints of one backend are alike. */
function shares(alternatives: Trace['alternatives']): readonly (readonly [string, string])[] {
  const sums = new Map<string, number>()
  for (const { backend, verdict, reason, chance } of alternatives) {
    const key = `${backend} ${verdict} ${reason}`
    sums.set(key, (sums.get(key) ?? 0) + chance)
  }
  return [...sums].map(([key, sum]) => [key, sum.toFixed(6)] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

function wayIn(cluster: Cluster, standing: readonly Finding[], { to, from, kind, describes, orFrom = [] }: TargetDraft): WayIn | null {
  const first = askedBy(cluster, from, to)
  if (first === null) return null
  // Policies that let in others work as they are meant to.
  const { sender, request, endings } = (endsAll(first, 'dropped') && heardOf(cluster, orFrom, to)) || first
  const failing = failingOf(endings)
  return {
    to,
    from: sender,
    kind,
    describes,
    endings: folded(endings),
    finding: failing ? whatStops(cluster, standing, request, failing) : null,
  }
}

interface AskedBy {
  readonly sender: string
  readonly request: Request
  /** One at the least. */
  readonly endings: readonly Alternative[]
}

/** Null: such a request cannot be sent. */
function askedBy(cluster: Cluster, sender: string, to: string): AskedBy | null {
  const request = requestOf({ from: sender, to })
  const endings = request === null ? [] : endingsOf(cluster, request)
  return request === null || endings.length === 0 ? null : { sender, request, endings }
}

/** The first of several senders whose request arrives whatever way it takes. */
function heardOf(cluster: Cluster, senders: readonly string[], to: string): AskedBy | null {
  for (const sender of senders) {
    const asked = askedBy(cluster, sender, to)
    if (asked !== null && endsAll(asked, 'delivered')) return asked
  }
  return null
}

function endsAll({ endings }: AskedBy, verdict: WayEnding['verdict']): boolean {
  return endings.every((each) => each.verdict === verdict)
}

/** The likeliest that does not arrive. */
function failingOf(endings: readonly Alternative[]): Alternative | undefined {
  return endings.find(({ verdict }) => !arrives(verdict))
}

function arrives(verdict: WayEnding['verdict']): boolean {
  return verdict === 'delivered' || verdict === 'redirected'
}

/** Endpoints are told apart in a trace; here it counts whether one is reached. */
function folded(endings: readonly Alternative[]): readonly WayEnding[] {
  const byEnd = new Map<string, { -readonly [K in keyof WayEnding]: WayEnding[K] }>()
  for (const { verdict, reason, chance } of endings) {
    const key = `${verdict} ${reason}`
    const known = byEnd.get(key)
    if (known) known.chance += chance
    else byEnd.set(key, { verdict, reason, chance })
  }
  return [...byEnd.values()].sort((a, b) => Number(arrives(b.verdict)) - Number(arrives(a.verdict)) || b.chance - a.chance)
}

function whatStops(cluster: Cluster, standing: readonly Finding[], request: Request, { choices }: Alternative): Finding | null {
  const result = trace(cluster, request, choices)
  if (!result.ok) return null
  return diagnoseTrace(cluster, result.trace, standing)[0] ?? null
}
