import { type Detector, detectorFor } from '../kubernetes/detectLocal'
import { containsIPv4Loopback, selectNodePortAddresses } from '../kubernetes/nodePortAddresses'
import {
  type Address,
  type AddressFamily,
  bareNode,
  type Cluster,
  type ClusterNode,
  type KubeProxySettings,
  type LocalDetector,
  type OtherDataplane,
  parseRange,
  type ResourceRef,
} from '../model'

/** Questions about how kube-proxy runs. */
export const settingsQuestions = { settings, localDetector, nodePortAddresses, nodePortLoopback }

/** Settings with ranges as texts: plain data. */
export interface SettingsAnswer {
  readonly kubeProxy: Omit<KubeProxySettings, 'detectLocal' | 'nodePortAddresses' | 'serviceRanges'> & {
    readonly detectLocal:
      | { readonly mode: 'ClusterCIDR'; readonly ranges: readonly string[] | null }
      | Exclude<LocalDetector, { mode: 'ClusterCIDR' }>
    readonly nodePortAddresses: readonly string[] | 'primary'
    readonly serviceRanges: readonly string[]
  }
  /** The ConfigMap that says so; null where these are defaults. */
  readonly source: ResourceRef | null
  readonly otherDataplane: OtherDataplane | null
}

/** How kube-proxy runs in this cluster, and who says so. */
function settings(cluster: Cluster, _asked: Record<never, never>): SettingsAnswer {
  const { kubeProxy, kubeProxySource, otherDataplane } = cluster.settings
  const { detectLocal, nodePortAddresses, serviceRanges } = kubeProxy
  return {
    kubeProxy: {
      ...kubeProxy,
      detectLocal:
        detectLocal.mode === 'ClusterCIDR'
          ? { ...detectLocal, ranges: detectLocal.ranges?.map((range) => range.text) ?? null }
          : detectLocal,
      nodePortAddresses: nodePortAddresses === 'primary' ? nodePortAddresses : nodePortAddresses.map((range) => range.text),
      serviceRanges: serviceRanges.map((range) => range.text),
    },
    source: kubeProxySource,
    otherDataplane,
  }
}

/** Flags of `--detect-local-mode` as they are given. An unknown mode recognises nobody. */
interface DetectLocalFlags {
  readonly mode: string
  readonly clusterRanges: readonly string[]
  readonly nodePodRanges: readonly string[]
  readonly bridgeInterface: string
  readonly interfaceNamePrefix: string
}

type DetectorAnswer =
  | { readonly detector: 'none' }
  | { readonly detector: 'cidr'; readonly cidr: string }
  | { readonly detector: 'interface'; readonly interface: string }
  | { readonly detector: 'interface-prefix'; readonly prefix: string }

/** What recognises Pods, for each address family. */
function localDetector(_cluster: Cluster, flags: DetectLocalFlags): Readonly<Record<AddressFamily, DetectorAnswer>> {
  const ranges = (texts: readonly string[]) => texts.map(parseRange).filter((range) => range !== null)
  const node: ClusterNode = { ...bareNode(''), podRanges: ranges(flags.nodePodRanges) }
  const setting = detectorSetting(flags, ranges(flags.clusterRanges))
  const answer = (family: AddressFamily) => plainDetector(detectorFor(setting, node, family))
  return { IPv4: answer('IPv4'), IPv6: answer('IPv6') }
}

function detectorSetting(flags: DetectLocalFlags, ranges: Extract<LocalDetector, { mode: 'ClusterCIDR' }>['ranges']): LocalDetector {
  switch (flags.mode) {
    case 'ClusterCIDR':
      return { mode: 'ClusterCIDR', ranges }
    case 'NodeCIDR':
      return { mode: 'NodeCIDR' }
    case 'BridgeInterface':
      return { mode: 'BridgeInterface', name: flags.bridgeInterface }
    case 'InterfaceNamePrefix':
      return { mode: 'InterfaceNamePrefix', prefix: flags.interfaceNamePrefix }
    default:
      return { mode: 'None' }
  }
}

function plainDetector(detector: Detector): DetectorAnswer {
  if (detector.kind === 'cidr') return { detector: 'cidr', cidr: detector.range.text }
  if (detector.kind === 'interface') return { detector: 'interface', interface: detector.name }
  if (detector.kind === 'interface-prefix') return { detector: 'interface-prefix', prefix: detector.prefix }
  return { detector: 'none' }
}

interface AddressFlags {
  readonly ranges: readonly string[]
  readonly local: readonly Address[]
}

/** Which local addresses `--nodeport-addresses` selects, for each family. */
function nodePortAddresses(
  _cluster: Cluster,
  { ranges, local }: AddressFlags,
): Readonly<Record<AddressFamily, { readonly matchAll: boolean; readonly ips: readonly Address[] }>> {
  const parsed = ranges.map(parseRange).filter((range) => range !== null)
  const answer = (family: AddressFamily) => {
    const { matchAll, addresses } = selectNodePortAddresses(parsed, family, local)
    return { matchAll, ips: addresses }
  }
  return { IPv4: answer('IPv4'), IPv6: answer('IPv6') }
}

/** Whether `--nodeport-addresses` lets IPv4 loopback in. */
function nodePortLoopback(_cluster: Cluster, { ranges }: { readonly ranges: readonly string[] }): boolean {
  return containsIPv4Loopback(ranges.map(parseRange).filter((range) => range !== null))
}
