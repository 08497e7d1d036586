import type { Path } from '../path'
import { fieldOf, isMap, type UnknownMap } from '../values'
import { kindOfSelfLink, type TypeMeta } from './kindOfPath'

/**
 * Before 1.10 `kubectl cluster-info dump` printed the Go structs of its own memory: no kind, `Items`, field names as Go writes them, and
 * the metadata among the other fields. Upstream: pkg/apis/core/types.go of Kubernetes 1.9.
 */
export interface GoList {
  readonly type: TypeMeta
  readonly items: readonly unknown[]
}

/** The list, with its kind by its `selfLink`; null where the value is none, or of a kind that nobody knows. */
export function goListOf(value: unknown): GoList | null {
  if (!isMap(value)) return null
  const link = fieldOf(value, 'selfLink')
  const items = fieldOf(value, 'Items')
  const type = typeof link === 'string' ? kindOfSelfLink(link) : null
  if (type === null || (items !== null && !Array.isArray(items))) return null
  return { type, items: items ?? [] }
}

/** An item as the API writes it. */
export function fromGo(item: unknown): unknown {
  return isMap(item) ? withMetadata(item) : item
}

/** Where a field of the API stands among the fields of Go: `metadata.name` at `name`, `spec.clusterIP` at `Spec.ClusterIP`. */
export function goPath(path: Path): Path {
  const own = path[0] === 'metadata' ? path.slice(1) : path
  if (path[0] === 'metadata') return own
  return own.map((step) => (typeof step === 'string' ? step.charAt(0).toUpperCase() + step.slice(1) : step))
}

/** Fields of Go begin with a capital; those of the embedded metadata do not. */
function withMetadata(item: UnknownMap): UnknownMap {
  const metadata: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(item)) {
    if (/^[A-Z]/.test(key)) set(rest, fieldName(key), converted(key, value))
    else set(metadata, key, value)
  }
  return { metadata, ...rest }
}

/** Maps whose keys somebody chose, and maps that the API's own JSON describes already. */
const AS_WRITTEN = new Set(['Selector', 'NodeSelector', 'Limits', 'Requests', 'Capacity', 'Allocatable', 'Data', 'MatchLabels'])

function converted(key: string, value: unknown): unknown {
  if (AS_WRITTEN.has(key)) return value
  if (Array.isArray(value)) return value.map((one) => converted(key, one))
  if (!isMap(value)) return value
  if (key === 'Template') return withMetadata(value)
  const fields: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) set(fields, fieldName(name), converted(name, inner))
  return isMap(fields.securityContext) ? { ...fromSecurityContext(fields.securityContext), ...fields } : fields
}

/** In memory these stand in the Pod's security context; in the API beside it. */
function fromSecurityContext(context: UnknownMap): UnknownMap {
  const hostNetwork = fieldOf(context, 'hostNetwork')
  return hostNetwork === undefined ? {} : { hostNetwork }
}

/** `PodCIDR` is podCIDR, `HTTPGet` httpGet, `IP` ip. */
function fieldName(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase())
}

/** A field of any name, `__proto__` too, as JSON.parse makes it. */
function set(fields: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(fields, name, { value, enumerable: true, writable: true, configurable: true })
}
