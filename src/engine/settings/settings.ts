import type { KubeObject, LoadProblem, Settings } from '../model'
import { kubeProxyConfig } from './kubeProxyConfig'
import { otherDataplane } from './otherDataplane'
import { serviceRanges } from './serviceRanges'

/** How the cluster of these objects runs: what the input says of kube-proxy and the ranges of cluster IPs; what it leaves open stays as given. */
export function settingsOf(objects: readonly KubeObject[], base: Settings, problems: LoadProblem[]): Settings {
  const config = kubeProxyConfig(objects, problems)
  const ranges = serviceRanges(objects)
  const kubeProxy = { ...base.kubeProxy, ...config?.change, ...(ranges.length > 0 ? { serviceRanges: ranges } : {}) }
  return {
    ...base,
    kubeProxy,
    serviceRangesDeclared: ranges.length > 0,
    kubeProxySource: config?.object.ref ?? null,
    otherDataplane: config?.dataplane ?? otherDataplane(objects, problems),
  }
}
