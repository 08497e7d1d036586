import type { Cluster, FieldChange, ResourceRef, Service, ServicePort } from '../../model'
import { nearestWord, spelledAlike } from './nearestWord'
import { mapOf, valueAt } from './untyped'

/** A backend as an Ingress writes it, in the form of now or in that of before v1, and the fields of its name and port. */
interface Written {
  readonly name: unknown
  readonly port: unknown
  readonly nameField: string
  readonly portField: string
}

function writtenAt(cluster: Cluster, object: ResourceRef, path: string): Written {
  const backend = mapOf(valueAt(cluster, object, path))
  if ('serviceName' in backend)
    return { name: backend.serviceName, port: backend.servicePort, nameField: `${path}.serviceName`, portField: `${path}.servicePort` }
  const { name, number } = mapOf(backend.port)
  const portField = `${path}.port.${name === undefined ? 'number' : 'name'}`
  return { name: backend.name, port: name ?? number, nameField: `${path}.name`, portField }
}

/** ING-04: the Service that has the port and a name which is nearly the one that is written. */
export function nearestService(cluster: Cluster, object: ResourceRef, path: string | null): readonly FieldChange[] {
  if (path === null) return []
  const { name, port, nameField } = writtenAt(cluster, object, path)
  if (typeof name !== 'string') return []
  const there = cluster.services.filter(({ ref, ports }) => ref.namespace === object.namespace && ports.some((each) => isAsked(each, port)))
  const value = spelledAlike(
    name,
    there.map(({ ref }) => ref.name),
  )
  return value === null ? [] : [{ do: 'set', object, path: nameField, value }]
}

/**
 * ING-05: the port that is meant: the nearest name, the number behind which the written one is the target, or the only one. An only port
 * without a name gets the name that is asked.
 */
export function portThatIsThere(cluster: Cluster, object: ResourceRef, path: string | null): readonly FieldChange[] {
  if (path === null) return []
  const { name, port, portField } = writtenAt(cluster, object, path)
  const service = typeof name === 'string' ? cluster.lookup.service(object.namespace ?? '', name) : null
  if (service === null) return []
  const set = (value: string | number): readonly FieldChange[] => [{ do: 'set', object, path: portField, value }]
  if (typeof port === 'number') {
    const meant = onlyOf(service.ports.filter(({ targetPort }) => targetPort.kind === 'number' && targetPort.number === port))
    const number = (meant ?? onlyOf(service.ports))?.port
    return number === undefined ? [] : set(number)
  }
  if (typeof port !== 'string') return []
  const only = onlyOf(service.ports)
  if (only?.name === '') return nameFor(service, only, port)
  const near = nearestWord(
    port,
    service.ports.map((each) => each.name),
  )
  return near === null ? [] : set(near)
}

/** A name joins the port to endpoints: those that are written by hand have none. */
function nameFor({ ref, selector }: Service, { index }: ServicePort, name: string): readonly FieldChange[] {
  const isName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= 63
  return selector !== null && isName ? [{ do: 'add', object: ref, path: `spec.ports[${index}].name`, value: name }] : []
}

/** ING-06: `path` is that of the port's number. Without name and number: the only port there is; with both: the one that the Service has. */
export function clearPort(cluster: Cluster, object: ResourceRef, path: string, has: 'neither' | 'both'): readonly FieldChange[] {
  const at = path.slice(0, path.lastIndexOf('.'))
  const backend = mapOf(valueAt(cluster, object, at.slice(0, at.lastIndexOf('.'))))
  const service = typeof backend.name === 'string' ? cluster.lookup.service(object.namespace ?? '', backend.name) : null
  if (service === null) return []
  const { name, number } = mapOf(backend.port)
  if (has === 'neither') {
    const value = onlyOf(service.ports)?.port
    if (value === undefined) return []
    return [{ do: 'add', object, ...(backend.port === undefined ? { path: at, value: { number: value } } : { path, value }) }]
  }
  const [byNumber, byName] = [number, name].map((asked) => service.ports.find((each) => isAsked(each, asked)))
  if (byNumber && (byName === undefined || byName === byNumber)) return [{ do: 'remove', object, path: `${at}.name` }]
  return byName && byNumber === undefined ? [{ do: 'remove', object, path }] : []
}

function isAsked({ port, name }: ServicePort, asked: unknown): boolean {
  return typeof asked === 'number' ? port === asked : name === asked
}

function onlyOf(ports: readonly ServicePort[]): ServicePort | undefined {
  return ports.length === 1 ? ports[0] : undefined
}
