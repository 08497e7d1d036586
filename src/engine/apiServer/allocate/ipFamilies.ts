import { type AddressFamily, type FieldError, familyOf, parseAddress } from '../../model'
import type { Draft } from '../draft'
import { clusterIpsOf, isHeadless, specOf, typeOf } from '../serviceKind'
import { asList, asMap, fieldOf, texts } from '../untyped'
import { errorAt } from '../validate/checks'

const other = { IPv4: 'IPv6', IPv6: 'IPv4' } as const
const paths = { policy: ['spec', 'ipFamilyPolicy'], families: ['spec', 'ipFamilies'], clusterIps: ['spec', 'clusterIPs'] } as const

/**
 * Fills in `ipFamilyPolicy` and `ipFamilies`, and the plural of a cluster IP, over the families that the cluster has
 * (its first one in front). Nobody's policy is SingleStack; a headless Service without a selector has both families,
 * whatever the cluster has. Given addresses say their families. What the cluster cannot give is told, and the rest is
 * filled in all the same.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export function fillFamilies(draft: Draft, configured: readonly AddressFamily[]): readonly FieldError[] {
  const spec = specOf(draft.body)
  if (asMap(spec) === null || typeOf(spec) === 'ExternalName') return []
  const ips = clusterIpsOf(spec)
  if (ips.length > 0 && asList(fieldOf(spec, 'clusterIPs')).length === 0) draft.fill(paths.clusterIps, ips)
  const free = isHeadless(spec) && Object.keys(asMap(fieldOf(spec, 'selector')) ?? {}).length === 0
  draft.fillAbsent(paths.policy, free ? 'RequireDualStack' : 'SingleStack')
  const policy = fieldOf(specOf(draft.body), 'ipFamilyPolicy')
  const written = texts(fieldOf(spec, 'ipFamilies')).filter((family) => family === 'IPv4' || family === 'IPv6')
  const errors =
    policy === 'SingleStack' && (ips.length === 2 || written.length === 2)
      ? [errorAt('spec.ipFamilyPolicy', { code: 'single-stack-with-two' })]
      : []
  const families = withMissing(withThoseOf(ips, written), policy !== 'SingleStack' && (free || configured.length > 1), configured)
  if (families.length > written.length) draft.fill(paths.families, families)
  return free ? errors : [...errors, ...notConfigured(policy, families, written.length, configured)]
}

/** Addresses beyond the listed families say theirs. */
function withThoseOf(ips: readonly unknown[], written: readonly AddressFamily[]): readonly AddressFamily[] {
  const added = ips.slice(written.length).flatMap((ip) => {
    const address = parseAddress(ip)
    return address === null ? [] : [familyOf(address)]
  })
  return [...written, ...added]
}

function withMissing(families: readonly AddressFamily[], both: boolean, configured: readonly AddressFamily[]): readonly AddressFamily[] {
  const [first = configured[0] ?? 'IPv4'] = families
  if (families.length >= 2) return families
  return both ? [first, other[first]] : [first]
}

function notConfigured(
  policy: unknown,
  families: readonly AddressFamily[],
  written: number,
  configured: readonly AddressFamily[],
): readonly FieldError[] {
  const missing = families.flatMap((family, index) => {
    if (configured.includes(family)) return []
    return [errorAt(index < written ? `spec.ipFamilies[${index}]` : `spec.clusterIPs[${index}]`, { code: 'family-not-configured', family })]
  })
  const dual = policy === 'RequireDualStack' && configured.length < 2
  return dual ? [...missing, errorAt('spec.ipFamilyPolicy', { code: 'no-dual-stack' })] : missing
}
