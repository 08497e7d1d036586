import { hostPatternText } from '../../../../kubernetes/hostPattern'
import type { RouterBackend, RuleAction, ValueMatch } from '../../../../model'
import { backendOf } from '../../ingress/backend'
import type { IngressReading } from '../../ingress/read'
import type { Claim, ServedRule } from '../claim'
import type { Serving } from '../kind'
import { nginxAnnotations, wayOf } from './ingressNginxBackend'

interface Canary {
  readonly ingress: IngressReading
  readonly backend: RouterBackend
}

/**
 * Canaries of ingress-nginx: an Ingress that says so takes a share of the requests of another with the same host and path.
 * A header goes before a cookie, a cookie before the weight; `always` and `never` are their plain words.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
 */
export function canaryRules(
  ingresses: readonly IngressReading[],
  serving: Serving,
): {
  /** The rule, and those that stand before it because of a canary. */
  readonly beside: (rule: ServedRule) => readonly ServedRule[]
  /** Canaries of nothing: they are not served. */
  readonly unused: () => readonly Claim[]
} {
  const byPath = new Map<string, Canary>()
  for (const ingress of ingresses)
    for (const { host, paths } of ingress.rules)
      for (const path of paths) {
        const key = `${hostPatternText(host) ?? ''} ${path.path}`
        const backend = backendOf(serving, ingress.ref.namespace ?? '', path.backend, wayOf(ingress, serving))
        if (!byPath.has(key)) byPath.set(key, { ingress, backend })
      }
  const used = new Set<IngressReading>()
  return {
    beside: (rule) => {
      const canary = byPath.get(`${hostPatternText(rule.host) ?? ''} ${pathText(rule)}`)
      if (!canary) return [rule]
      used.add(canary.ingress)
      return split(rule, canary)
    },
    unused: () =>
      ingresses
        .filter((ingress) => !used.has(ingress))
        .map(({ ref, createdAt }) => ({
          object: ref,
          createdAt,
          rules: [],
          fallback: null,
          certificates: [],
          passthrough: [],
          rejected: [{ object: ref, path: null, why: 'no-matching-parent' }],
        })),
  }
}

export function isCanary(ingress: IngressReading): boolean {
  return nginxAnnotations(ingress).flag('canary') === true
}

function pathText({ match }: ServedRule): string {
  if (match.path === null) return ''
  return match.path.kind === 'regex' ? match.path.pattern : match.path.path
}

function split(rule: ServedRule, { ingress, backend }: Canary): readonly ServedRule[] {
  const said = nginxAnnotations(ingress)
  const total = said.number('canary-weight-total') ?? 100
  const share = Math.min(said.number('canary-weight') ?? 0, total)
  const only = (which: 'canary' | 'main') => (action: RuleAction | null) =>
    action?.kind === 'forward' && which === 'canary' ? { ...action, backends: [backend] } : action
  const shared = (action: RuleAction | null): RuleAction | null => {
    if (action?.kind !== 'forward' || share === 0) return action
    const main = action.backends.map((each) => ({ ...each, weight: total - share }))
    return { ...action, backends: [...main, { ...backend, weight: share }] }
  }
  const before = conditions(ingress).map(({ header, which, name }, index, all): ServedRule => {
    const match = { ...rule.match, headers: [...rule.match.headers, header] }
    const decide = only(which)
    const rank = [rule.rank[0] ?? 0, rule.rank[1] ?? 0, all.length - index]
    return { ...rule, object: ingress.ref, path: said.path(name), match, rank, plain: decide(rule.plain), tls: decide(rule.tls) }
  })
  return [...before, { ...rule, plain: shared(rule.plain), tls: shared(rule.tls) }]
}

interface Condition {
  readonly header: ValueMatch
  readonly which: 'canary' | 'main'
  /** The annotation that says so. */
  readonly name: string
}

/** Conditions that decide before the weight does, the first that holds first. */
function conditions(ingress: IngressReading): readonly Condition[] {
  const said = nginxAnnotations(ingress)
  const header = said.text('canary-by-header')
  const cookie = said.text('canary-by-cookie')
  return [...(header === null ? [] : byHeader(header)), ...(cookie === null ? [] : byCookie(cookie))]

  function byHeader(name: string): readonly Condition[] {
    const value = said.text('canary-by-header-value')
    if (value !== null) return [{ header: { name, kind: 'exact', value }, which: 'canary', name: 'canary-by-header-value' }]
    const pattern = said.text('canary-by-header-pattern')
    if (pattern !== null)
      return [{ header: { name, kind: 'regex', value: `.*(?:${pattern}).*` }, which: 'canary', name: 'canary-by-header-pattern' }]
    return words.map(({ value: word, which }) => ({ header: { name, kind: 'exact', value: word }, which, name: 'canary-by-header' }))
  }
}

const words = [
  { value: 'always', which: 'canary' },
  { value: 'never', which: 'main' },
] as const

function byCookie(cookie: string): readonly Condition[] {
  const escaped = cookie.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return words.map(({ value, which }) => ({
    header: { name: 'Cookie', kind: 'regex', value: `(?:.*;\\s*)?${escaped}=${value}(?:;.*)?` },
    which,
    name: 'canary-by-cookie',
  }))
}
