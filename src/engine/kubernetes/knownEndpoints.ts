import { type Cluster, type ClusterLookup, qualifiedName, type Service, type Stop, type Verdict } from '../model'
import { selectorText } from './labelSelector'

/**
 * Whether the input tells who is behind a Service. A table of `kubectl get` prints no selector: without EndpointSlices or an Endpoints
 * object of its name nobody knows whether anything answers there, which is not the same as a Service that has no endpoint.
 */
export function endpointsKnown(lookup: ClusterLookup, { ref, selectorKnown, type }: Service): boolean {
  if (selectorKnown || type === 'ExternalName' || lookup.slices(ref).length > 0) return true
  return lookup.object({ ...ref, kind: 'Endpoints' }) !== null
}

/** Why a request ends at a Service behind which no endpoint can be chosen: it has none, or nobody knows whether it has. */
export function withoutEndpoints(
  { lookup }: Cluster,
  service: Service,
): { readonly verdict: Extract<Verdict, 'rejected' | 'unhandled'>; readonly stop: Stop } {
  const name = qualifiedName(service.ref)
  if (!endpointsKnown(lookup, service)) return { verdict: 'unhandled', stop: { reason: 'endpoints-not-known', facts: { service: name } } }
  const selector = service.selector && selectorText(service.selector)
  return { verdict: 'rejected', stop: { reason: 'no-endpoints', facts: { service: name, selector } } }
}
