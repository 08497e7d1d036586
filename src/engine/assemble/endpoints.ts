import { type KnownNodes, slicesFromSelector } from '../kubernetes/endpointSlices'
import {
  type Assumption,
  type ClusterNode,
  compareText,
  type EndpointSlice,
  type Pod,
  qualifiedName,
  type ReplacedEndpoints,
  type Service,
} from '../model'
import { groupBy } from './groupBy'
import type { Readings } from './readAll'

/**
 * Who is behind each Service. The truth is EndpointSlices, then Endpoints, then what the controllers would make of the
 * Pods. Endpoints written by hand count only where the Service has no selector (they are mirrored into slices);
 * with a selector the controller replaces them. All slices of a Service are united, whoever wrote them.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function assembleEndpoints(
  readings: Readings,
  services: readonly Service[],
  pods: readonly Pod[],
  nodes: readonly ClusterNode[],
): {
  readonly slices: readonly EndpointSlice[]
  readonly replaced: readonly ReplacedEndpoints[]
  readonly assumptions: readonly Assumption[]
} {
  const inNameOrder = [...readings.slices].sort((a, b) => compareText(a.slice.object?.name ?? '', b.slice.object?.name ?? ''))
  const written = groupBy(inNameOrder, (reading) => qualifiedName(reading.slice.service))
  const endpoints = new Map(readings.endpoints.map((reading) => [qualifiedName(reading.object.ref), reading]))
  const selectedFrom = candidatesBySelector(pods, services)

  const byName = new Map(nodes.map((node) => [node.ref.name, node]))
  const known: KnownNodes = { named: (name) => byName.get(name) ?? null, anyDescribed: nodes.some((node) => node.assumed !== 'node') }

  const slices: EndpointSlice[] = []
  const replaced: ReplacedEndpoints[] = []
  const assumptions: Assumption[] = []
  for (const service of services) {
    const name = qualifiedName(service.ref)
    const own = written.get(name) ?? []
    const listed = endpoints.get(name)
    slices.push(...own.map((reading) => reading.slice))
    if (service.selector === null) {
      if (own.length === 0 && listed && service.type !== 'ExternalName') slices.push(...listed.mirrored)
      continue
    }
    if (own.some((reading) => reading.byController)) continue
    if (listed?.live && own.length === 0) {
      slices.push(...listed.slices)
      continue
    }
    if (listed && !listed.live) replaced.push({ service: service.ref, object: listed.object.ref })
    const made = slicesFromSelector(service, selectedFrom(service.ref.namespace ?? '', service.selector), known)
    slices.push(...made)
    const count = made.reduce((sum, slice) => sum + slice.endpoints.length, 0)
    if (count > 0) assumptions.push({ what: 'endpoints', service: service.ref, count })
  }
  const described = new Set(services.map((service) => qualifiedName(service.ref)))
  for (const [name, own] of written) if (!described.has(name)) slices.push(...own.map((reading) => reading.slice))
  return { slices, replaced, assumptions }
}

/**
 * Finds the Pods that a selector could select: those of the namespace with the rarest of its labels. Only labels that
 * selectors of the namespace ask for are indexed, and only once it is asked for: a cluster that brings its slices along
 * pays nothing.
 */
function candidatesBySelector(
  pods: readonly Pod[],
  services: readonly Service[],
): (namespace: string, selector: Readonly<Record<string, string>>) => readonly Pod[] {
  let byNamespace: ReadonlyMap<string, readonly Pod[]> | null = null
  const keys = selectorKeys(services)
  const indexes = new Map<string, Map<string, Pod[]>>()
  return (namespace, selector) => {
    byNamespace ??= groupBy(pods, (pod) => pod.ref.namespace ?? '')
    let index = indexes.get(namespace)
    if (!index) {
      index = labelIndex(byNamespace.get(namespace) ?? [], keys.get(namespace) ?? new Set())
      indexes.set(namespace, index)
    }
    let rarest: readonly Pod[] | null = null
    for (const key of Object.keys(selector)) {
      const list = index.get(`${key}=${selector[key]}`) ?? []
      if (rarest === null || list.length < rarest.length) rarest = list
    }
    return rarest ?? []
  }
}

function selectorKeys(services: readonly Service[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>()
  for (const { ref, selector } of services) {
    if (selector === null) continue
    const known = keys.get(ref.namespace ?? '') ?? new Set()
    for (const key of Object.keys(selector)) known.add(key)
    keys.set(ref.namespace ?? '', known)
  }
  return keys
}

function labelIndex(pods: readonly Pod[], keys: ReadonlySet<string>): Map<string, Pod[]> {
  const index = new Map<string, Pod[]>()
  for (const pod of pods) {
    for (const key of keys) if (Object.hasOwn(pod.labels, key)) pushTo(index, `${key}=${pod.labels[key]}`, pod)
  }
  return index
}

function pushTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}
