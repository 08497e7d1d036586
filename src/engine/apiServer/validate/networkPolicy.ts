import { addressAt, type FieldError, parseRange, protocols, rangeSize } from '../../model'
import { asList, asMap, fieldOf, isZero, type UntypedMap } from '../untyped'
import { between, errorAt, named, oneOf, portNumber, range, required, shown } from './checks'
import { validateLabelSelector } from './labelSelector'
import { validateMetadata } from './metadata'

const lists = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const

/**
 * A NetworkPolicy: each peer is named by selectors or by an address block, never by both and never by nothing; ranges of
 * ports begin with a number; no more than two policyTypes.
 * https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function validateNetworkPolicy(body: UntypedMap): readonly FieldError[] {
  const spec = fieldOf(body, 'spec')
  if (spec !== null && asMap(spec) === null) return [errorAt('spec', { code: 'wrong-type' })]
  return [
    ...validateMetadata(body, false, 'dns-1123-subdomain'),
    ...validateLabelSelector('spec.podSelector', fieldOf(spec, 'podSelector')),
    ...lists.flatMap(([direction, peers]) =>
      asList(fieldOf(spec, direction)).flatMap((rule, index) => validateRule(`spec.${direction}[${index}]`, rule, peers)),
    ),
    ...policyTypes('spec.policyTypes', asList(fieldOf(spec, 'policyTypes'))),
  ]
}

function policyTypes(path: string, types: readonly unknown[]): readonly FieldError[] {
  if (types.length > 2) return [errorAt(path, { code: 'too-many', most: 2 })]
  return types.flatMap((type, index) => oneOf(`${path}[${index}]`, type, ['Egress', 'Ingress']))
}

function validateRule(path: string, rule: unknown, peers: 'from' | 'to'): readonly FieldError[] {
  return [
    ...asList(fieldOf(rule, 'ports')).flatMap((port, index) => validatePort(`${path}.ports[${index}]`, port)),
    ...asList(fieldOf(rule, peers)).flatMap((peer, index) => validatePeer(`${path}.${peers}[${index}]`, peer)),
  ]
}

function validatePort(path: string, entry: unknown): readonly FieldError[] {
  const port = fieldOf(entry, 'port')
  const last = fieldOf(entry, 'endPort')
  const number = typeof port === 'number' ? portNumber(`${path}.port`, port) : []
  const name = port === null || typeof port === 'number' ? [] : named(`${path}.port`, port, 'port-name')
  return [...oneOf(`${path}.protocol`, fieldOf(entry, 'protocol'), protocols), ...number, ...name, ...endPort(path, port, last)]
}

/** The last port of a range, which needs a number to begin with. */
function endPort(path: string, port: unknown, last: unknown): readonly FieldError[] {
  if (last === null) return []
  if (port === null) return [errorAt(`${path}.port`, { code: 'required' })]
  if (typeof port !== 'number') return [errorAt(`${path}.endPort`, { code: 'not-beside', other: `port ${shown(port)}` })]
  return between(`${path}.endPort`, last, Math.max(1, port), 65_535)
}

function validatePeer(path: string, peer: unknown): readonly FieldError[] {
  const selectors = ['podSelector', 'namespaceSelector'].filter((key) => fieldOf(peer, key) !== null)
  const block = fieldOf(peer, 'ipBlock')
  if (selectors.length === 0 && block === null) return [errorAt(path, { code: 'no-peer' })]
  const other = selectors[0]
  return [
    ...selectors.flatMap((key) => validateLabelSelector(`${path}.${key}`, fieldOf(peer, key))),
    ...(block === null ? [] : validateBlock(`${path}.ipBlock`, block)),
    ...(block !== null && other !== undefined ? [errorAt(`${path}.ipBlock`, { code: 'not-beside', other })] : []),
  ]
}

/** What is taken out of a block lies inside it and is smaller. */
function validateBlock(path: string, block: unknown): readonly FieldError[] {
  const cidr = fieldOf(block, 'cidr')
  if (isZero(cidr)) return required(`${path}.cidr`, cidr)
  const whole = parseRange(cidr)
  if (whole === null) return range(`${path}.cidr`, cidr)
  return asList(fieldOf(block, 'except')).flatMap((value, index) => {
    const at = `${path}.except[${index}]`
    const part = parseRange(value)
    if (part === null) return range(at, value)
    return whole.contains(addressAt(part, 0)) && rangeSize(part) < rangeSize(whole)
      ? []
      : [errorAt(at, { code: 'not-inside', value: part.text, range: whole.text })]
  })
}
