import { type Fields, fieldsOf } from '../fields'
import type { KubeObject, KubeProxyChange, LoadProblem, LocalDetector, OtherDataplane } from '../model'
import { rangesIn } from './ranges'

/** What an object of the input says of kube-proxy. */
export interface KubeProxyConfig {
  readonly object: KubeObject
  readonly change: KubeProxyChange
  /** A mode that is no longer kube-proxy's rules as we know them. */
  readonly dataplane: OtherDataplane | null
}

/**
 * The settings of kube-proxy: its ConfigMap in kube-system (as kubeadm and others write it), or a KubeProxyConfiguration
 * document. What it leaves open has kube-proxy's own default: without a range of the Pods nobody is recognised.
 * https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
export function kubeProxyConfig(objects: readonly KubeObject[], problems: LoadProblem[]): KubeProxyConfig | null {
  for (const object of objects) {
    const found = configIn(object, problems)
    if (found === null) continue
    const mode = found.text('mode') ?? ''
    return { object, change: changeOf(found, mode), dataplane: dataplaneOf(object, mode, found.path) }
  }
  return null
}

function configIn(object: KubeObject, problems: LoadProblem[]): Fields | null {
  const { ref } = object
  if (ref.kind === 'KubeProxyConfiguration' && ref.group === 'kubeproxy.config.k8s.io') return fieldsOf(object, problems)
  if (ref.kind !== 'ConfigMap' || ref.group !== '' || ref.namespace !== 'kube-system') return null
  if (ref.name !== 'kube-proxy' && ref.name !== 'kube-proxy-config') return null
  const data = fieldsOf(object, problems).map('data')
  const key = ['config.conf', 'config'].find((candidate) => data.isMap(candidate))
  return key === undefined ? null : data.map(key)
}

function changeOf(config: Fields, mode: string): KubeProxyChange {
  const nftables = mode === 'nftables'
  const own = config.map(nftables ? 'nftables' : 'iptables')
  const addresses = config.texts('nodePortAddresses')
  const gate = config.map('featureGates').flag('PreferSameTrafficDistribution')
  const [masqueradeAll, localhost, bit] = [
    own.flag('masqueradeAll'),
    config.map('iptables').flag('localhostNodePorts'),
    own.integer('masqueradeBit'),
  ]
  return {
    mode: nftables ? 'nftables' : 'iptables',
    detectLocal: detectorOf(config),
    nodePortAddresses: addresses.includes('primary') ? 'primary' : rangesIn(addresses),
    ...(masqueradeAll === null ? {} : { masqueradeAll }),
    ...(localhost === null ? {} : { localhostNodePorts: localhost }),
    ...(bit === null || bit < 0 || bit > 31 ? {} : { masqueradeBit: bit }),
    ...(gate === null ? {} : { preferSameTrafficDistribution: gate }),
  }
}

function detectorOf(config: Fields): LocalDetector {
  const names = config.map('detectLocal')
  switch (config.text('detectLocalMode')) {
    case 'NodeCIDR':
      return { mode: 'NodeCIDR' }
    case 'BridgeInterface':
      return { mode: 'BridgeInterface', name: names.text('bridgeInterface') ?? '' }
    case 'InterfaceNamePrefix':
      return { mode: 'InterfaceNamePrefix', prefix: names.text('interfaceNamePrefix') ?? '' }
    default:
      return { mode: 'ClusterCIDR', ranges: rangesIn((config.text('clusterCIDR') ?? '').split(',')) }
  }
}

function dataplaneOf(object: KubeObject, mode: string, path: string): OtherDataplane | null {
  const name = mode === 'ipvs' ? 'IPVS' : mode === 'kernelspace' ? 'winkernel' : null
  return name && { name, object: object.ref, path: path === '' ? 'mode' : path }
}
