import { parseHostPattern } from '../../../kubernetes/hostPattern'
import type { HostPattern, PathMatch, RequestFilter, RuleAction } from '../../../model'
import { type Actions, type Claim, everywhere, type Fallback, onPath, pathRank, type ServedRule } from '../controllers/claim'
import type { Serving } from '../controllers/kind'
import { type BackendWay, backendOf, forwardTo } from './backend'
import type { IngressPath, IngressReading, WrittenBackend } from './read'

/** One path of an Ingress where it stands. */
export interface PathAt {
  readonly ingress: IngressReading
  readonly host: HostPattern
  readonly path: IngressPath
}

/** How a software makes rules of an Ingress, where it differs from the usual way. */
export interface Dialect {
  readonly match?: (at: PathAt) => PathMatch | null
  readonly filters?: (at: PathAt, match: PathMatch | null) => readonly RequestFilter[]
  readonly way?: (ingress: IngressReading, backend: WrittenBackend) => BackendWay
  /** What is done in the clear and under TLS, given what is done with the request at all. */
  readonly actions?: (forward: RuleAction, ingress: IngressReading, host: HostPattern, backend: WrittenBackend) => Actions
  readonly rank?: (rule: Omit<ServedRule, 'rank'>, at: PathAt) => readonly number[]
  /** For which hosts the default backend of an Ingress stands in. */
  readonly fallback?: (ingress: IngressReading) => Pick<Fallback, 'own' | 'others'>
}

/**
 * What an Ingress asks of the controller that serves it, as the specification says, but for what its dialect says otherwise:
 * a rule for each path of each host, and the default backend for what no rule takes.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export function claimOf(ingress: IngressReading, serving: Serving, dialect: Dialect = {}): Claim {
  const rules = ingress.rules.flatMap(({ host, paths }) => paths.map((path) => ruleOf({ ingress, host, path }, serving, dialect)))
  return {
    object: ingress.ref,
    createdAt: ingress.createdAt,
    rules,
    fallback: fallbackOf(ingress, serving, dialect),
    certificates: certificatesOf(ingress),
    passthrough: [],
    rejected: [],
  }
}

function ruleOf(at: PathAt, serving: Serving, dialect: Dialect): ServedRule {
  const { ingress, host, path } = at
  const match = dialect.match ? dialect.match(at) : pathMatch(path)
  const way = dialect.way?.(ingress, path.backend) ?? {}
  const backend = backendOf(serving, ingress.ref.namespace ?? '', path.backend, way)
  const forward = forwardTo(serving, [backend], dialect.filters?.(at, match) ?? [])
  const actions = dialect.actions?.(forward, ingress, host, path.backend) ?? everywhere(forward)
  const rule = { object: ingress.ref, path: path.field, host, match: onPath(match), ...actions }
  return { ...rule, rank: dialect.rank?.(rule, at) ?? pathRank(rule.match) }
}

/** Exact as it is; every other by its elements. An empty path takes every one. */
export function pathMatch({ path, type }: Pick<IngressPath, 'path' | 'type'>): PathMatch | null {
  if (path === '') return null
  return type === 'Exact' ? { kind: 'exact', path } : { kind: 'prefix', path }
}

function fallbackOf(ingress: IngressReading, serving: Serving, dialect: Dialect): Fallback | null {
  const written = ingress.defaultBackend
  if (written === null) return null
  const backend = backendOf(serving, ingress.ref.namespace ?? '', written, dialect.way?.(ingress, written) ?? {})
  const forward = forwardTo(serving, [backend])
  const scope = dialect.fallback?.(ingress) ?? { own: true, others: true }
  const actions = dialect.actions?.(forward, ingress, { kind: 'any' }, written) ?? everywhere(forward)
  return { ...actions, ...scope, path: 'spec.defaultBackend' }
}

/** Hosts of `spec.tls` with the Secret of their certificate; an entry without hosts is for every host. */
export function certificatesOf(ingress: IngressReading): Claim['certificates'] {
  return ingress.tls.flatMap(({ hosts, secret }) => {
    const name = secret === null ? null : `${ingress.ref.namespace}/${secret}`
    const patterns: readonly HostPattern[] = hosts.length > 0 ? hosts.map((host) => parseHostPattern(host, 'one')) : [{ kind: 'any' }]
    return patterns.map((host) => ({ host, secret: name }))
  })
}

/** Whether `spec.tls` names the host. */
export function hasTls(ingress: IngressReading, host: HostPattern): boolean {
  const names = ingress.tls.flatMap((entry) => entry.hosts.map((name) => name.toLowerCase()))
  if (host.kind === 'any') return false
  return names.includes(host.kind === 'exact' ? host.host : `*.${host.suffix}`)
}
