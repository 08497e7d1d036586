import type { FieldError } from '../../model'
import { asList, asMap, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { between, duplicates, errorAt, oneOf, portNumber, required } from './checks'
import { validateHostname } from './gateway'
import { validateMetadata } from './metadata'

type Errors = readonly FieldError[]

const pathTypes = ['Exact', 'PathPrefix', 'RegularExpression']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']
/** Filters that a rule has once at most. */
const single = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite']

/**
 * A route of any kind: host names in lower case; paths that begin with a slash and hold nothing that a client or proxy would
 * take out; a Service with a port; a redirect without backends and without a rewrite.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule (rules of the CRDs, from 1.0)
 * Left out: rules about what changes no way (timeouts, retries, lengths of names and values).
 */
export function validateRoute(body: UntypedMap): Errors {
  const spec = fieldOf(body, 'spec')
  if (spec !== null && asMap(spec) === null) return [errorAt('spec', { code: 'wrong-type' })]
  return [
    ...validateMetadata(body, false, 'dns-1123-subdomain'),
    ...asList(fieldOf(spec, 'parentRefs')).flatMap((ref, index) => required(`spec.parentRefs[${index}].name`, fieldOf(ref, 'name'))),
    ...asList(fieldOf(spec, 'hostnames')).flatMap((host, index) => validateHostname(`spec.hostnames[${index}]`, host)),
    ...asList(fieldOf(spec, 'rules')).flatMap((rule, index) => validateRule(`spec.rules[${index}]`, rule)),
  ]
}

function validateRule(at: string, rule: unknown): Errors {
  const [matches, filters, backends] = ['matches', 'filters', 'backendRefs'].map((key) => asList(fieldOf(rule, key)))
  return [
    ...(matches ?? []).flatMap((match, index) => validateMatch(`${at}.matches[${index}]`, match)),
    ...validateFilters(at, filters ?? [], (backends ?? []).length > 0),
    ...(backends ?? []).flatMap((backend, index) => validateBackend(`${at}.backendRefs[${index}]`, backend)),
  ]
}

/** Of a GRPCRoute `method` is a map, which is free. */
function validateMatch(at: string, match: unknown): Errors {
  const method = fieldOf(match, 'method')
  return [
    ...validatePath(`${at}.path`, fieldOf(match, 'path')),
    ...(typeof method === 'string' ? oneOf(`${at}.method`, method, methods) : []),
  ]
}

function validatePath(at: string, path: unknown): Errors {
  const type = fieldOf(path, 'type') ?? 'PathPrefix'
  const value = textOf(fieldOf(path, 'value')) ?? '/'
  if (type === 'RegularExpression') return []
  const found = ['//', '/./', '/../', '%2f', '%2F', '#'].filter((sequence) => value.includes(sequence))
  const ending = ['/..', '/.'].filter((suffix) => value.endsWith(suffix))
  return [
    ...oneOf(`${at}.type`, type, pathTypes),
    ...(value.startsWith('/') ? [] : [errorAt(`${at}.value`, { code: 'not-absolute', value })]),
    ...[...found, ...ending].map((sequence) => errorAt(`${at}.value`, { code: 'path-sequence', value, sequence })),
  ]
}

function validateFilters(at: string, filters: readonly unknown[], hasBackends: boolean): Errors {
  const types = filters.map((filter) => textOf(fieldOf(filter, 'type')))
  const redirect = types.indexOf('RequestRedirect')
  const repeated = duplicates(types, (type) => (type !== null && single.includes(type) ? type : null))
  return [
    ...filters.flatMap((filter, index) => required(`${at}.filters[${index}].type`, fieldOf(filter, 'type'))),
    ...repeated.map((index) => errorAt(`${at}.filters[${index}].type`, { code: 'duplicate', value: types[index] ?? '' })),
    ...(redirect >= 0 && hasBackends ? [errorAt(`${at}.backendRefs`, { code: 'not-beside', other: 'RequestRedirect' })] : []),
    ...(redirect >= 0 && types.includes('URLRewrite')
      ? [errorAt(`${at}.filters[${types.indexOf('URLRewrite')}]`, { code: 'not-beside', other: 'RequestRedirect' })]
      : []),
    ...filters.flatMap((filter, index) => {
      const mirrored = fieldOf(fieldOf(filter, 'requestMirror'), 'backendRef')
      return mirrored === null ? [] : validateBackend(`${at}.filters[${index}].requestMirror.backendRef`, mirrored)
    }),
  ]
}

/** A Service is named with a port; other kinds may do without. */
function validateBackend(at: string, backend: unknown): Errors {
  const [name, port, weight] = ['name', 'port', 'weight'].map((key) => fieldOf(backend, key))
  const isService = (fieldOf(backend, 'kind') ?? 'Service') === 'Service' && isZero(fieldOf(backend, 'group'))
  return [
    ...required(`${at}.name`, name),
    ...(isZero(port) ? (isService ? required(`${at}.port`, port) : []) : portNumber(`${at}.port`, port)),
    ...(weight === null || weight === undefined ? [] : between(`${at}.weight`, weight, 0, 1_000_000)),
  ]
}
