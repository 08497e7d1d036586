/** Settings of kube-proxy that a person can change, each by the key that names it in a `--proxy` text. */
export const settingNames = [
  'mode',
  'detectLocal',
  'masqueradeAll',
  'nodePortAddresses',
  'localhostNodePorts',
  'serviceCIDRs',
  'preferSameTrafficDistribution',
  'masqueradeBit',
] as const
export type SettingName = (typeof settingNames)[number]

/** Each setting as its part of a `--proxy` text: `mode=nftables`. What is not there keeps what the input says. */
export type SettingParts = Readonly<Partial<Record<SettingName, string>>>

/** The Pod ranges are part of how Pods are recognised, with a key of their own. */
const otherKeys: Readonly<Record<string, SettingName>> = { clusterCIDR: 'detectLocal' }

/** The parts of a `--proxy` text; of two for one setting the last counts. A key that nobody knows is left out. */
export function partsOf(text: string | null): SettingParts {
  const parts: Partial<Record<SettingName, string>> = {}
  for (const part of (text ?? '').split(',').map((each) => each.trim())) {
    const key = part.split('=', 1)[0] ?? ''
    const name = settingNames.find((each) => each === key) ?? otherKeys[key]
    if (name !== undefined && part.includes('=')) parts[name] = part
  }
  return parts
}

/** `mode=nftables,masqueradeAll=true`, always in the same order; null where nothing is changed. */
export function textOfParts(parts: SettingParts): string | null {
  const said = settingNames.flatMap((name) => parts[name] ?? [])
  return said.length === 0 ? null : said.join(',')
}

/** What stands behind the `=`. */
export function valueText(part: string): string {
  return part.slice(part.indexOf('=') + 1)
}

/**
 * What a trace is asked with: the person's changes, and over them what the request itself brings (a later part of a
 * `--proxy` text wins over an earlier one of the same setting).
 */
export function proxyOfRequest(own: string | null, request: string | null): string | null {
  return own !== null && request !== null ? `${own},${request}` : (request ?? own)
}
