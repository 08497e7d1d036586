import type { FieldError } from '../../model'
import { asList, asMap, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { duplicates, errorAt, named, portNumber, required, shown } from './checks'
import { validateMetadata } from './metadata'

type Errors = readonly FieldError[]

/**
 * A Gateway or ListenerSet: each listener has a name, port and protocol, told apart by name and by port, protocol and host;
 * TLS settings where the protocol has TLS, and there a certificate where it ends.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec (rules of the CRDs, from 1.0)
 * Left out: rules about what changes no way (addresses, lengths, label values).
 */
export function validateGateway(body: UntypedMap): Errors {
  const spec = fieldOf(body, 'spec')
  if (spec !== null && asMap(spec) === null) return [errorAt('spec', { code: 'wrong-type' })]
  const kind = textOf(fieldOf(body, 'kind'))
  const listeners = asList(fieldOf(spec, 'listeners'))
  return [
    ...validateMetadata(body, false, 'dns-1123-subdomain'),
    ...(kind?.endsWith('ListenerSet')
      ? required('spec.parentRef.name', fieldOf(fieldOf(spec, 'parentRef'), 'name'))
      : required('spec.gatewayClassName', fieldOf(spec, 'gatewayClassName'))),
    ...(listeners.length === 0 ? required('spec.listeners', null) : []),
    ...listeners.flatMap((listener, index) => validateListener(`spec.listeners[${index}]`, listener, kind !== 'XListenerSet')),
    ...sameTwice(listeners),
  ]
}

function sameTwice(listeners: readonly unknown[]): Errors {
  const keys = ['port', 'protocol', 'hostname'] as const
  const byPort = (listener: unknown) => JSON.stringify(keys.map((key) => fieldOf(listener, key)))
  const byName = (listener: unknown) => textOf(fieldOf(listener, 'name'))
  return [
    ...duplicates(listeners, byName).map((index) =>
      errorAt(`spec.listeners[${index}].name`, { code: 'duplicate', value: byName(listeners[index]) ?? '' }),
    ),
    ...duplicates(listeners, byPort).map((index) =>
      errorAt(`spec.listeners[${index}].port`, { code: 'duplicate', value: shown(fieldOf(listeners[index], 'port')) }),
    ),
  ]
}

/** In the experimental channel the port of a ListenerSet's listener could be left to the controller. */
function validateListener(at: string, listener: unknown, needsPort: boolean): Errors {
  const [name, port, protocol] = ['name', 'port', 'protocol'].map((key) => fieldOf(listener, key))
  return [
    ...(isZero(name) ? required(`${at}.name`, name) : named(`${at}.name`, name, 'dns-1123-subdomain')),
    ...(isZero(port) ? (needsPort ? required(`${at}.port`, port) : []) : portNumber(`${at}.port`, port)),
    ...required(`${at}.protocol`, protocol),
    ...validateHostname(`${at}.hostname`, fieldOf(listener, 'hostname')),
    ...validateProtocol(at, listener, typeof protocol === 'string' ? protocol.toUpperCase() : ''),
  ]
}

/** Which fields a protocol has a use for. */
function validateProtocol(at: string, listener: unknown, protocol: string): Errors {
  const tls = fieldOf(listener, 'tls')
  const mode = fieldOf(tls, 'mode')
  const isPlain = ['HTTP', 'TCP', 'UDP'].includes(protocol)
  const isBytes = ['TCP', 'UDP'].includes(protocol)
  const beside = { code: 'not-beside', other: `protocol ${protocol}` } as const
  const wrongMode: Errors =
    protocol === 'HTTPS' && mode === 'Passthrough'
      ? [errorAt(`${at}.tls.mode`, { code: 'unsupported', value: 'Passthrough', allowed: ['Terminate'] })]
      : []
  return [
    ...(isPlain && tls !== null ? [errorAt(`${at}.tls`, beside)] : []),
    ...(isBytes && !isZero(fieldOf(listener, 'hostname')) ? [errorAt(`${at}.hostname`, beside)] : []),
    ...(protocol === 'TLS' ? required(`${at}.tls.mode`, mode) : []),
    ...wrongMode,
    ...(tls === null || isPlain ? [] : validateCertificates(`${at}.tls`, tls)),
  ]
}

/** TLS that ends at the listener needs a certificate, or settings that stand for one. */
function validateCertificates(at: string, tls: unknown): Errors {
  const ends = (fieldOf(tls, 'mode') ?? 'Terminate') === 'Terminate'
  const options = Object.keys(asMap(fieldOf(tls, 'options')) ?? {})
  const refs = asList(fieldOf(tls, 'certificateRefs'))
  return [
    ...(ends && refs.length === 0 && options.length === 0 ? required(`${at}.certificateRefs`, null) : []),
    ...refs.flatMap((ref, index) => required(`${at}.certificateRefs[${index}].name`, fieldOf(ref, 'name'))),
  ]
}

/** A name in lower case, perhaps behind `*.`; without one every name is meant. */
export function validateHostname(at: string, hostname: unknown): Errors {
  if (isZero(hostname)) return []
  return named(at, hostname, typeof hostname === 'string' && hostname.startsWith('*') ? 'wildcard-subdomain' : 'dns-1123-subdomain')
}
