import type { Fields } from '../../../fields'
import type { HttpMatch, PathMatch, ValueMatch } from '../../../model'
import type { RouteKind } from './read'

const everything: HttpMatch = { path: null, method: null, headers: [], query: [] }

/** The matches of a rule, each of which is enough; a rule without any takes everything. */
export function matchesOf(kind: RouteKind, rule: Fields): readonly HttpMatch[] {
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return [everything]
  const found = rule.maps('matches').map((entry) => (kind === 'HTTPRoute' ? httpMatch(entry) : grpcMatch(entry)))
  return found.length > 0 ? found : [kind === 'HTTPRoute' ? { ...everything, path: { kind: 'prefix', path: '/' } } : everything]
}

/** A path that is left out is the prefix `/`. https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch */
function httpMatch(entry: Fields): HttpMatch {
  return {
    path: pathMatch(entry.map('path')),
    method: entry.text('method'),
    headers: distinct(entry.maps('headers').flatMap(valueMatch), (name) => name.toLowerCase()),
    query: distinct(entry.maps('queryParams').flatMap(valueMatch), (name) => name),
  }
}

function pathMatch(path: Fields): PathMatch {
  const value = path.text('value') ?? '/'
  switch (path.text('type') ?? 'PathPrefix') {
    case 'Exact':
      return { kind: 'exact', path: value }
    case 'RegularExpression':
      return { kind: 'regex', pattern: value, ignoreCase: false, anchored: true }
    default:
      return { kind: 'prefix', path: value }
  }
}

/** A call of gRPC is a request for `/<service>/<method>`. https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch */
function grpcMatch(entry: Fields): HttpMatch {
  const method = entry.map('method')
  const headers = distinct(entry.maps('headers').flatMap(valueMatch), (name) => name.toLowerCase())
  return { ...everything, path: grpcPath(method.text('type') ?? 'Exact', method.text('service'), method.text('method')), headers }
}

function grpcPath(type: string, service: string | null, method: string | null): PathMatch | null {
  if (service === null && method === null) return null
  const literal = (text: string) => (type === 'RegularExpression' ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (type !== 'RegularExpression' && service !== null)
    return method === null ? { kind: 'prefix', path: `/${service}` } : { kind: 'exact', path: `/${service}/${method}` }
  const part = (text: string | null) => (text === null ? '[^/]+' : literal(text))
  return { kind: 'regex', pattern: `/${part(service)}/${part(method)}`, ignoreCase: false, anchored: true }
}

function valueMatch(entry: Fields): readonly ValueMatch[] {
  const name = entry.text('name')
  if (name === null) return []
  return [{ name, kind: entry.text('type') === 'RegularExpression' ? 'regex' : 'exact', value: entry.text('value') ?? '' }]
}

/** Of two that name the same header the first counts. */
function distinct(matches: readonly ValueMatch[], keyOf: (name: string) => string): readonly ValueMatch[] {
  const seen = new Set<string>()
  return matches.filter(({ name }) => {
    const key = keyOf(name)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
