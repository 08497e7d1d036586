import { hostPatternText } from '../../../kubernetes/hostPattern'
import type { HostPattern, HttpRule, ResourceRef, RouterListener } from '../../../model'
import { groupBy } from '../../groupBy'
import { onPath } from './claim'
import type { ControllerKind } from './kind'
import type { Merged } from './merge'
import type { EntryPorts } from './podPorts'

/** A port that a router opens. */
export interface Opening {
  readonly owner: ResourceRef
  readonly name: string
  readonly port: number
  readonly podPorts: readonly number[]
}

/** The listeners of a controller: one in the clear, and under TLS one for all hosts, or one for each that has a certificate. */
export function listenersOf(
  owner: ResourceRef,
  ports: EntryPorts,
  merged: Merged,
  tlsHosts: ControllerKind['tlsHosts'],
): readonly RouterListener[] {
  const plain = { owner, name: 'http', port: 80, podPorts: ports.http }
  const tls = { owner, name: 'https', port: 443, podPorts: ports.https }
  const passing = merged.passthrough.map(({ host, path, action }): RouterListener => {
    const rule: HttpRule = { object: owner, path, host, match: onPath(null), action }
    return { ...opened(tls), host, http: false, tls: 'passthrough', rules: [rule] }
  })
  const securing = tlsHosts === 'all' ? [securedListener(tls, merged)] : listenerPerHost(tls, merged)
  return [{ ...plainListener(plain, merged), rejected: merged.rejected }, ...passing, ...securing]
}

/** In the clear, for every host. */
export function plainListener(opening: Opening, merged: Merged): RouterListener {
  return { ...opened(opening), rules: merged.plain }
}

/** Under TLS for every host, with whatever certificates there are. https://kubernetes.io/docs/concepts/services-networking/ingress/#tls */
export function securedListener(opening: Opening, { tls: rules, certificates }: Merged): RouterListener {
  return { ...opened(opening), tls: 'terminate', certificates: secrets(certificates), rules }
}

function listenerPerHost(opening: Opening, { tls: rules, certificates }: Merged): readonly RouterListener[] {
  const rulesOf = groupBy(rules, ({ host }) => hostPatternText(host) ?? '')
  return [...groupBy(certificates, ({ host }) => hostPatternText(host) ?? '')].map(([name, own]): RouterListener => {
    const host = own[0]?.host ?? { kind: 'any' }
    return { ...opened(opening), host, tls: 'terminate', certificates: secrets(own), rules: rulesOf.get(name) ?? [] }
  })
}

function secrets(certificates: Merged['certificates']): readonly string[] {
  return [...new Set(certificates.flatMap(({ secret }) => secret ?? []))]
}

function opened({ owner, name, port, podPorts }: Opening): RouterListener {
  const host: HostPattern = { kind: 'any' }
  const silent = { http: true, tls: 'none', host, certificates: [], rules: [], rejected: [] } as const
  return { name, object: owner, path: null, port, podPorts, protocol: 'TCP', ...silent }
}
