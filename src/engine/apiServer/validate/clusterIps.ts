import { type AddressFamily, type FieldError, familyOf, parseAddress } from '../../model'
import { clusterIpsOf, isHeadless, typeOf } from '../serviceKind'
import { asList, fieldOf, isZero, textOf } from '../untyped'
import { address, asSetting, duplicates, errorAt, oneOf, shown } from './checks'

const ips = 'spec.clusterIPs'
const aliasFields = ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']

/**
 * Cluster IPs, families and the policy: one address a family at most, each of the family at its place, the singular
 * field equal to the first of the plural one; an alias has none of the three.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export function validateClusterIps(spec: unknown): readonly FieldError[] {
  if (typeOf(spec) === 'ExternalName') return ofAlias(spec)
  return [...headlessOfType(spec), ...families(spec), ...addresses(spec)]
}

function ofAlias(spec: unknown): readonly FieldError[] {
  return aliasFields.flatMap((key) => {
    const value = key === 'clusterIPs' ? clusterIpsOf(spec) : fieldOf(spec, key)
    const written = Array.isArray(value) ? value.length > 0 : !isZero(value)
    const types = ['ClusterIP', 'NodePort', 'LoadBalancer']
    const path = key === 'clusterIPs' && asList(fieldOf(spec, key)).length === 0 ? 'spec.clusterIP' : `spec.${key}`
    if (!written) return []
    const said = Array.isArray(value) ? value : [value]
    if (said.some((each) => textOf(each) === null)) return [errorAt(path, { code: 'wrong-type' })]
    return [errorAt(path, { code: 'only-for-type', value: said.join(', '), types })]
  })
}

function headlessOfType(spec: unknown): readonly FieldError[] {
  const type = typeOf(spec)
  if (!isHeadless(spec) || (type !== 'LoadBalancer' && type !== 'NodePort')) return []
  return [errorAt('spec.clusterIP', { code: 'headless-of-type', type })]
}

function families(spec: unknown): readonly FieldError[] {
  const listed = asList(fieldOf(spec, 'ipFamilies'))
  const at = (index: number) => `spec.ipFamilies[${index}]`
  return [
    ...listed.flatMap((family, index) => oneOf(at(index), family ?? '', ['IPv4', 'IPv6'])),
    ...duplicates(listed, textOf).map((index) => errorAt(at(index), { code: 'duplicate', value: shown(listed[index]) })),
    ...oneOf('spec.ipFamilyPolicy', fieldOf(spec, 'ipFamilyPolicy'), ['SingleStack', 'PreferDualStack', 'RequireDualStack']),
  ]
}

function addresses(spec: unknown): readonly FieldError[] {
  const all = clusterIpsOf(spec)
  const plural = asList(fieldOf(spec, 'clusterIPs')).length > 0
  const at = (index: number) => (plural ? `${ips}[${index}]` : 'spec.clusterIP')
  const malformed = all.flatMap((entry, index) => {
    if (index === 0 && entry === 'None') return all.length > 1 ? [errorAt(ips, { code: 'none-beside-others' })] : []
    // A placeholder of a template or a redacted dump counts as not given: another is given out in its place.
    return address(at(index), entry).map(asSetting)
  })
  const errors = [...singular(spec, plural), ...malformed, ...(all.length > 2 ? [errorAt(ips, { code: 'too-many', most: 2 })] : [])]
  return malformed.length > 0 || isHeadless(spec) ? errors : [...errors, ...familiesOfAddresses(spec, all, at)]
}

/** The singular field says the same as the first of the plural one. */
function singular(spec: unknown, plural: boolean): readonly FieldError[] {
  const single = fieldOf(spec, 'clusterIP')
  const [first] = asList(fieldOf(spec, 'clusterIPs'))
  if (!plural || single === first) return []
  if (single !== null && typeof single !== 'string') return [errorAt('spec.clusterIP', { code: 'wrong-type' })]
  return [errorAt(isZero(single) ? ips : 'spec.clusterIP', { code: 'differs', value: single ?? '', other: `${ips}[0]` })]
}

function familiesOfAddresses(spec: unknown, all: readonly unknown[], at: (index: number) => string): readonly FieldError[] {
  const found = all.map((entry) => parseAddress(entry)).map((each) => each && familyOf(each))
  const twice = all.length > 1 && (all.length > 2 || found[0] === found[1])
  const listed = asList(fieldOf(spec, 'ipFamilies'))
  return [
    ...(twice ? [errorAt(ips, { code: 'one-of-each-family' })] : []),
    ...all.flatMap((entry, index) => {
      const wanted = listed[index]
      if ((wanted !== 'IPv4' && wanted !== 'IPv6') || found[index] === wanted) return []
      return [errorAt(at(index), { code: 'other-family', value: shown(entry), family: wanted as AddressFamily })]
    }),
  ]
}
