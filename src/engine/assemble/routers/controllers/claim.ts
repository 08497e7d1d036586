import type { HostPattern, HttpMatch, RejectedRule, ResourceRef, RuleAction } from '../../../model'

/** What is done with a request in the clear, and under TLS; null: it is not offered there. */
export interface Actions {
  readonly plain: RuleAction | null
  readonly tls: RuleAction | null
}

/** A rule before it stands among all others of its controller. */
export interface ServedRule extends Actions {
  readonly object: ResourceRef
  readonly path: string | null
  readonly host: HostPattern
  readonly match: HttpMatch
  /** The greater is tried first, number by number. */
  readonly rank: readonly number[]
}

/** What becomes of requests that no rule takes. */
export interface Fallback extends Actions {
  readonly path: string | null
  /** True: for the hosts that the object's rules name. */
  readonly own: boolean
  /** True: for every other host. */
  readonly others: boolean
}

/** Where a controller itself sends what no rule takes: somebody told it so by a flag. */
export interface ControllerDefault extends Actions {
  readonly object: ResourceRef
  readonly path: string | null
}

/** TLS of a host that goes on to a backend as it comes. */
export interface Passthrough {
  readonly host: HostPattern
  readonly path: string | null
  readonly action: RuleAction
}

/** What one object asks of the controller that serves it. */
export interface Claim {
  readonly object: ResourceRef
  readonly createdAt: string | null
  readonly rules: readonly ServedRule[]
  readonly fallback: Fallback | null
  /** Hosts with TLS, and the Secrets of their certificates: names only. */
  readonly certificates: readonly { readonly host: HostPattern; readonly secret: string | null }[]
  readonly passthrough: readonly Passthrough[]
  /** What of the object is not served, for a reason of its own. */
  readonly rejected: readonly RejectedRule[]
}

const none: HttpMatch = { path: null, method: null, headers: [], query: [] }

/** A match on a path alone. */
export function onPath(path: HttpMatch['path']): HttpMatch {
  return { ...none, path }
}

/** The usual order within a host: the longest path, an exact one before a prefix of its length, then the one with more conditions. */
export function pathRank({ path, method, headers, query }: HttpMatch): readonly number[] {
  const conditions = headers.length + query.length + (method === null ? 0 : 1)
  if (path === null) return [-1, 0, conditions]
  if (path.kind === 'regex') return [path.pattern.length, 0, conditions]
  if (path.kind === 'exact') return [path.path.length, 1, conditions]
  // A trailing slash of a prefix says nothing.
  return [path.path.replace(/\/$/, '').length, 0, conditions]
}

export function notFound(): RuleAction {
  return { kind: 'answer', status: 404, why: 'no-rule' }
}

/** The same on both listeners. */
export function everywhere(action: RuleAction): Actions {
  return { plain: action, tls: action }
}
