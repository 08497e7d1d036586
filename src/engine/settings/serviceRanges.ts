import { fieldsOf } from '../fields'
import { type AddressRange, compareText, type KubeObject } from '../model'
import { rangesIn } from './ranges'

const flag = '--service-cluster-ip-range='

/**
 * The ranges of cluster IPs: ServiceCIDR objects, else the flag of an API server that runs as a Pod.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function serviceRanges(objects: readonly KubeObject[]): readonly AddressRange[] {
  const declared = objects.filter(({ ref }) => ref.kind === 'ServiceCIDR' && ref.group === 'networking.k8s.io').sort(inOrder)
  if (declared.length > 0) return rangesIn(declared.flatMap((object) => fieldsOf(object, []).map('spec').texts('cidrs')))
  const servers = objects.filter(
    ({ ref }) => ref.kind === 'Pod' && ref.namespace === 'kube-system' && ref.name.startsWith('kube-apiserver'),
  )
  const [words = []] = servers.map((object) =>
    fieldsOf(object, [])
      .map('spec')
      .maps('containers')
      .flatMap((container) => [...container.texts('command'), ...container.texts('args')]),
  )
  const value = words.find((word) => word.startsWith(flag))?.slice(flag.length)
  return value === undefined ? [] : rangesIn(value.split(','))
}

/** The object named `kubernetes` is made from the flags of the API server: its first range is the cluster's first family. */
function inOrder(a: KubeObject, b: KubeObject): number {
  const rank = ({ ref }: KubeObject) => (ref.name === 'kubernetes' ? 0 : 1)
  return rank(a) - rank(b) || compareText(a.ref.name, b.ref.name)
}
