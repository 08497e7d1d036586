import type { LinkState } from '../../link'

/**
 * What a link would hold, as a file that the page and the command line open: the manifests, and one `hopscope/v1` Scenario with the request.
 * The Scenario is written as JSON, which is YAML, too.
 */
export function fileText({ files, from, to, http, choices, proxy }: LinkState): string {
  const target = http === null ? to : { url: to, method: http.method, hostHeader: http.host, headers: headersOf(http.headers) }
  const request = { id: 'shared', name: to, from, to: withoutNulls(target), choose: choices, proxy: settingsOf(proxy) }
  const scenario = { apiVersion: 'hopscope/v1', kind: 'Scenario', metadata: { name: 'shared' }, spec: { requests: [request] } }
  const documents = files.map(({ text }) => text.trimEnd()).filter(Boolean)
  return [...documents, ...(to === '' ? [] : [JSON.stringify(scenario, null, 2)])].map((each) => `${each}\n`).join('---\n')
}

/** `Name: value`, line by line, as a map. */
function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line) => [line.split(':')[0]?.trim() ?? '', line.replace(/^[^:]*:\s*/, '')]))
}

function withoutNulls(target: string | Readonly<Record<string, unknown>>): unknown {
  if (typeof target === 'string') return target
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value ?? {}).length === 0)),
  )
}

/** `mode=nftables,masqueradeAll=true` as a Scenario has it. */
function settingsOf(proxy: string | null): Readonly<Record<string, unknown>> {
  const { detectLocal, clusterCIDR, ...rest } = Object.fromEntries(
    (proxy ?? '').split(',').flatMap((part): [string, string][] => {
      const at = part.indexOf('=')
      return at === -1 ? [] : [[part.slice(0, at), part.slice(at + 1)]]
    }),
  )
  const settings = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, settingValue(value)]))
  return detectLocal === undefined && clusterCIDR === undefined
    ? settings
    : { ...settings, detectLocal: { ...detectorOf(detectLocal), ...(clusterCIDR === undefined ? {} : { clusterCIDR }) } }
}

function detectorOf(text: string | undefined): Readonly<Record<string, string>> {
  const [mode, name] = (text ?? '').split(/:(.*)/s)
  if (mode === undefined || mode === '') return {}
  return name === undefined ? { mode } : { mode, [mode === 'BridgeInterface' ? 'bridgeInterface' : 'interfaceNamePrefix']: name }
}

function settingValue(text: string): boolean | number | string | readonly string[] {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d+$/.test(text)) return Number(text)
  return text.includes(';') ? text.split(';') : text
}
