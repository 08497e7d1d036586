import { type FieldError, protocols } from '../../model'
import { isHeadless, typeOf } from '../serviceKind'
import { asList, asMap, fieldOf, isZero, textOf } from '../untyped'
import { duplicates, errorAt, named, portNumber, required, requiredOneOf, shown } from './checks'

/**
 * The ports of a Service: at least one unless it is headless or an alias, numbers and names well-formed, a name for each
 * of several, and no number or node port twice under one protocol.
 * https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
 */
export function validatePorts(spec: unknown): readonly FieldError[] {
  const written = fieldOf(spec, 'ports')
  if (written !== null && !Array.isArray(written)) return [errorAt('spec.ports', { code: 'wrong-type' })]
  const ports = asList(written)
  const type = typeOf(spec)
  if (ports.length === 0) return isHeadless(spec) || type === 'ExternalName' ? [] : [errorAt('spec.ports', { code: 'required' })]
  return [
    ...ports.flatMap((entry, index) => {
      const path = `spec.ports[${index}]`
      return asMap(entry) === null ? [errorAt(path, { code: 'wrong-type' })] : validatePort(entry, path, ports.length > 1, type)
    }),
    ...repeated(ports),
  ]
}

function validatePort(entry: unknown, path: string, several: boolean, type: string | null): readonly FieldError[] {
  const field = (key: string) => fieldOf(entry, key)
  const port = field('port')
  const nodePort = field('nodePort')
  return [
    ...(isZero(field('name')) ? (several ? required(`${path}.name`, null) : []) : named(`${path}.name`, field('name'), 'dns-1123-label')),
    ...(port === null ? required(`${path}.port`, port) : portNumber(`${path}.port`, port)),
    ...requiredOneOf(`${path}.protocol`, field('protocol'), protocols),
    ...targetPort(`${path}.targetPort`, field('targetPort')),
    ...(field('appProtocol') === null ? [] : named(`${path}.appProtocol`, field('appProtocol'), 'qualified-name')),
    ...(type === 'ClusterIP' && !isZero(nodePort)
      ? [errorAt(`${path}.nodePort`, { code: 'only-for-type', value: shown(nodePort), types: ['NodePort', 'LoadBalancer'] })]
      : []),
  ]
}

/** A number, or the name of a container port; a number in quotes is a name without a letter, and no name. */
function targetPort(path: string, value: unknown): readonly FieldError[] {
  if (value === null) return required(path, value)
  return typeof value === 'string' ? named(path, value, 'port-name') : portNumber(path, value)
}

function repeated(ports: readonly unknown[]): readonly FieldError[] {
  const at = (index: number, key: string) => fieldOf(ports[index], key)
  const protocol = (entry: unknown) => textOf(fieldOf(entry, 'protocol')) ?? ''
  const withProtocol = (key: string) => (entry: unknown) =>
    isZero(fieldOf(entry, key)) ? null : `${shown(fieldOf(entry, key))}/${protocol(entry)}`
  const twice = (key: string, keyOf: (entry: unknown) => string | null) =>
    duplicates(ports, keyOf).map((index) => {
      const value = keyOf(ports[index]) ?? shown(at(index, key))
      return errorAt(`spec.ports[${index}].${key}`, { code: 'duplicate', value })
    })
  return [
    ...twice('name', (entry) => textOf(fieldOf(entry, 'name'))),
    ...twice('port', withProtocol('port')),
    ...twice('nodePort', withProtocol('nodePort')),
  ]
}
