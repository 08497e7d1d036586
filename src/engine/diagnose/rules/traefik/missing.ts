import { type Cluster, type FindingFacts, named, qualifiedName, type ServicePort } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { isAbsentForSure, type TraefikReference, traefikObject, traefikReferences } from './references'

/** TRF-01: a Service is named that is not there: Traefik leaves the route out. */
export const traefikServiceMissing: Diagnostic<'TRF-01'> = {
  code: 'TRF-01',
  docs: docs.traefik,
  inCluster: (cluster) =>
    servicesNamed(cluster).flatMap((reference) => {
      const { object, path, to } = reference
      if (cluster.lookup.service(to.namespace ?? '', to.name) !== null) return []
      const elsewhere = !isAbsentForSure(cluster, to)
      const facts = { rule: named(object), backend: backendOf(reference), elsewhere }
      return [{ facts, severity: elsewhere ? ('info' as const) : ('error' as const), object, path }]
    }),
}

/** TRF-02: a port is named that the Service does not have: Traefik leaves the route out. An ExternalName needs none. */
export const traefikPortMissing: Diagnostic<'TRF-02'> = {
  code: 'TRF-02',
  docs: docs.traefik,
  inCluster: (cluster) =>
    servicesNamed(cluster).flatMap((reference) => {
      const { object, path, to, port } = reference
      const service = cluster.lookup.service(to.namespace ?? '', to.name)
      if (service === null || port === null || service.externalName !== null || service.ports.some((each) => isPort(each, port))) return []
      const ports = service.ports.map((each) => (each.name === '' ? `${each.port}` : `${each.name} (${each.port})`))
      return [{ facts: { rule: named(object), backend: backendOf(reference), ports }, severity: 'error' as const, object, path }]
    }),
}

/** TRF-03: a TraefikService is named that is not there. */
export const traefikOwnServiceMissing = missing('TRF-03', ['TraefikService'])

/** TRF-04: a Middleware is named that is not there: Traefik does not serve the route without it. */
export const middlewareMissing = missing('TRF-04', ['Middleware', 'MiddlewareTCP'])

/** TRF-05: TLS settings are named that are not there. */
export const tlsOptionMissing = missing('TRF-05', ['TLSOption'])

function missing<K extends 'TRF-03' | 'TRF-04' | 'TRF-05'>(code: K, kinds: readonly string[]): Diagnostic<K> {
  const inCluster = (cluster: Cluster): readonly Found<K>[] =>
    traefikReferences(cluster).flatMap(({ object, path, to }) => {
      if (!kinds.includes(to.kind) || traefikObject(cluster, to) !== null) return []
      const elsewhere = !isAbsentForSure(cluster, to)
      const facts: FindingFacts['TRF-03' | 'TRF-04' | 'TRF-05'] = { rule: named(object), names: named(to), elsewhere }
      return [{ facts, severity: elsewhere ? ('info' as const) : ('error' as const), object, path }]
    })
  return { code, docs: docs.traefik, inCluster }
}

function servicesNamed(cluster: Cluster): readonly TraefikReference[] {
  return traefikReferences(cluster).filter(({ to }) => to.kind === 'Service')
}

function isPort({ name, port }: ServicePort, asked: number | string): boolean {
  return typeof asked === 'number' ? port === asked : name === asked
}

function backendOf({ to, port }: TraefikReference): string {
  return `${qualifiedName(to)}${port === null ? '' : `:${port}`}`
}
