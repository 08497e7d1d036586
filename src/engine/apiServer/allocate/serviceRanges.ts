import { type AddressFamily, type AddressRange, familyOf, type KubeObject, parseAddress, type Settings } from '../../model'
import { asList, fieldOf, texts } from '../untyped'

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
  switch (ref.kind) {
    case 'Service': {
      const spec = fieldOf(body, 'spec')
      return asksIPv6(spec) || isIPv6(fieldOf(spec, 'clusterIP')) || asList(fieldOf(spec, 'clusterIPs')).some(isIPv6)
    }
    case 'Pod': {
      const status = fieldOf(body, 'status')
      return isIPv6(fieldOf(status, 'podIP')) || asList(fieldOf(status, 'podIPs')).some((entry) => isIPv6(fieldOf(entry, 'ip')))
    }
    case 'Node':
      return asList(fieldOf(fieldOf(body, 'status'), 'addresses')).some((entry) => isIPv6(fieldOf(entry, 'address')))
    default:
      return false
  }
}

function asksIPv6(spec: unknown): boolean {
  const policy = fieldOf(spec, 'ipFamilyPolicy')
  return policy === 'PreferDualStack' || policy === 'RequireDualStack' || texts(fieldOf(spec, 'ipFamilies')).includes('IPv6')
}

function isIPv6(value: unknown): boolean {
  if (typeof value !== 'string' || !value.includes(':')) return false
  const address = parseAddress(value)
  return address !== null && familyOf(address) === 'IPv6'
}
