import type { HostPattern } from '../model'

/** The host name of a Host header or authority: without its port, in lower case, without the closing dot. */
export function hostName(authority: string): string {
  return authority.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase()
}

/**
 * Whether a host name is one of a pattern's. A wildcard takes one label (Ingress) or any number of them (Gateway API), at
 * least one; letters compare without case. Null (no host was said) is taken by every host's pattern alone.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 * https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function hostMatches(pattern: HostPattern, host: string | null): boolean {
  if (pattern.kind === 'any') return true
  if (host === null) return false
  if (pattern.kind === 'exact') return pattern.host === host
  const rest = `.${pattern.suffix}`
  if (!host.endsWith(rest) || host.length === rest.length) return false
  return pattern.labels === 'many' || !host.slice(0, -rest.length).includes('.')
}

/** Reads `*.example.com`, `example.com` or nothing. */
export function parseHostPattern(text: string | null, labels: 'one' | 'many'): HostPattern {
  const host = text?.toLowerCase() ?? ''
  if (host === '' || host === '*') return { kind: 'any' }
  return host.startsWith('*.') ? { kind: 'wildcard', suffix: host.slice(2), labels } : { kind: 'exact', host }
}

/** As people write it; null: any host. */
export function hostPatternText(pattern: HostPattern): string | null {
  if (pattern.kind === 'any') return null
  return pattern.kind === 'exact' ? pattern.host : `*.${pattern.suffix}`
}

/** Orders the more specific first: exact names, then wildcards by length, then every host. */
export function compareHostPatterns(a: HostPattern, b: HostPattern): number {
  return weight(b) - weight(a)
}

const exact = 1_000

function weight(pattern: HostPattern): number {
  if (pattern.kind === 'any') return 0
  return pattern.kind === 'exact' ? exact + pattern.host.length : 1 + pattern.suffix.length
}
