import { type Cluster, type Graph, placeId, qualifiedName } from '../model'
import { graphOf } from './graph'

/**
 * The graph of one namespace alone: of a large cluster the whole graph is never made. Nodes and what stands outside belong to the
 * cluster, not to a namespace.
 */
export function graphOfNamespace(cluster: Cluster, namespace: string): Graph {
  const here = ({ ref }: { readonly ref: { readonly namespace: string | null } }) => ref.namespace === namespace
  return graphOf({
    ...cluster,
    nodes: [],
    balancers: [],
    externalServices: [],
    services: cluster.services.filter(here),
    pods: cluster.pods.filter(here),
    routers: cluster.routers.filter(here),
  })
}

/**
 * The graph around the places of a request: its Services with all their endpoints and Pods, its routers with the Pods that run
 * them; and what belongs to the cluster as a whole, nodes foremost.
 */
export function graphAround(cluster: Cluster, places: readonly string[]): Graph {
  const { lookup } = cluster
  const named = places.map((id) => id.split('/'))
  const serviceKeys = new Set(
    named.flatMap(([what, namespace, name]) =>
      what === 'service' || what === 'endpoint' || what === 'loadBalancer' ? [`${namespace}/${name}`] : [],
    ),
  )
  const services = [...serviceKeys].flatMap((key) => {
    const [namespace = '', name = ''] = key.split('/')
    return lookup.service(namespace, name) ?? []
  })
  const ids = new Set(places)
  const routers = cluster.routers.filter(({ ref }) => ref.namespace === null || ids.has(placeId.httpRouter(ref)))
  const pods = new Map(
    [
      ...named.flatMap(([what, namespace = '', name = '']) => (what === 'pod' ? (lookup.pod(namespace, name) ?? []) : [])),
      ...services.flatMap(({ ref }) =>
        lookup.slices(ref).flatMap(({ endpoints }) => endpoints.flatMap(({ pod }) => (pod === null ? [] : (lookup.podOf(pod) ?? [])))),
      ),
      ...routers.flatMap(({ entry }) => (entry.at === 'pods' ? entry.pods.flatMap((pod) => lookup.podOf(pod) ?? []) : [])),
    ].map((pod) => [qualifiedName(pod.ref), pod] as const),
  )
  return graphOf({ ...cluster, services, routers, pods: [...pods.values()] })
}
