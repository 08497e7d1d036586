import type { PathMatch, RequestFilter, RouterBackend, RuleAction } from '../../../model'
import type { Serving } from '../controllers/kind'
import { redirectTo } from '../ingress/annotations'
import { backendOf, forwardTo } from '../ingress/backend'
import type { Routes, Split, WrittenAction } from './read'

/** Where an action stands. */
export interface Scope {
  /** The object whose upstreams are meant. */
  readonly holder: Routes
  readonly serving: Serving
  readonly path: PathMatch
}

/** An action, or the share of each split. Policies, error pages and snippets are left out. */
export function actionOf(
  { action, splits }: { readonly action: WrittenAction; readonly splits: readonly Split[] },
  field: string,
  scope: Scope,
): RuleAction {
  if (splits.length > 0) {
    const backends = splits.map((split, index) => sent(split.action, split.weight, `${field}.splits[${index}].action`, scope))
    return forwardTo(scope.serving, backends)
  }
  switch (action.kind) {
    case 'pass':
    case 'proxy':
      return forwardTo(scope.serving, [sent(action, 1, `${field}.action`, scope)])
    case 'redirect':
      return redirectTo(action.url.replaceAll(/\$\{(\w+)\}/g, '$$$1'), action.code)
    case 'return':
      return { kind: 'answer', status: action.code, why: 'fixed' }
    case 'none':
      return { kind: 'answer', status: 502, why: 'no-backends' }
  }
}

/** The backend of one share. A share that does not go to an upstream has none. */
function sent(action: WrittenAction, weight: number, path: string, scope: Scope): RouterBackend {
  const name = action.kind === 'pass' || action.kind === 'proxy' ? action.upstream : ''
  const { holder, serving } = scope
  const upstream = holder.upstreams.find((each) => each.name === name)
  const status = serving.kind.whenMissing
  if (!upstream) return { weight, target: { kind: 'broken', fault: 'missing', name, status }, filters: [], backup: null, path }
  const namespace = holder.object.ref.namespace ?? ''
  const service = (of: { readonly service: string; readonly port: number }) =>
    ({ kind: 'service', name: of.service, port: of.port, path: upstream.field }) as const
  const backup = upstream.backup && backendOf(serving, namespace, service(upstream.backup))
  const dial = upstream.useClusterIp ? 'clusterIp' : 'endpoint'
  const { podLabels } = upstream
  const filters = filtersOf(action, path, scope)
  return { ...backendOf(serving, namespace, service(upstream), { weight, dial, podLabels, filters, backup }), path }
}

/** `proxy` may rewrite what of the path its location matched, and set headers. */
function filtersOf(action: WrittenAction, field: string, { path }: Scope): readonly RequestFilter[] {
  if (action.kind !== 'proxy') return []
  const { rewritePath, set } = action
  const how = path.kind === 'regex' ? 'groups' : path.kind === 'exact' ? 'full' : 'prefix'
  const rewrite: readonly RequestFilter[] =
    rewritePath === null
      ? []
      : [{ kind: 'rewrite', host: null, rewrite: { kind: how, path: rewritePath }, path: `${field}.proxy.rewritePath` }]
  const headers: readonly RequestFilter[] =
    set.length === 0 ? [] : [{ kind: 'headers', change: { set, add: [], remove: [] }, path: `${field}.proxy.requestHeaders` }]
  return [...rewrite, ...headers]
}
