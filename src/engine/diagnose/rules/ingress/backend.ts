import { type Cluster, type FieldChange, named, type ResourceRef, stopOf, type Trace } from '../../../model'
import { nearestService, portThatIsThere } from '../../changes/ingress'
import { type Diagnostic, docs, type Found, onStop } from '../../rule'
import { missingHere, missingIn, portMissingIn, writtenBackend } from '../router/backend'
import { writtenBackends } from '../router/written'

const isIngress = ({ kind }: ResourceRef) => kind === 'Ingress'

/** ING-04: a path or the default backend of an Ingress sends to a Service that is not there. */
export const ingressBackendMissing: Diagnostic<'ING-04'> = {
  ...onStop('ING-04', 'backend-missing', docs.ingress, (facts, cluster) =>
    isIngress(facts.object) ? withService(cluster, missingHere(cluster, facts)) : null,
  ),
  inCluster: (cluster) => missingIn(cluster, isIngress).map((found, at) => (at < mostMended ? withService(cluster, found) : found)),
}

/** ING-05: a path or the default backend of an Ingress sends to a port that its Service does not have. */
export const ingressPortMissing: Diagnostic<'ING-05'> = {
  ...onStop('ING-05', 'backend-port-missing', docs.ingress, (facts, cluster) =>
    isIngress(facts.object) ? withPort(cluster, writtenBackend(facts)) : null,
  ),
  inCluster: (cluster) => portMissingIn(cluster, isIngress).map((found) => withPort(cluster, found)),
}

/** For how many backends a Service with a like name is looked for: whoever has more does not mend them one by one. */
const mostMended = 50

type Told = Pick<Found<'ING-04'>, 'path'> & { readonly object: ResourceRef }

function withService<T extends Told>(cluster: Cluster, found: T): T & { readonly change: readonly FieldChange[] } {
  return { ...found, change: nearestService(cluster, found.object, found.path) }
}

function withPort<T extends Told>(cluster: Cluster, found: T): T & { readonly change: readonly FieldChange[] } {
  return { ...found, change: portThatIsThere(cluster, found.object, found.path) }
}

/**
 * ING-12: behind a path no endpoint can take a request. Information about the cluster as it stands: what is wrong with the
 * Service is told of the Service, and an operator or another file may make its Pods.
 */
export const ingressEmptyBackend: Diagnostic<'ING-12'> = {
  code: 'ING-12',
  docs: docs.ingress,
  inCluster: emptyIn,
  onTrace: (_cluster, trace) => emptyBehind(trace),
}

function emptyIn(cluster: Cluster): readonly Found<'ING-12'>[] {
  return writtenBackends(cluster).flatMap(({ object, path, backend, state }): readonly Found<'ING-12'>[] =>
    state === 'empty' && object.kind === 'Ingress' ? [{ facts: { rule: named(object), backend }, severity: 'info', object, path }] : [],
  )
}

function emptyBehind(trace: Trace): readonly Found<'ING-12'>[] {
  const reason = stopOf(trace.ending)?.reason
  if (reason !== 'no-endpoints' && reason !== 'no-endpoint-with-that-port-name') return []
  for (const because of trace.hops.flatMap((hop) => hop.because).reverse()) {
    if (because.rule !== 'routeBackend') continue
    const { object, path, facts } = because
    return object?.kind === 'Ingress' ? [{ facts: { rule: named(object), backend: facts.backend }, severity: 'error', object, path }] : []
  }
  return []
}
