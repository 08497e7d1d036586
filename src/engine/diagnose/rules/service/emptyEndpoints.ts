import { type Cluster, qualifiedName, type ResourceRef, type Service } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-03: a Service without selector whose Endpoints or EndpointSlices are there and list nobody. Where no Pod matches a selector it is
 * SVC-01, where there is no such object SVC-23.
 */
export const emptyEndpoints: Diagnostic<'SVC-03'> = {
  code: 'SVC-03',
  docs: docs.selectorless,
  inCluster: (cluster) => cluster.services.flatMap((service) => found(cluster, service)),
}

function found(cluster: Cluster, { ref, type, selector, selectorKnown }: Service): readonly Found<'SVC-03'>[] {
  const slices = cluster.lookup.slices(ref)
  if (selector !== null || !selectorKnown || type === 'ExternalName' || slices.some(({ endpoints }) => endpoints.length > 0)) return []
  const written = writtenEndpoints(cluster, ref)
  const object = written ?? slices.find((slice) => slice.object !== null)?.object ?? null
  const path = written ? 'subsets' : 'endpoints'
  return object === null ? [] : [{ facts: { service: qualifiedName(ref) }, severity: 'info', object, path }]
}

/** The Endpoints object of a Service's name; null where there is none. */
export function writtenEndpoints({ lookup }: Cluster, { namespace, name }: ResourceRef): ResourceRef | null {
  return lookup.object({ group: '', kind: 'Endpoints', namespace, name })?.ref ?? null
}
