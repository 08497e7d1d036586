import type { Cluster, ListenerStatus, RouteStatus } from '../model'

/** Questions about what a Gateway's controller says of routes and listeners. */
export const routerQuestions = { routeStatus, listenerStatus }

/** `Kind namespace/name` of an object, as people write it. */
interface Named {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

const is = (wanted: Named, ref: { readonly kind: string; readonly namespace: string | null; readonly name: string }) =>
  ref.kind === wanted.kind && ref.namespace === wanted.namespace && ref.name === wanted.name

/** What became of a route at one parent; of several references to it the first that was accepted. Null where the parent is unknown. */
function routeStatus(cluster: Cluster, { route, parent }: { readonly route: Named; readonly parent: Named }): RouteStatus | null {
  const found = cluster.routeStatuses.filter((status) => is(route, status.route) && is(parent, status.parent))
  return found.find(({ accepted }) => accepted) ?? found[0] ?? null
}

/** What became of a listener; `listener` null: of the whole Gateway or ListenerSet. */
function listenerStatus(
  cluster: Cluster,
  { owner, listener }: { readonly owner: Named; readonly listener: string | null },
): ListenerStatus | null {
  return cluster.listenerStatuses.find((status) => is(owner, status.owner) && status.listener === listener) ?? null
}
