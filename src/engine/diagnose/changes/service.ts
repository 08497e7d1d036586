import type { Cluster, EndpointSlice, FieldChange, Pod, Service, ServicePort } from '../../model'
import { nearestWord } from './nearestWord'
import { setOrAdd } from './setOrAdd'

/**
 * The selector as it finds a Pod: each key with the Pod's value; or, where those are right, without the keys that the Pod lacks. Where it does
 * not look like a slip, only for the workload that is called as the Service or as what it asks for: whose Pods others may be, nobody knows.
 */
export function selectorThatFinds({ ref, selector }: Service, pod: Pod, isSlip: boolean): readonly FieldChange[] {
  const keys = Object.keys(selector ?? {})
  const lacking = keys.filter((key) => !Object.hasOwn(pod.labels, key))
  const differing = keys.filter((key) => !lacking.includes(key) && pod.labels[key] !== selector?.[key])
  if (lacking.length === keys.length || (lacking.length > 0 && differing.length > 0)) return []
  if (!isSlip && ![ref.name, ...Object.values(selector ?? {})].includes((pod.workload ?? pod.ref).name)) return []
  return keys.flatMap((key): readonly FieldChange[] => {
    const at = { object: ref, path: `spec.selector${/^[A-Za-z][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}` }
    const label = pod.labels[key]
    if (label === undefined) return [{ ...at, do: 'remove' }]
    return label === selector?.[key] ? [] : [{ ...at, do: 'set', value: label }]
  })
}

/** The port that the selected Pods declare in place of one that none does: the nearest name, or the only number. */
export function declaredTargetPort({ ref }: Service, port: ServicePort, pods: readonly Pod[]): readonly FieldChange[] {
  if (port.targetPort.kind !== 'name') return []
  const declared = pods.flatMap((pod) => pod.ports).filter(({ protocol }) => protocol === port.protocol)
  const names = declared.flatMap(({ name }) => name ?? [])
  const [number, ...others] = new Set(declared.map((entry) => entry.port))
  const value = nearestWord(port.targetPort.name, names) ?? (others.length === 0 ? number : undefined)
  return value === undefined ? [] : [{ do: 'set', object: ref, path: `spec.ports[${port.index}].targetPort`, value }]
}

/** The protocol that was asked, `80/UDP`, in place of the one that the port serves. */
export function askedProtocol(cluster: Cluster, object: FieldChange['object'], asked: string): readonly FieldChange[] {
  const [number, protocol = ''] = asked.split('/')
  const service = cluster.lookup.service(object.namespace ?? '', object.name)
  const port = service?.ports.find((entry) => `${entry.port}` === number)
  return port === undefined ? [] : [setOrAdd(cluster, object, `spec.ports[${port.index}].protocol`, protocol)]
}

/** `targetPort` says what the written endpoints do anyway: no packet goes another way for it. */
export function targetPortAsWritten({ ref }: Service, { index }: ServicePort, value: number): readonly FieldChange[] {
  return [{ do: 'set', object: ref, path: `spec.ports[${index}].targetPort`, value }]
}

/** The one port of written endpoints that no port of the Service has gets the name of the one that misses. */
export function nameThatJoins(cluster: Cluster, service: Service, { name, protocol }: ServicePort, slices: readonly EndpointSlice[]) {
  return slices.flatMap(({ object, ports }): readonly FieldChange[] => {
    const isJoined = (port: { name: string; protocol: string }) =>
      service.ports.some((own) => own.name === port.name && own.protocol === port.protocol)
    const [free, ...more] = ports.filter((port) => port.protocol === protocol && !isJoined(port))
    if (object === null || free === undefined || free.path === null || more.length > 0) return []
    const path = free.path.replace(/[^.]+$/, 'name')
    return name === '' ? [{ do: 'remove', object, path }] : [setOrAdd(cluster, object, path, name)]
  })
}

/** A traffic policy that sends to every node. */
export function anyNode(object: FieldChange['object'], field: 'externalTrafficPolicy' | 'internalTrafficPolicy'): readonly FieldChange[] {
  return [{ do: 'set', object, path: `spec.${field}`, value: 'Cluster' }]
}
