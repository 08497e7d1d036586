import type { Fields } from '../../../fields'
import type { HttpMatch, RouterBackend, RuleAction } from '../../../model'
import { type BackendRef, backendsOf } from './backends'
import { filtersOf } from './filters'
import { matchesOf } from './matches'
import type { RouteSpec } from './read'
import { brokenTarget, type References } from './references'

/** A rule of a route: each of its matches leads to its action. */
export interface CompiledRule {
  readonly path: string
  readonly matches: readonly HttpMatch[]
  readonly action: RuleAction
}

/** The rules of a route, compiled once however many listeners it is on. */
export function rulesWith(references: References): (route: RouteSpec) => readonly CompiledRule[] {
  const known = new Map<RouteSpec, readonly CompiledRule[]>()
  return (route) => {
    const compiled = known.get(route) ?? route.rules.map((rule) => compileRule(route, rule, references))
    known.set(route, compiled)
    return compiled
  }
}

function compileRule(route: RouteSpec, rule: Fields, references: References): CompiledRule {
  return { path: rule.path, matches: matchesOf(route.kind, rule), action: actionOf(route, rule, references) }
}

/** Errors of HTTP are answers; bytes cannot be answered, so their connection is refused. */
function actionOf(route: RouteSpec, rule: Fields, references: References): RuleAction {
  const isHttp = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute'
  const { filters, redirect, answer, unsupported } = filtersOf(route, rule, references)
  if (unsupported) return { kind: 'answer', status: 500, why: 'filter-unsupported' }
  if (redirect !== null) return { kind: 'redirect', redirect }
  if (answer !== null) return { kind: 'answer', status: answer, why: 'fixed' }
  const backends = backendsOf(route, rule).map((backend) => routerBackend(route, backend, references, isHttp ? 500 : null))
  if (backends.length === 0) return isHttp ? { kind: 'answer', status: 500, why: 'no-backends' } : { kind: 'refuse', why: 'no-backends' }
  return { kind: 'forward', backends, filters, noEndpoints: isHttp ? 503 : null }
}

/** A filter of a backend that cannot be carried out breaks the share of that backend alone. */
function routerBackend(route: RouteSpec, backend: BackendRef, references: References, broken: number | null): RouterBackend {
  const { filters, unsupported } = filtersOf(route, backend.entry, references)
  const target = unsupported ? brokenTarget(backend, 'filter-unsupported', broken) : references.backend(route.ref, backend, broken)
  return { weight: backend.weight, target, filters, path: backend.entry.path, backup: null }
}
