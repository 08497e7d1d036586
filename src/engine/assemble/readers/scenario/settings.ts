import type { Fields } from '../../../fields'

export const proxyFields = [
  'mode',
  'detectLocal',
  'masqueradeBit',
  'masqueradeAll',
  'localhostNodePorts',
  'preferSameTrafficDistribution',
  'nodePortAddresses',
  'serviceCIDRs',
] as const

const detectModes = ['ClusterCIDR', 'NodeCIDR', 'BridgeInterface', 'InterfaceNamePrefix', 'None'] as const

/** Settings of kube-proxy in the words of the command line: every key that `--proxy` knows. Null where there is none. */
export function typedSettings(proxy: Fields): string | null {
  const flags = (['masqueradeAll', 'localhostNodePorts', 'preferSameTrafficDistribution'] as const).map(
    (key) => [key, proxy.flag(key)] as const,
  )
  const lists = (['nodePortAddresses', 'serviceCIDRs'] as const).map((key) => [key, listed(proxy, key)] as const)
  const values = [
    ['mode', proxy.oneOf('mode', ['iptables', 'nftables'])],
    ...typedDetector(proxy.map('detectLocal')),
    ['masqueradeBit', proxy.integer('masqueradeBit')],
    ...flags,
    ...lists,
  ] as const
  const given = values.filter(([, value]) => value !== null).map(([key, value]) => `${key}=${value}`)
  return given.length > 0 ? given.join(',') : null
}

function typedDetector(detect: Fields): readonly (readonly [string, string | null])[] {
  const mode = detect.oneOf('mode', detectModes)
  const name = mode === 'BridgeInterface' ? detect.text('bridgeInterface') : detect.text('interfaceNamePrefix')
  const named = mode === 'BridgeInterface' || mode === 'InterfaceNamePrefix'
  return [
    ['detectLocal', named ? `${mode}:${name ?? ''}` : mode],
    ['clusterCIDR', detect.text('clusterCIDR')],
  ]
}

/** A list, or one word such as `primary`. */
function listed(proxy: Fields, key: string): string | null {
  return proxy.isList(key) ? proxy.texts(key).join(';') || null : proxy.text(key)
}
