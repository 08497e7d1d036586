import { fieldsOf } from '../assemble/fields'
import type { AddressRange, KubeObject } from '../model'
import { rangesIn } from './settings'

const flag = '--service-cluster-ip-range='

/**
 * The ranges of cluster IPs: ServiceCIDR objects, else the flag of an API server that runs as a Pod.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function serviceRanges(objects: readonly KubeObject[]): readonly AddressRange[] {
  const declared = objects.filter(({ ref }) => ref.kind === 'ServiceCIDR' && ref.group === 'networking.k8s.io')
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
