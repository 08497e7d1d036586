import {
  type Evidence,
  type HeaderChange,
  type HttpRequest,
  type HttpRule,
  type PathMatch,
  type PathRewrite,
  qualifiedName,
  type Redirect,
  type RedirectAction,
  type RequestFilter,
  type Translation,
} from '../model'
import { regexGroups } from './pathRegex'

/** A request after the filters of its rule. */
export interface Filtered {
  readonly request: HttpRequest
  readonly translations: readonly Translation[]
  readonly evidence: readonly Evidence[]
}

/**
 * What a router changes in a request before it sends it on: headers, Host and path, in the order written.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter
 */
export function applyFilters(router: string, rule: HttpRule, filters: readonly RequestFilter[], request: HttpRequest): Filtered {
  const [first] = filters.filter(({ kind }) => kind !== 'mirror')
  if (!first) return { request, translations: [], evidence: [] }
  const changed = filters.reduce((before, filter) => applyFilter(before, filter, rule.match.path), request)
  const translations = (['host', 'path'] as const).flatMap((what): Translation[] => {
    const [from, to] = [request[what] ?? '', changed[what] ?? '']
    return from === to ? [] : [{ what, from, to, by: 'httpFilter' }]
  })
  const facts = { router, rule: qualifiedName(rule.object), changes: filters.length }
  return { request: changed, translations, evidence: [{ rule: 'httpFilter', object: rule.object, path: first.path, facts }] }
}

function applyFilter(request: HttpRequest, filter: RequestFilter, matched: PathMatch | null): HttpRequest {
  switch (filter.kind) {
    case 'headers':
      return { ...request, headers: changeHeaders(request.headers, filter.change) }
    case 'rewrite':
      return {
        ...request,
        host: filter.host ?? request.host,
        path: filter.rewrite === null ? request.path : rewritePath(request.path, filter.rewrite, matched),
      }
    case 'mirror':
      return request
  }
}

/** Set takes the place of every header of that name; add joins what is there; remove goes before neither. */
function changeHeaders(headers: HttpRequest['headers'], { set, add, remove }: HeaderChange): HttpRequest['headers'] {
  const gone = new Set([...set.map(([name]) => name), ...remove].map((name) => name.toLowerCase()))
  const kept = headers.filter(([name]) => !gone.has(name.toLowerCase()))
  const joined = [...kept, ...set]
  for (const [name, value] of add) {
    const at = joined.findIndex(([known]) => known.toLowerCase() === name.toLowerCase())
    const known = joined[at]
    if (known) joined[at] = [known[0], `${known[1]},${value}`]
    else joined.push([name, value])
  }
  return joined
}

/** The whole path, the prefix that the rule matched, or the groups of its pattern. A path always begins with a slash. */
export function rewritePath(path: string, rewrite: PathRewrite, matched: PathMatch | null): string {
  if (rewrite.kind === 'full') return rewrite.path
  if (rewrite.kind === 'groups') {
    const groups =
      matched?.kind === 'regex' ? regexGroups(matched.pattern, path, { ignoreCase: matched.ignoreCase, whole: matched.anchored }) : null
    return slashed(rewrite.path.replace(/\$(\d)/g, (_, group: string) => groups?.[Number(group)] ?? ''))
  }
  const prefix = matchedPart(path, matched).replace(/\/$/, '')
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path
  return slashed(`${rewrite.path.replace(/\/$/, '')}${rest === '' || rest.startsWith('/') ? rest : `/${rest}`}`)
}

/** What of the path the rule's match took. */
function matchedPart(path: string, matched: PathMatch | null): string {
  if (matched === null) return ''
  if (matched.kind !== 'regex') return matched.path
  return regexGroups(matched.pattern, path, { ignoreCase: matched.ignoreCase, whole: matched.anchored })?.[0] ?? ''
}

function slashed(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}

const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443 }

/**
 * Where a redirect leads. A scheme that changes brings its well-known port along; else the port of the listener stays.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export function redirectOf(
  action: RedirectAction,
  request: HttpRequest,
  matched: PathMatch | null,
  listener: { readonly port: number; readonly tls: boolean },
): Redirect {
  const own = listener.tls ? 'https' : 'http'
  const scheme = action.scheme ?? own
  const [, hostOnly = request.host ?? ''] = /^(.*?)(?::\d+)?$/.exec(request.host ?? '') ?? []
  const hostname = action.hostname ?? hostOnly
  const port = typeof action.port === 'number' ? action.port : action.scheme === null || action.port === 'listener' ? listener.port : null
  const shownPort = port === null || port === wellKnown[scheme] ? null : port
  const path = action.rewrite === null ? request.path : rewritePath(request.path, action.rewrite, matched)
  const query = request.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  const withQuery = query === '' ? path : `${path}?${query}`
  const location = `${scheme}://${hostname}${shownPort === null ? '' : `:${shownPort}`}${withQuery}`
  return { scheme, hostname, port: shownPort, path: withQuery, location }
}
