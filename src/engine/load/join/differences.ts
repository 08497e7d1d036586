import type { KubeObject, LoadProblem } from '../../model'
import { isMap, mapsIn, type UnknownMap } from '../values'

/** Fields of a Service that decide a path and that both manifests and terminals say. */
const compared = ['type', 'clusterIP', 'externalName', 'sessionAffinity', 'externalTrafficPolicy', 'internalTrafficPolicy'] as const

/** Where the manifest of a Service and what a terminal showed of it say different things, a problem each. */
export function differences(written: KubeObject, observed: KubeObject): readonly LoadProblem[] {
  const [own, other] = [written.body.spec, observed.body.spec]
  if (written.ref.kind !== 'Service' || !isMap(own) || !isMap(other)) return []
  const fields = compared.flatMap((field) => differing(own[field], other[field], `spec.${field}`))
  const ports = mapsIn(own, 'ports').flatMap((port, index) => {
    const printed = mapsIn(other, 'ports').find((each) => isSamePort(each, port))
    return printed === undefined
      ? []
      : (['nodePort', 'targetPort'] as const).flatMap((field) => differing(port[field], printed[field], `spec.ports[${index}].${field}`))
  })
  return [...fields, ...ports].map(({ path, own: manifest, other: seen }) => ({
    code: 'observed-differs',
    file: observed.source.file,
    line: observed.source.locate(path)?.line ?? observed.source.line,
    column: null,
    object: written.ref,
    path,
    written: manifest,
    observed: seen,
  }))
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
