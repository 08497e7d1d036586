import { pathMatches } from '../../../kubernetes/httpMatch'
import { regexMatches } from '../../../kubernetes/pathRegex'
import {
  type Cluster,
  type FieldChange,
  named,
  type PathMatch,
  type PathSurprise,
  refKey,
  type Severity,
  type Trace,
  type TriedRule,
} from '../../../model'
import { setOrAdd } from '../../changes/setOrAdd'
import { type Diagnostic, docs, type Found } from '../../rule'
import { type WrittenPath, writtenPath } from './writtenPath'

/**
 * ING-20: a path takes other requests than its letters seem to say. On a trace: the rule that would have taken the request but for the way in
 * which its path is compared, where no path of an Ingress did; and the one that took it although its `pathType` says otherwise. Standing: a
 * pattern in a path that is compared letter by letter.
 */
export const pathTypeSurprise: Diagnostic<'ING-20'> = {
  code: 'ING-20',
  docs: docs.pathTypes,
  inCluster: (cluster) => literalPatterns(cluster),
  onTrace: (cluster, trace) =>
    trace.hops
      .flatMap((hop) => hop.because)
      .flatMap((because) => {
        if (because.rule !== 'httpMatch') return []
        const { tried, path } = because.facts
        const won = tried.find(({ lost }) => lost === null)
        return [...nearest(cluster, trace, won, tried, path), ...(won ? takenOtherwise(cluster, won, path) : [])]
      }),
}

/** Of the rules that a request misses by its path alone, the longest that it misses by the way of comparing. A rule for every path is no match. */
function nearest(cluster: Cluster, trace: Trace, won: TriedRule | undefined, tried: readonly TriedRule[], asked: string) {
  const missed = tried.flatMap((rule): { readonly why: PathSurprise; readonly written: WrittenPath }[] => {
    const why = rule.lost?.part === 'path' && rule.match ? missedBy(rule.match, asked) : null
    const written = why && writtenPath(cluster, rule)
    return why && written ? [{ why, written }] : []
  })
  const [first] = missed.filter(({ why }) => !won?.match || why === 'slash').sort((a, b) => b.written.path.length - a.written.path.length)
  return first ? [found(cluster, first.written, first.why, asked, trace.reason === 'no-http-rule' ? 'warning' : 'info')] : []
}

/** By what a path missed that a person may have meant for the request; null: it was not meant. */
function missedBy(match: PathMatch, asked: string): PathSurprise | null {
  if (match.kind === 'regex') return null
  const stem = withoutSlash(match.path)
  if (match.kind === 'exact' && withoutSlash(asked) === stem) return 'slash'
  if (patternTakes(match.path, asked)) return 'literal'
  if (match.kind === 'exact') return asked.startsWith(`${stem}/`) ? 'exact' : null
  return match.kind === 'prefix' && stem !== '' && asked.startsWith(stem) ? 'element' : null
}

/** As most would read it: `/*` at the end for everything below, else a regular expression. */
function patternTakes(path: string, asked: string): boolean {
  if (path.endsWith('/*')) return `${asked}/`.startsWith(path.slice(0, -1))
  return isPattern(path) && regexMatches(path, asked, { ignoreCase: false, whole: false }) === true
}

function isPattern(path: string): boolean {
  return /\/\*$|\.[*+]|[(|]|\$$/.test(path)
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}

/** A controller that compares letters or patterns took what `pathType` leaves out. */
function takenOtherwise(cluster: Cluster, won: TriedRule, asked: string): readonly Found<'ING-20'>[] {
  const written = writtenPath(cluster, won)
  if (written === null || written.type === 'ImplementationSpecific' || isPattern(written.path)) return []
  const asSpecified = pathMatches({ kind: written.type === 'Exact' ? 'exact' : 'prefix', path: written.path }, asked)
  return asSpecified === false ? [found(cluster, written, 'letters', asked, 'info')] : []
}

/** Patterns in paths that known software, or the specification, compares letter by letter: no request has such letters. */
function literalPatterns(cluster: Cluster): readonly Found<'ING-20'>[] {
  const literal = new Map<string, Found<'ING-20'>>()
  for (const { listeners, profile } of cluster.routers)
    for (const rule of listeners.flatMap(({ rules }) => rules)) {
      const { path } = rule.match
      if (path === null || path.kind === 'regex' || !isPattern(path.path)) continue
      const key = `${refKey(rule.object)} ${rule.path}`
      const written = literal.has(key) ? null : writtenPath(cluster, rule)
      if (written === null || (written.type === 'ImplementationSpecific' && profile.software === null)) continue
      literal.set(key, found(cluster, written, 'literal', null, 'warning'))
    }
  return [...literal.values()]
}

function found(cluster: Cluster, written: WrittenPath, why: PathSurprise, asked: string | null, severity: Severity): Found<'ING-20'> {
  const { object, field, path, type } = written
  const facts = { ingress: named(object), path, type, asked, why }
  return { facts, severity, object, path: `${field}.path`, change: meant(cluster, written, why) }
}

/** Everything below the path, where one field says so. */
function meant(cluster: Cluster, { object, field, path, type }: WrittenPath, why: PathSurprise): readonly FieldChange[] {
  const prefix = setOrAdd(cluster, object, `${field}.pathType`, 'Prefix')
  if (why === 'slash' || why === 'exact') return [prefix]
  if (why !== 'literal' || !path.endsWith('/*') || path.slice(0, -1).includes('*')) return []
  const below: FieldChange = { do: 'set', object, path: `${field}.path`, value: path.slice(0, -2) || '/' }
  return type === 'Prefix' ? [below] : [below, prefix]
}
