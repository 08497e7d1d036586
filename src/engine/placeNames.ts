import { graphOf } from './graph'
import type { Cluster, Graph, NamedPlace, PlaceNames } from './model'

/** The names of a cluster for which a Scenario may write an address, and the addresses for which they stand. */
export function placeNames(cluster: Cluster): PlaceNames {
  const { places } = graphOf(cluster)
  const ofKind = (kind: string) => distinct(places.filter((place) => place.kind === kind)).map(namedPlace)
  return {
    pods: ofKind('Pod'),
    nodes: ofKind('Node'),
    services: cluster.services.map(({ ref, clusterIps }) => ({ namespace: ref.namespace, name: ref.name, addresses: clusterIps })),
    balancers: places.filter((place) => place.lane === 'loadBalancer').map(namedPlace),
  }
}

function distinct(places: Graph['places']): Graph['places'] {
  return [...new Map(places.map((place) => [`${place.namespace ?? ''}/${place.name}`, place])).values()]
}

function namedPlace({ namespace, name, addresses }: Graph['places'][number]): NamedPlace {
  return { namespace, name, addresses }
}
