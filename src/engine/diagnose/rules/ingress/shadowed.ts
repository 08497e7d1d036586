import { hostPatternText } from '../../../kubernetes/hostPattern'
import { pathMatches } from '../../../kubernetes/httpMatch'
import { pathCovers } from '../../../kubernetes/pathCovers'
import { rulesForHost } from '../../../kubernetes/rulesForHost'
import {
  type Cluster,
  type ClusterLookup,
  type HostPattern,
  type HttpMatch,
  type HttpRule,
  named,
  type ResourceRef,
  type RuleAction,
  refKey,
  type Trace,
} from '../../../model'
import type { Found } from '../../rule'
import { writtenPath } from './writtenPath'

/** A path of an Ingress to which no request comes, and the rule that takes them all. */
interface Shadowed {
  readonly rule: HttpRule
  readonly by: HttpRule
}

/** How many rules of one host are compared with each other: people write some tens, and more would take long. */
const mostCompared = 300

/**
 * Paths of Ingresses that come behind a rule which takes all of their requests and does something else with them, on every listener on
 * which they stand. Of equal paths ING-08 tells.
 */
export function shadowedRules(cluster: Cluster): readonly Found<'ING-21'>[] {
  return shadowedIn(cluster).map((each) => foundOf(cluster, each))
}

/** Those that the request was meant for, had the rule that took it not stood before them. */
export function shadowedHere(cluster: Cluster, trace: Trace): readonly Found<'ING-21'>[] {
  return trace.hops
    .flatMap((hop) => hop.because)
    .flatMap((because) => {
      if (because.rule !== 'httpMatch' || because.object === null) return []
      const taker = keyOf({ object: because.object, path: because.path })
      const { path } = because.facts
      return shadowedIn(cluster)
        .filter(({ rule: { match }, by }) => keyOf(by) === taker && (match.path === null || pathMatches(match.path, path) === true))
        .map((each) => foundOf(cluster, each))
    })
}

function foundOf(cluster: Cluster, { rule, by }: Shadowed): Found<'ING-21'> {
  const textOf = (each: HttpRule) => writtenPath(cluster, each)?.path ?? '/'
  const facts = {
    why: 'shadowed',
    ingress: named(rule.object),
    path: textOf(rule),
    by: named(by.object),
    byPath: textOf(by),
  } as const
  return { facts, severity: 'warning', object: rule.object, path: rule.path }
}

const kept = new WeakMap<ClusterLookup, readonly Shadowed[]>()

function shadowedIn(cluster: Cluster): readonly Shadowed[] {
  const known = kept.get(cluster.lookup)
  if (known) return known
  const shadowed = new Map<string, Shadowed>()
  const reached = new Set<string>()
  for (const { rules } of cluster.routers.flatMap(({ listeners }) => listeners)) {
    const byHost = new Map<string | null, readonly HttpRule[]>()
    for (const rule of rules) {
      if (rule.object.kind !== 'Ingress' || rule.path === null) continue
      const host = hostPatternText(rule.host)
      const ofHost = byHost.get(host) ?? rulesOf(rules, rule.host)
      byHost.set(host, ofHost)
      const by = takerOf(ofHost, rule)
      if (by === null) reached.add(keyOf(rule))
      else if (!isSameEnd(by.action, rule.action)) shadowed.set(keyOf(rule), { rule, by })
    }
  }
  const found = [...shadowed].flatMap(([key, each]) => (reached.has(key) ? [] : [each]))
  kept.set(cluster.lookup, found)
  return found
}

/** The first rule before it that takes all of its requests. */
function takerOf(ofHost: readonly HttpRule[], rule: HttpRule): HttpRule | null {
  if (ofHost.length > mostCompared) return null
  const before = ofHost.slice(0, ofHost.indexOf(rule))
  return before.find(({ match }) => takesAll(match) && pathCovers(match.path, rule.match.path)) ?? null
}

/** Rules that are for every host of the pattern, in their order. */
function rulesOf(rules: readonly HttpRule[], host: HostPattern): readonly HttpRule[] {
  if (host.kind === 'exact') return rulesForHost(rules, host.host)
  const name = hostPatternText(host)
  return rulesForHost(rules, host.kind === 'wildcard' ? `any.${host.suffix}` : null).filter(
    (other) => other.host.kind === 'any' || hostPatternText(other.host) === name,
  )
}

/** Asks for nothing but a path. */
function takesAll({ method, headers, query }: HttpMatch): boolean {
  return method === null && headers.length === 0 && query.length === 0
}

/** Both lead to the same: it matters to nobody which one is taken. */
function isSameEnd(a: RuleAction, b: RuleAction): boolean {
  return JSON.stringify(endOf(a)) === JSON.stringify(endOf(b))
}

function endOf(action: RuleAction): unknown {
  return action.kind === 'forward' ? action.backends.map(({ target, weight }) => [target, weight]) : action
}

function keyOf({ object, path }: { readonly object: ResourceRef; readonly path: string | null }): string {
  return `${refKey(object)} ${path}`
}
