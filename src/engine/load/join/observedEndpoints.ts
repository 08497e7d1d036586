import { type KubeObject, qualifiedName } from '../../model'
import { fieldOf, mapIn, mapsIn, type UnknownMap } from '../values'

/**
 * Endpoints that a terminal showed are addresses and ports alone. Whose address it is, the Pods say; the name of a port is that of the
 * Service port that leads to its number, or of the only one.
 */
export function completeEndpoints(objects: readonly KubeObject[]): readonly KubeObject[] {
  const podAt = new Map<string, KubeObject>()
  const services = new Map<string, KubeObject>()
  for (const object of objects) {
    if (object.ref.kind === 'Service' && object.ref.group === '') services.set(qualifiedName(object.ref), object)
    if (object.ref.kind === 'Pod') for (const ip of addressesOf(object)) podAt.set(ip, object)
  }
  return objects.map((object) => {
    if (object.ref.kind !== 'Endpoints' || object.observed !== 'alone') return object
    const ports = mapsIn(mapIn(services.get(qualifiedName(object.ref))?.body ?? {}, 'spec'), 'ports')
    const subsets = mapsIn(object.body, 'subsets').map((subset) => ({
      ...subset,
      addresses: mapsIn(subset, 'addresses').map((address) => withPod(address, podAt)),
      ports: mapsIn(subset, 'ports').map((port) => withName(port, ports)),
    }))
    return { ...object, body: { ...object.body, subsets } }
  })
}

function withPod(address: UnknownMap, podAt: ReadonlyMap<string, KubeObject>): UnknownMap {
  const pod = podAt.get(String(address.ip))
  if (pod === undefined) return address
  const nodeName = fieldOf(mapIn(pod.body, 'spec'), 'nodeName')
  const targetRef = { kind: 'Pod', namespace: pod.ref.namespace, name: pod.ref.name }
  return { ...address, targetRef, ...(typeof nodeName === 'string' ? { nodeName } : {}) }
}

function withName(port: UnknownMap, ofService: readonly UnknownMap[]): UnknownMap {
  if (Object.hasOwn(port, 'name')) return port
  const leading = ofService.filter((each) => (each.targetPort ?? each.port) === port.port)
  const [only] = ofService.length === 1 ? ofService : leading
  if (only === undefined || leading.length > 1) return port
  return { ...port, ...(typeof only.name === 'string' ? { name: only.name } : {}), protocol: only.protocol ?? 'TCP' }
}

function addressesOf(pod: KubeObject): readonly string[] {
  const status = mapIn(pod.body, 'status')
  const all = [fieldOf(status, 'podIP'), ...mapsIn(status, 'podIPs').map((entry) => entry.ip)]
  return all.filter((ip): ip is string => typeof ip === 'string')
}
