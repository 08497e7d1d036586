import type { Fields } from '../../../fields'
import type { HeaderChange, PathRewrite, RedirectAction, RequestFilter } from '../../../model'
import { mirrorOf } from './backends'
import type { RouteSpec } from './read'
import { reference } from './read'
import type { References } from './references'

/** What the filters of a rule or backend come to. */
export interface Filters {
  readonly filters: readonly RequestFilter[]
  readonly redirect: RedirectAction | null
  /** The status of an answer that the router gives by itself; null: none is asked for. */
  readonly answer: number | null
  /** A filter that cannot be carried out: the rule answers with an error. */
  readonly unsupported: boolean
}

/** Filters in the order written. Those that change only the answer say nothing about the way. */
export function filtersOf(route: RouteSpec, holder: Fields, references: References): Filters {
  const found: RequestFilter[] = []
  let redirect: RedirectAction | null = null
  let answer: number | null = null
  let unsupported = false
  for (const filter of holder.maps('filters')) {
    switch (filter.text('type')) {
      case 'RequestHeaderModifier':
        found.push({ kind: 'headers', change: headerChange(filter.map('requestHeaderModifier')), path: filter.path })
        break
      case 'URLRewrite':
        found.push(rewriteOf(filter))
        break
      case 'RequestRedirect':
        redirect = redirectOf(filter.map('requestRedirect'))
        break
      case 'RequestMirror':
        found.push(...mirrors(route, filter, references))
        break
      case 'DirectResponse':
        answer = filter.map('directResponse').integer('statusCode')
        break
      case 'ExtensionRef':
        // What an extension does is its vendor's; one that is not there makes the rule answer with an error.
        unsupported ||= !extensionExists(route, filter, references)
        break
      default:
        break
    }
  }
  return { filters: found, redirect, answer, unsupported }
}

function headerChange(modifier: Fields): HeaderChange {
  const pairs = (key: string) => modifier.maps(key).map((entry) => [entry.text('name') ?? '', entry.text('value') ?? ''] as const)
  return { set: pairs('set'), add: pairs('add'), remove: modifier.texts('remove') }
}

function rewriteOf(filter: Fields): RequestFilter {
  const rewrite = filter.map('urlRewrite')
  return { kind: 'rewrite', host: rewrite.text('hostname'), rewrite: pathRewrite(rewrite.map('path')), path: filter.path }
}

function pathRewrite(path: Fields): PathRewrite | null {
  switch (path.text('type')) {
    case 'ReplaceFullPath':
      return { kind: 'full', path: path.text('replaceFullPath') ?? '/' }
    case 'ReplacePrefixMatch':
      return { kind: 'prefix', path: path.text('replacePrefixMatch') ?? '/' }
    default:
      return null
  }
}

function redirectOf(redirect: Fields): RedirectAction {
  return {
    scheme: redirect.text('scheme'),
    hostname: redirect.text('hostname'),
    port: redirect.port('port'),
    rewrite: pathRewrite(redirect.map('path')),
    status: redirect.integer('statusCode') ?? 302,
  }
}

/** A copy goes to a backend that holds; without a share it is every request. */
function mirrors(route: RouteSpec, filter: Fields, references: References): readonly RequestFilter[] {
  const backend = mirrorOf(route, filter)
  if (!backend) return []
  const target = references.backend(route.ref, backend, null)
  const mirror = filter.map('requestMirror')
  const fraction = mirror.map('fraction')
  const share =
    mirror.integer('percent') !== null
      ? (mirror.integer('percent') ?? 0) / 100
      : (fraction.integer('numerator') ?? 1) / (fraction.integer('denominator') ?? (fraction.has('numerator') ? 100 : 1))
  if (target.kind === 'broken' || share <= 0) return []
  return [
    {
      kind: 'mirror',
      backend: { weight: 1, target, filters: [], path: backend.entry.path, backup: null },
      share: Math.min(1, share),
      path: filter.path,
    },
  ]
}

function extensionExists(route: RouteSpec, filter: Fields, references: References): boolean {
  const { group, kind, namespace, name } = reference(filter.map('extensionRef'), route.ref.namespace ?? 'default', { group: '', kind: '' })
  return references.extension(route, { group, kind, namespace, name })
}
