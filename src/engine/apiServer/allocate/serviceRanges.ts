import { type AddressFamily, type AddressRange, familyOf, type KubeObject, parseAddress, type Settings } from '../../model'
import { asList, asMap, fieldOf, texts } from '../untyped'

/** Where cluster IPs come from: a range a family, the cluster's first family in front. */
export interface ServiceRanges {
  readonly ranges: readonly AddressRange[]
  /** True where the input says so; then an address outside is a mistake. */
  readonly declared: boolean
}

export function configuredFamilies({ ranges }: ServiceRanges): readonly AddressFamily[] {
  return [...new Set(ranges.map(({ family }) => family))]
}

/**
 * The ranges of the cluster. Where the input says them they are what they are. Else defaults know a range of either
 * family; a cluster that nothing in the input calls IPv6 has the other alone.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function serviceRanges(objects: readonly KubeObject[], settings: Settings): ServiceRanges {
  const given = { ranges: settings.kubeProxy.serviceRanges, declared: settings.serviceRangesDeclared }
  const some = given.ranges.filter(({ family }) => family === 'IPv4')
  return given.declared || some.length === 0 || objects.some(saysIPv6) ? given : { ...given, ranges: some }
}

/** A Service that asks for IPv6 or for two families, or a Service, Node or Pod that has an IPv6 address. */
function saysIPv6({ ref, body }: KubeObject): boolean {
  if (ref.group !== '') return false
  const [spec, status] = [fieldOf(body, 'spec'), fieldOf(body, 'status')]
  if (ref.kind === 'Service') return asksIPv6(spec) || anyIPv6([fieldOf(spec, 'clusterIP'), ...asList(fieldOf(spec, 'clusterIPs'))])
  if (ref.kind === 'Pod')
    return anyIPv6([fieldOf(status, 'podIP'), ...asList(fieldOf(status, 'podIPs')).map((entry) => fieldOf(entry, 'ip'))])
  return ref.kind === 'Node' && anyIPv6(asList(fieldOf(status, 'addresses')).map((entry) => fieldOf(asMap(entry), 'address')))
}

function asksIPv6(spec: unknown): boolean {
  const policy = fieldOf(spec, 'ipFamilyPolicy')
  return policy === 'PreferDualStack' || policy === 'RequireDualStack' || texts(fieldOf(spec, 'ipFamilies')).includes('IPv6')
}

function anyIPv6(values: readonly unknown[]): boolean {
  return values.some((value) => {
    if (typeof value !== 'string' || !value.includes(':')) return false
    const address = parseAddress(value)
    return address !== null && familyOf(address) === 'IPv6'
  })
}
