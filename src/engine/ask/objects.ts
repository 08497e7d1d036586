import { admitTo, applyDefaults, type ServiceRanges, serviceRanges, validateService } from '../apiServer'
import type { AddressFamily, Cluster, FieldError, KubeObject } from '../model'

/** Questions about one object as the API server of the cluster takes it. */
export const objectQuestions = { objectAfterDefaults, serviceValidation }

type Manifest = Readonly<Record<string, unknown>>

/**
 * The object as it is stored, with defaults, addresses and ports, beside what the cluster holds already; and what is
 * wrong with it. One that is refused has its defaults alone. `ipFamilies` says which families the cluster has, its first
 * one in front; null: as the input has it.
 */
function objectAfterDefaults(
  cluster: Cluster,
  asked: { readonly object: Manifest; readonly ipFamilies: readonly AddressFamily[] | null },
): { readonly valid: boolean; readonly errors: readonly FieldError[]; readonly object: Manifest } {
  const object = asObject(asked.object)
  const all = [...cluster.objects, object]
  const { objects, errors } = admitTo(rangesOf(cluster, asked.ipFamilies, all), all, { held: new Set(cluster.objects) })
  const own = errors.filter((entry) => entry.object.source === object.source).flatMap((entry) => entry.errors)
  const stored = objects.find(({ source }) => source === object.source)
  return { valid: own.length === 0, errors: own, object: (stored ?? applyDefaults(object)).body }
}

/** What is wrong with a Service that has reached validation: all defaults are expected to be there. */
function serviceValidation(
  _cluster: Cluster,
  asked: { readonly object: Manifest },
): { readonly valid: boolean; readonly errors: readonly FieldError[] } {
  const errors = validateService(asked.object, { whole: true })
  return { valid: errors.length === 0, errors }
}

function rangesOf(cluster: Cluster, families: readonly AddressFamily[] | null, objects: readonly KubeObject[]): ServiceRanges {
  const known = cluster.settings.kubeProxy.serviceRanges
  if (families === null) return serviceRanges(objects, cluster.settings)
  return { ranges: families.flatMap((family) => known.find((range) => range.family === family) ?? []), declared: false }
}

/** A manifest as it is loaded, without a text behind it. */
function asObject(body: Manifest): KubeObject {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const apiVersion = text(body.apiVersion) ?? 'v1'
  const metadata = (typeof body.metadata === 'object' && body.metadata !== null ? body.metadata : {}) as Manifest
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
  const ref = { group, kind: text(body.kind) ?? '', namespace: text(metadata.namespace), name: text(metadata.name) ?? '' }
  return { ref, apiVersion, body, filledIn: new Set(), source: { file: '', document: 1, line: 1, locate: () => null, range: () => null } }
}
