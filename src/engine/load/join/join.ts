import { type KubeObject, type LoadProblem, refKey } from '../../model'
import { isMap, type UnknownMap } from '../values'
import { differences, isSamePort } from './differences'
import { completeEndpoints } from './observedEndpoints'
import { completePods } from './observedPods'

/**
 * Joins what terminals showed with the manifests of the same objects, and with each other, whatever their order. What a manifest says
 * stands; what was observed fills in what it does not say. Where both say something and it differs, that is a problem with both values.
 */
export function joinObserved(objects: readonly KubeObject[], problems: LoadProblem[]): readonly KubeObject[] {
  if (!objects.some(({ observed }) => observed)) return objects
  const seen = new Map<string, KubeObject>()
  for (const object of objects) {
    if (!object.observed) continue
    const key = refKey(object.ref)
    const known = seen.get(key)
    seen.set(key, known === undefined ? object : joined(known, object, problems))
  }
  const joinedTo = new Set<string>()
  const written = objects
    .filter(({ observed }) => !observed)
    .map((object) => {
      const key = refKey(object.ref)
      const observation = seen.get(key)
      if (observation === undefined) return object
      joinedTo.add(key)
      return joined(object, observation, problems)
    })
  const all = [...written, ...[...seen].flatMap(([key, object]) => (joinedTo.has(key) ? [] : [object]))]
  return completeEndpoints(completePods(all))
}

/** The parts of an object whose fields are filled in one by one. A field itself (a selector, a list of rules) is taken or left whole. */
const parts = ['metadata', 'spec', 'status'] as const

/** The first object with what the second knows besides. */
function joined(first: KubeObject, second: KubeObject, problems: LoadProblem[]): KubeObject {
  const body: Record<string, unknown> = { ...second.body, ...first.body }
  for (const part of parts) {
    const [own, other] = [first.body[part], second.body[part]]
    if (isMap(own) && isMap(other)) body[part] = withFields(part, own, other)
  }
  problems.push(...differences(first, second))
  const { locate, file } = first.source
  // A position is one in the object's own file: what only another file says has none there.
  const further = second.source.file === file ? second.source.locate : () => null
  return {
    ...first,
    body,
    observed: first.observed ?? 'beside-manifest',
    source: { ...first.source, locate: (path) => locate(path) ?? further(path) },
  }
}

function withFields(part: string, own: UnknownMap, other: UnknownMap): UnknownMap {
  const filled: Record<string, unknown> = { ...other, ...own }
  if (part === 'metadata')
    for (const field of ['labels', 'annotations']) {
      const [written, printed] = [own[field], other[field]]
      if (isMap(written) && isMap(printed)) filled[field] = { ...printed, ...written }
    }
  if (part === 'spec' && Array.isArray(own.ports) && Array.isArray(other.ports)) filled.ports = portsOf(own.ports, other.ports)
  return filled
}

/** What was printed of a port adds its node port. */
function portsOf(own: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  return own.map((port) => {
    if (!isMap(port)) return port
    const printed = other.find((each) => isMap(each) && isSamePort(each, port))
    return isMap(printed) ? { ...printed, ...port } : port
  })
}
