import { type FieldError, parseAddress } from '../../model'
import { asList, asMap, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { errorAt, named, oneOf, portNumber, required } from './checks'
import { validateMetadata } from './metadata'

const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix']
const classAnnotation = 'kubernetes.io/ingress.class'

/**
 * An Ingress: rules or a default backend; hosts in lower case, with `*` as a first label alone; paths that begin with a slash
 * and have a type; a Service with one port by name or number, or another resource. The versions before v1 ask less.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/
 */
export function validateIngress(body: UntypedMap): readonly FieldError[] {
  const spec = fieldOf(body, 'spec')
  if (spec !== null && asMap(spec) === null) return [errorAt('spec', { code: 'wrong-type' })]
  const isOld = /\/v1beta1$/.test(textOf(fieldOf(body, 'apiVersion')) ?? '')
  const rules = asList(fieldOf(spec, 'rules'))
  const defaultBackend = fieldOf(spec, isOld ? 'backend' : 'defaultBackend')
  return [
    ...validateMetadata(body, false, 'dns-1123-subdomain'),
    ...(rules.length === 0 && defaultBackend === null ? [errorAt('spec.rules', { code: 'required' })] : []),
    ...(defaultBackend === null || isOld ? [] : validateBackend('spec.defaultBackend', defaultBackend)),
    ...rules.flatMap((rule, index) => validateRule(`spec.rules[${index}]`, rule, isOld)),
    ...asList(fieldOf(spec, 'tls')).flatMap((entry, index) => validateTls(`spec.tls[${index}]`, entry, isOld)),
    ...validateClass(body, fieldOf(spec, 'ingressClassName')),
  ]
}

/** A class by its name; the annotation of old may say it too, but nothing else. */
function validateClass(body: UntypedMap, className: unknown): readonly FieldError[] {
  if (className === null) return []
  const path = 'spec.ingressClassName'
  const annotation = fieldOf(fieldOf(fieldOf(body, 'metadata'), 'annotations'), classAnnotation)
  const differs: readonly FieldError[] =
    typeof annotation === 'string' && typeof className === 'string' && annotation !== className
      ? [{ ...errorAt(path, { code: 'differs', value: className, other: annotation }), severity: 'refused' }]
      : []
  return [...named(path, className, 'dns-1123-subdomain'), ...differs]
}

function validateRule(path: string, rule: unknown, isOld: boolean): readonly FieldError[] {
  const host = fieldOf(rule, 'host')
  const http = fieldOf(rule, 'http')
  const paths = asList(fieldOf(http, 'paths'))
  const none: readonly FieldError[] = http !== null && paths.length === 0 ? [errorAt(`${path}.http.paths`, { code: 'required' })] : []
  const validate = isOld ? validateOldPath : validatePath
  return [
    ...validateHost(`${path}.host`, host),
    ...none,
    ...paths.flatMap((entry, index) => validate(`${path}.http.paths[${index}]`, entry)),
  ]
}

/** A host is a name, never an address; no host stands for every one. */
function validateHost(path: string, host: unknown): readonly FieldError[] {
  if (isZero(host)) return []
  if (typeof host === 'string' && parseAddress(host) !== null) return [errorAt(path, { code: 'address-as-name', value: host })]
  return hostForm(path, host)
}

function hostForm(path: string, host: unknown): readonly FieldError[] {
  return named(path, host, typeof host === 'string' && host.includes('*') ? 'wildcard-subdomain' : 'dns-1123-subdomain')
}

function validatePath(at: string, entry: unknown): readonly FieldError[] {
  const type = fieldOf(entry, 'pathType')
  if (isZero(type)) return required(`${at}.pathType`, type)
  return [
    ...oneOf(`${at}.pathType`, type, pathTypes),
    ...(type === 'ImplementationSpecific'
      ? validateLoosePath(at, entry)
      : pathTypes.includes(String(type))
        ? validateStrictPath(at, entry)
        : []),
    ...validateBackend(`${at}.backend`, fieldOf(entry, 'backend')),
  ]
}

function validateOldPath(at: string, entry: unknown): readonly FieldError[] {
  const type = fieldOf(entry, 'pathType')
  return [...(type === null ? [] : oneOf(`${at}.pathType`, type, pathTypes)), ...validateLoosePath(at, entry)]
}

/** Whatever the controller makes of it, but it begins with a slash. */
function validateLoosePath(at: string, entry: unknown): readonly FieldError[] {
  const path = textOf(fieldOf(entry, 'path'))
  return path === null || path.startsWith('/') ? [] : [errorAt(`${at}.path`, { code: 'not-absolute', value: path })]
}

/** Exact and Prefix: nothing that a client or proxy would take out of a path. */
function validateStrictPath(at: string, entry: unknown): readonly FieldError[] {
  const path = textOf(fieldOf(entry, 'path')) ?? ''
  const found = ['//', '/./', '/../', '%2f', '%2F'].filter((sequence) => path.includes(sequence))
  const ending = ['/..', '/.'].filter((suffix) => path.endsWith(suffix))
  return [
    ...(path.startsWith('/') ? [] : [errorAt(`${at}.path`, { code: 'not-absolute', value: path })]),
    ...[...found, ...ending].map((sequence) => errorAt(`${at}.path`, { code: 'path-sequence', value: path, sequence })),
  ]
}

function validateBackend(at: string, backend: unknown): readonly FieldError[] {
  const service = fieldOf(backend, 'service')
  const resource = fieldOf(backend, 'resource')
  if (service !== null && resource !== null) return [errorAt(`${at}.resource`, { code: 'not-beside', other: 'service' })]
  if (resource !== null) return ['kind', 'name'].flatMap((key) => required(`${at}.resource.${key}`, fieldOf(resource, key)))
  if (service === null) return required(`${at}.service`, service)
  const name = fieldOf(service, 'name')
  return [
    ...(isZero(name) ? required(`${at}.service.name`, name) : named(`${at}.service.name`, name, 'dns-1035-label')),
    ...validatePort(`${at}.service.port`, fieldOf(service, 'port')),
  ]
}

/** A name or a number, never both. */
function validatePort(at: string, port: unknown): readonly FieldError[] {
  const [name, number] = [fieldOf(port, 'name'), fieldOf(port, 'number')]
  if (isZero(name)) return isZero(number) ? required(`${at}.number`, number) : portNumber(`${at}.number`, number)
  return isZero(number) ? named(`${at}.name`, name, 'port-name') : [errorAt(`${at}.number`, { code: 'not-beside', other: 'name' })]
}

function validateTls(at: string, entry: unknown, isOld: boolean): readonly FieldError[] {
  const secret = fieldOf(entry, 'secretName')
  return [
    ...asList(fieldOf(entry, 'hosts')).flatMap((host, index) => hostForm(`${at}.hosts[${index}]`, host)),
    ...(isZero(secret) || isOld ? [] : named(`${at}.secretName`, secret, 'dns-1123-subdomain')),
  ]
}
