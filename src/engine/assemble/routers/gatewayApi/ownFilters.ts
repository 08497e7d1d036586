import { fieldsOf, joinPath } from '../../../fields'
import type { RequestFilter } from '../../../model'
import type { RouteSpec } from './read'

const none = () => []

/** What the software of a controller does to the requests of a route, as its annotations tell it: a few that change the way. */
export function ownFiltersOf(controller: string): (route: RouteSpec) => readonly RequestFilter[] {
  return controller === 'konghq.com/kic-gateway-controller' ? kongFilters : none
}

const stripPath = 'konghq.com/strip-path'

/** https://docs.konghq.com/kubernetes-ingress-controller/latest/reference/annotations/#konghq-com-strip-path */
function kongFilters({ kind, object }: RouteSpec): readonly RequestFilter[] {
  const annotations = fieldsOf(object, []).map('metadata').textMap('annotations') ?? {}
  if (kind !== 'HTTPRoute' || annotations[stripPath] !== 'true') return []
  return [{ kind: 'rewrite', host: null, rewrite: { kind: 'prefix', path: '/' }, path: joinPath('metadata.annotations', stripPath) }]
}
