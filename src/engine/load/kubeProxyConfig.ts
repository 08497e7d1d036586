import { pieceOf } from './extent'
import { readYaml } from './forms/yaml'
import type { UnknownMap } from './values'
import { fieldOf, isMap } from './values'

/** Where kubeadm and others keep the settings of kube-proxy as a text in their ConfigMap. */
export const configKeys: readonly string[] = ['config.conf', 'config']
/** A settings file is a page of text; more is something else. */
const longestConfig = 64 * 1024
/** What is kept of the settings: how packets are handled. The rest (addresses of the API server, key files) says nothing of a path. */
export const keptKeys: readonly string[] = [
  'mode',
  'clusterCIDR',
  'detectLocalMode',
  'detectLocal',
  'iptables',
  'nftables',
  'nodePortAddresses',
  'featureGates',
]

/** True for the ConfigMap that says how kube-proxy runs. */
export function isKubeProxyConfig(name: string): boolean {
  return name === 'kube-proxy' || name === 'kube-proxy-config'
}

/** The data of kube-proxy's ConfigMap: its settings as a map instead of as a text, and nothing else. */
export function kubeProxyData(data: unknown): UnknownMap {
  if (!isMap(data)) return {}
  return Object.fromEntries(
    configKeys.flatMap((key): [string, UnknownMap][] => {
      const settings = settingsIn(fieldOf(data, key))
      return settings ? [[key, settings]] : []
    }),
  )
}

function settingsIn(text: unknown): UnknownMap | null {
  if (typeof text !== 'string' || text.length > longestConfig) return null
  try {
    const [document] = readYaml(pieceOf(text, 0))
    const settings = document?.value
    if (!isMap(settings)) return null
    return Object.fromEntries(Object.entries(settings).filter(([key]) => keptKeys.includes(key)))
  } catch {
    return null
  }
}
