import type { KubeObject, LoadProblem } from '../../model'
import { isMap, mapsIn, type UnknownMap } from '../values'

/** Fields of a Service that decide a path and that both manifests and terminals say. */
const compared = ['type', 'clusterIP', 'externalName', 'sessionAffinity', 'externalTrafficPolicy', 'internalTrafficPolicy'] as const

/**
 * Where the manifest of a Service and what a terminal showed of it say different things, or two things that terminals showed, a problem
 * each. The first counts.
 */
export function differences(first: KubeObject, further: KubeObject): readonly LoadProblem[] {
  const [own, other] = [first.body.spec, further.body.spec]
  if (first.ref.kind !== 'Service' || !isMap(own) || !isMap(other)) return []
  const fields = compared.flatMap((field) => differing(own[field], other[field], `spec.${field}`))
  const ports = mapsIn(own, 'ports').flatMap((port, index) => {
    const printed = mapsIn(other, 'ports').find((each) => isSamePort(each, port))
    return printed === undefined
      ? []
      : (['nodePort', 'targetPort'] as const).flatMap((field) => differing(port[field], printed[field], `spec.ports[${index}].${field}`))
  })
  const wholes = [
    ...differing(portsText(own), portsText(other), 'spec.ports'),
    ...differing(selectorText(own), selectorText(other), 'spec.selector'),
  ]
  return [...fields, ...wholes, ...ports].map(({ path, own: said, other: seen }) => ({
    file: further.source.file,
    // A list was printed entry by entry.
    line: (further.source.locate(path) ?? further.source.locate(`${path}[0].port`))?.line ?? further.source.line,
    column: null,
    object: first.ref,
    path,
    ...(first.observed === 'alone'
      ? { code: 'observations-differ', first: said, further: seen }
      : { code: 'observed-differs', written: said, observed: seen }),
  }))
}

/** `80/TCP, 443/TCP`, whatever their order; null where no ports are told. */
function portsText(spec: UnknownMap): string | null {
  const ports = mapsIn(spec, 'ports').map(({ port, protocol }) => `${port}/${protocol ?? 'TCP'}`)
  return ports.length === 0 ? null : ports.sort().join(', ')
}

/** `app=web,tier=front`, whatever their order; null where the selector is not told. */
function selectorText({ selector }: UnknownMap): string | null {
  if (!isMap(selector)) return null
  const pairs = Object.entries(selector).map(([key, value]) => `${key}=${value}`)
  return pairs.length === 0 ? '<none>' : pairs.sort().join(',')
}

function differing(own: unknown, other: unknown, path: string) {
  const isSaid = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
  return isSaid(own) && isSaid(other) && own !== '' && String(own) !== String(other)
    ? [{ path, own: String(own), other: String(other) }]
    : []
}

/** Ports of a Service are told apart by number and protocol. */
export function isSamePort(a: UnknownMap, b: UnknownMap): boolean {
  return a.port === b.port && (a.protocol ?? 'TCP') === (b.protocol ?? 'TCP')
}
