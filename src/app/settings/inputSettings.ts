import type { Answer } from '../../engine'
import type { SettingName, SettingParts } from './proxyText'

/** How kube-proxy runs as far as the input says, and which ConfigMap says so. */
export type InputSettings = Answer<'settings'>

/** What the input says of each setting, as the parts of a `--proxy` text that would say the same. */
export function inputParts({ kubeProxy }: InputSettings): Readonly<Record<SettingName, string>> {
  const { nodePortAddresses: addresses } = kubeProxy
  return {
    mode: `mode=${kubeProxy.mode}`,
    detectLocal: detectorPart(kubeProxy.detectLocal),
    masqueradeAll: `masqueradeAll=${kubeProxy.masqueradeAll}`,
    nodePortAddresses: `nodePortAddresses=${addresses === 'primary' ? addresses : addresses.join(';')}`,
    localhostNodePorts: `localhostNodePorts=${kubeProxy.localhostNodePorts}`,
    serviceCIDRs: `serviceCIDRs=${kubeProxy.serviceRanges.join(';')}`,
    preferSameTrafficDistribution: `preferSameTrafficDistribution=${kubeProxy.preferSameTrafficDistribution}`,
    masqueradeBit: `masqueradeBit=${kubeProxy.masqueradeBit}`,
  }
}

function detectorPart(detector: InputSettings['kubeProxy']['detectLocal']): string {
  switch (detector.mode) {
    case 'ClusterCIDR':
      return detector.ranges === null ? 'detectLocal=ClusterCIDR' : `clusterCIDR=${detector.ranges.join(';')}`
    case 'BridgeInterface':
      return `detectLocal=BridgeInterface:${detector.name}`
    case 'InterfaceNamePrefix':
      return `detectLocal=InterfaceNamePrefix:${detector.prefix}`
    default:
      return `detectLocal=${detector.mode}`
  }
}

/** The changes without those that only repeat the input. */
export function withoutRepeats(parts: SettingParts, input: InputSettings | null): SettingParts {
  if (input === null) return parts
  const said = inputParts(input)
  return Object.fromEntries(Object.entries(parts).filter(([name, part]) => said[name as SettingName] !== part))
}
