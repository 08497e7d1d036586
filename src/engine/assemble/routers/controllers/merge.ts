import { compareHostPatterns, hostPatternText } from '../../../kubernetes/hostPattern'
import { compareText, type HttpRule, qualifiedName, type RejectedRule } from '../../../model'
import { groupBy } from '../../groupBy'
import { type Claim, type ControllerDefault, everywhere, notFound, onPath, type Passthrough, type ServedRule } from './claim'
import type { ControllerKind } from './kind'

/** All that a controller was asked for, in the order in which it tries. */
export interface Merged {
  readonly plain: readonly HttpRule[]
  readonly tls: readonly HttpRule[]
  readonly rejected: readonly RejectedRule[]
  readonly certificates: Claim['certificates']
  readonly passthrough: readonly Passthrough[]
}

type How = Pick<ControllerKind, 'hosts' | 'keepsHost' | 'order'>

/**
 * Puts the rules of all objects that a controller serves in the order in which it tries them. Of two that ask for the same,
 * the older object wins, then the first by name. A host that a controller keeps has an end of its own: the default
 * backend of the object that asked for it first, or 404.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function mergeClaims(claims: readonly Claim[], how: How, ownDefault: ControllerDefault | null): Merged {
  const oldest = how.order === 'listed' ? claims : oldestFirst(claims)
  const kept = how.hosts === 'exclusive' ? oneOwnerPerHost(oldest) : { claims: oldest, rejected: [] }
  const unique = withoutRepeats(kept.claims)
  const ordered = inOrder(unique.rules, how)
  const rules = [...(how.keepsHost ? closeHosts(ordered, kept.claims, ownDefault) : ordered), ...lastResort(kept.claims, ownDefault)]
  return {
    plain: rules.flatMap((rule) => asHttpRule(rule, rule.plain)),
    tls: rules.flatMap((rule) => asHttpRule(rule, rule.tls)),
    rejected: [...claims.flatMap((claim) => claim.rejected), ...kept.rejected, ...unique.rejected],
    certificates: kept.claims.flatMap((claim) => claim.certificates),
    passthrough: kept.claims.flatMap((claim) => claim.passthrough),
  }
}

/** By age where it is known; what has no age yet is made later than what has. */
export function oldestFirst<T extends Pick<Claim, 'object' | 'createdAt'>>(claims: readonly T[]): readonly T[] {
  const age = ({ createdAt }: T) => createdAt ?? '~'
  return [...claims].sort((a, b) => compareText(age(a), age(b)) || compareText(qualifiedName(a.object), qualifiedName(b.object)))
}

/** The first object that names a host has it for itself; the rules of others for it are not served. */
function oneOwnerPerHost(claims: readonly Claim[]): { readonly claims: readonly Claim[]; readonly rejected: readonly RejectedRule[] } {
  const owners = new Map<string, Claim>()
  const rejected = new Map<string, RejectedRule>()
  const owned = claims.map((claim): Claim => {
    const has = ({ host }: Pick<ServedRule, 'host'>) => {
      const name = hostPatternText(host) ?? ''
      const owner = owners.get(name) ?? claim
      owners.set(name, owner)
      return owner === claim
    }
    const rules = claim.rules.filter((rule) => {
      if (has(rule)) return true
      rejected.set(`${qualifiedName(claim.object)} ${hostPatternText(rule.host)}`, {
        object: claim.object,
        path: rule.path,
        why: 'host-taken',
      })
      return false
    })
    return { ...claim, rules, certificates: claim.certificates.filter(has), passthrough: claim.passthrough.filter(has) }
  })
  return { claims: owned, rejected: [...rejected.values()] }
}

function withoutRepeats(claims: readonly Claim[]): { readonly rules: readonly ServedRule[]; readonly rejected: readonly RejectedRule[] } {
  const seen = new Set<string>()
  const rules: ServedRule[] = []
  const rejected: RejectedRule[] = []
  for (const rule of claims.flatMap((claim) => claim.rules)) {
    const key = `${hostPatternText(rule.host) ?? ''} ${JSON.stringify(rule.match)}`
    if (seen.has(key)) rejected.push({ object: rule.object, path: rule.path, why: 'same-as-earlier' })
    else rules.push(rule)
    seen.add(key)
  }
  return { rules, rejected }
}

function inOrder(rules: readonly ServedRule[], { order }: How): readonly ServedRule[] {
  if (order === 'listed') return rules
  const byRank = (a: ServedRule, b: ServedRule) => compareRanks(a.rank, b.rank)
  if (order === 'rank') return [...rules].sort(byRank)
  return [...groupBy(rules, nameOf)]
    .sort(([a, [first]], [b, [other]]) => (first && other ? compareHostPatterns(first.host, other.host) : 0) || compareText(a, b))
    .flatMap(([, ofHost]) => [...ofHost].sort(byRank))
}

function nameOf({ host }: Pick<ServedRule, 'host'>): string {
  return hostPatternText(host) ?? ''
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, own] of a.entries()) {
    const difference = (b[index] ?? 0) - own
    if (difference !== 0) return difference
  }
  return 0
}

/** After the last rule of each host: its end. */
function closeHosts(rules: readonly ServedRule[], claims: readonly Claim[], ownDefault: ControllerDefault | null): readonly ServedRule[] {
  const owners = firstByHost(claims)
  return rules.flatMap((rule, index) => {
    const name = hostPatternText(rule.host)
    const isLast = hostPatternText(rules[index + 1]?.host ?? { kind: 'any' }) !== name
    if (name === null || !isLast || takesAll(rule)) return [rule]
    const owner = owners.get(name)
    const own = owner?.fallback?.own ? owner.fallback : null
    const end = own ?? ownDefault ?? { ...everywhere(notFound()), path: null }
    const { plain, tls, path } = end
    return [rule, { object: owner?.object ?? rule.object, path, host: rule.host, match: onPath(null), rank: [], plain, tls }]
  })
}

function firstByHost(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const first = new Map<string, Claim>()
  for (const claim of claims)
    for (const { host } of claim.rules) {
      const name = hostPatternText(host)
      if (name !== null && !first.has(name)) first.set(name, claim)
    }
  return first
}

function takesAll({ match, plain, tls }: ServedRule): boolean {
  const { path, method, headers, query } = match
  const everyPath = path === null || ((path.kind === 'prefix' || path.kind === 'stringPrefix') && path.path === '/')
  return everyPath && method === null && headers.length === 0 && query.length === 0 && plain !== null && tls !== null
}

/** What no host's rules take: the default backend of the oldest object that has one for others, then the controller's own. */
function lastResort(claims: readonly Claim[], ownDefault: ControllerDefault | null): readonly ServedRule[] {
  const claim = claims.find(({ fallback }) => fallback?.others)
  const found = claim?.fallback ? { ...claim.fallback, object: claim.object } : null
  const fallback = found ?? ownDefault
  if (fallback === null) return []
  const { object, path, plain, tls } = fallback
  return [{ object, path, host: { kind: 'any' }, match: onPath(null), rank: [], plain, tls }]
}

function asHttpRule({ object, path, host, match }: ServedRule, action: ServedRule['plain']): readonly HttpRule[] {
  return action === null ? [] : [{ object, path, host, match, action }]
}
