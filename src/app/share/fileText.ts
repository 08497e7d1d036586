import type { LinkState } from '../../link'

/**
 * What a link would hold, as a file that the page and the command line open: the manifests, and one `hopscope/v1` Scenario with the request.
 * The Scenario is written as JSON, which is YAML, too.
 */
export function fileText({ files, from, to, http, choices, proxy }: LinkState): string {
  const target = http === null ? to : { url: to, method: http.method, hostHeader: http.host, headers: http.headers }
  const request = { id: 'shared', name: to, from, to: withoutNulls(target), choose: choices, proxy: settingsOf(proxy) }
  const scenario = { apiVersion: 'hopscope/v1', kind: 'Scenario', metadata: { name: 'shared' }, spec: { requests: [request] } }
  const documents = files.map(({ text }) => text.trimEnd()).filter(Boolean)
  return [...documents, ...(to === '' ? [] : [JSON.stringify(scenario, null, 2)])].map((each) => `${each}\n`).join('---\n')
}

function withoutNulls(target: string | Readonly<Record<string, unknown>>): unknown {
  if (typeof target === 'string') return target
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)))
}

/** `mode=nftables,masqueradeAll=true` as a map. */
function settingsOf(proxy: string | null): Readonly<Record<string, string>> {
  return Object.fromEntries((proxy ?? '').split(',').flatMap((part) => (part.includes('=') ? [[...part.split(/=(.*)/s)].slice(0, 2)] : [])))
}
