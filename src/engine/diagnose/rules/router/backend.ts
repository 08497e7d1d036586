import { type Absence, type Cluster, named, type ResourceRef, type RoutedBackend, type RuleFact, type Severity } from '../../../model'
import { portMeant, serviceSpelledAlike } from '../../changes/gateway'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs, type Found, onStop } from '../../rule'
import { serviceNamed, writtenBackends } from './written'

type Written = Omit<RuleFact, 'router'> & { readonly backend: string }

/** What is told of a backend, whichever code tells it. */
interface Told<F> {
  readonly facts: F
  readonly severity: Severity
  readonly object: ResourceRef
  readonly path: string | null
}

/** A backend where it is written, with the rule that names it. */
export const writtenBackend = ({ object, field, backend }: Written) =>
  ({ facts: { rule: named(object), backend }, severity: 'error', object, path: field }) as const

const isIngress = ({ object }: { readonly object: ResourceRef }) => object.kind === 'Ingress'

/** RT-04: a rule sends to a Service that is not there. */
export const backendMissing: Diagnostic<'RT-04'> = {
  ...onStop('RT-04', 'backend-missing', docs.gatewayBackend, (facts, cluster) =>
    isIngress(facts) ? null : misspelled(cluster, missingHere(cluster, facts)),
  ),
  inCluster: (cluster) => missingIn(cluster, (object) => !isIngress({ object })).map((found) => misspelled(cluster, found)),
}

function misspelled(cluster: Cluster, found: Told<RoutedBackend & Absence>): Found<'RT-04'> {
  return { ...found, change: serviceSpelledAlike(cluster, found.object, found.path, found.facts.backend) }
}

/** RT-05: a rule sends to a port that the Service does not have. */
export const backendPortMissing: Diagnostic<'RT-05'> = {
  ...onStop('RT-05', 'backend-port-missing', docs.gatewayBackend, (facts, cluster) =>
    isIngress(facts) ? null : otherPort(cluster, writtenBackend(facts)),
  ),
  inCluster: (cluster) => portMissingIn(cluster, (object) => !isIngress({ object })).map((found) => otherPort(cluster, found)),
}

function otherPort(cluster: Cluster, found: Told<RoutedBackend>): Found<'RT-05'> {
  return { ...found, change: portMeant(cluster, found.object, found.path, found.facts.backend) }
}

/** RT-06: a rule sends to another namespace, and nothing there allows it. An error where the input holds that Service or grants beside it. */
export const notGranted: Diagnostic<'RT-06'> = {
  ...onStop('RT-06', 'reference-not-granted', docs.referenceGrant, (facts, cluster) => {
    const found = writtenBackend(facts)
    return { ...found, facts: { ...found.facts, elsewhere: isGrantedElsewhere(cluster, serviceNamed(facts.backend)) } }
  }),
  inCluster: (cluster) =>
    writtenBackends(cluster).flatMap(({ state, object, path, backend, service }): readonly Found<'RT-06'>[] => {
      if (state !== 'not-granted') return []
      const elsewhere = isGrantedElsewhere(cluster, service)
      return [{ facts: { rule: named(object), backend, elsewhere }, severity: elsewhere ? 'info' : 'error', object, path }]
    }),
}

/**
 * RT-27: a backend of a kind or form that the router cannot send to. An ExternalName may lead anywhere: some routers refuse it, and "Implementations
 * SHOULD NOT support ExternalName Services" is the advice of Gateway API, which not all follow.
 * https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference
 */
export const backendUnsupported: Diagnostic<'RT-27'> = {
  ...onStop('RT-27', 'backend-not-supported', docs.gatewayBackend, (facts, cluster) => {
    const found = writtenBackend(facts)
    return { ...found, facts: { ...found.facts, why: isAlias(cluster, serviceNamed(facts.backend)) ? 'alias-refused' : 'kind' } }
  }),
  inCluster: (cluster) =>
    writtenBackends(cluster).flatMap(({ state, object, path, backend, service }): readonly Found<'RT-27'>[] => {
      const isRefused = state === 'form-refused'
      if (!isRefused && (object.group !== 'gateway.networking.k8s.io' || !isAlias(cluster, service))) return []
      const facts = { rule: named(object), backend, why: isRefused ? 'alias-refused' : 'alias-advised-against' } as const
      return [{ facts, severity: isRefused ? 'warning' : 'info', object, path }]
    }),
}

function isAlias({ lookup }: Cluster, { namespace, name }: ResourceRef): boolean {
  return lookup.service(namespace ?? '', name)?.externalName != null
}

/** RT-29: a policy asks for TLS to the backend, and names no certificate of an authority that can be used. */
export const backendTlsInvalid = onStop('RT-29', 'backend-tls-invalid', docs.backendTls, writtenBackend)

/** A Service that is not there, as a request met it. */
export function missingHere(cluster: Cluster, facts: Written): Told<RoutedBackend & Absence> {
  const found = writtenBackend(facts)
  return { ...found, facts: { ...found.facts, elsewhere: absence(cluster, serviceNamed(facts.backend)) === 'info' } }
}

/** Every Service that such an object sends to and that is not there. */
export function missingIn(cluster: Cluster, isOwn: (object: ResourceRef) => boolean): readonly Told<RoutedBackend & Absence>[] {
  return writtenBackends(cluster).flatMap(({ state, object, path, backend, service }): readonly Told<RoutedBackend & Absence>[] => {
    if (state !== 'missing' || !isOwn(object)) return []
    const severity = absence(cluster, service)
    return [{ facts: { rule: named(object), backend, elsewhere: severity === 'info' }, severity, object, path }]
  })
}

/** Every port that such an object sends to and that its Service does not have. */
export function portMissingIn(cluster: Cluster, isOwn: (object: ResourceRef) => boolean): readonly Told<RoutedBackend>[] {
  return writtenBackends(cluster).flatMap(({ state, object, path, backend }) =>
    state === 'port-missing' && isOwn(object) ? [writtenBackend({ object, field: path, backend })] : [],
  )
}

function absence(cluster: Cluster, { namespace }: ResourceRef) {
  return severityOfAbsence(cluster, '/Service', namespace)
}

function isGrantedElsewhere(cluster: Cluster, { namespace, name }: ResourceRef): boolean {
  if (cluster.lookup.service(namespace ?? '', name) !== null) return false
  return severityOfAbsence(cluster, 'gateway.networking.k8s.io/ReferenceGrant', namespace) === 'info'
}
