import type { HttpRule } from '../model'
import { hostMatches } from './hostPattern'

interface RulesByHost {
  /** Positions of rules by their exact host, and by the suffix of their wildcard; and of those for every host. */
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly wildcard: ReadonlyMap<string, readonly number[]>
  readonly any: readonly number[]
}

const known = new WeakMap<readonly HttpRule[], RulesByHost>()

/**
 * Those of a router's rules that are for a host, in the order in which they stand: a controller may serve thousands of hosts,
 * and a request is for one.
 */
export function rulesForHost(rules: readonly HttpRule[], host: string | null): readonly HttpRule[] {
  const byHost = known.get(rules) ?? index(rules)
  known.set(rules, byHost)
  const found =
    host === null ? [] : [...(byHost.exact.get(host) ?? []), ...suffixesOf(host).flatMap((suffix) => byHost.wildcard.get(suffix) ?? [])]
  return [...found, ...byHost.any]
    .sort((a, b) => a - b)
    .flatMap((position) => rules[position] ?? [])
    .filter((rule) => hostMatches(rule.host, host))
}

function index(rules: readonly HttpRule[]): RulesByHost {
  const exact = new Map<string, number[]>()
  const wildcard = new Map<string, number[]>()
  const any: number[] = []
  for (const [position, { host }] of rules.entries()) {
    if (host.kind === 'any') any.push(position)
    else if (host.kind === 'exact') push(exact, host.host, position)
    else push(wildcard, host.suffix, position)
  }
  return { exact, wildcard, any }
}

function push(map: Map<string, number[]>, key: string, position: number): void {
  const positions = map.get(key)
  if (positions) positions.push(position)
  else map.set(key, [position])
}

/** `b.c.d` and `c.d` and `d` of `a.b.c.d`. */
function suffixesOf(host: string): readonly string[] {
  const labels = host.split('.')
  return labels.slice(1).map((_, at) => labels.slice(at + 1).join('.'))
}
