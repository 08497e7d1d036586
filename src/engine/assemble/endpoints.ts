import { type KnownNodes, slicesFromSelector } from '../kubernetes/endpointSlices'
import { podIndex } from '../kubernetes/selectedPods'
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
  const index = podIndex(pods)

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
      // Of a Service whose selector nobody printed the Endpoints may be its controller's: they count as they are.
      if (own.length === 0 && listed && service.type !== 'ExternalName')
        slices.push(...(service.selectorKnown ? listed.mirrored : listed.slices))
      continue
    }
    if (own.some((reading) => reading.byController)) continue
    if (listed?.live && own.length === 0) {
      slices.push(...listed.slices)
      continue
    }
    if (listed && !listed.live) replaced.push({ service: service.ref, object: listed.object.ref })
    const made = slicesFromSelector(service, index.selected(service.ref.namespace ?? '', service.selector), known)
    slices.push(...made)
    const count = made.reduce((sum, slice) => sum + slice.endpoints.length, 0)
    if (count > 0) assumptions.push({ what: 'endpoints', service: service.ref, count })
  }
  const described = new Set(services.map((service) => qualifiedName(service.ref)))
  for (const [name, own] of written) if (!described.has(name)) slices.push(...own.map((reading) => reading.slice))
  return { slices, replaced, assumptions }
}
