import { named, stopOf, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found, onStop } from '../../rule'
import { writtenBackend } from '../router/backend'

/** ING-04: a path of an Ingress sends to a Service that is not there. */
export const ingressBackendMissing = onStop('ING-04', 'backend-missing', docs.ingress, (facts) =>
  facts.object.kind === 'Ingress' ? writtenBackend(facts) : null,
)

/** ING-05: a path of an Ingress sends to a port that its Service does not have. */
export const ingressPortMissing = onStop('ING-05', 'backend-port-missing', docs.ingress, (facts) =>
  facts.object.kind === 'Ingress' ? writtenBackend(facts) : null,
)

/** ING-12: behind the path that takes the request no endpoint can take it. */
export const ingressEmptyBackend: Diagnostic<'ING-12'> = {
  code: 'ING-12',
  docs: docs.ingress,
  onTrace: (_cluster, trace) => emptyBehind(trace),
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
