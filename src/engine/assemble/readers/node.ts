import { fieldsOf } from '../../fields'
import { type Address, type ClusterNode, type KubeObject, type LoadProblem, parseAddress, parseRange } from '../../model'
import { readTaints } from './placement'

/** A Node: its addresses with the primary one (the first InternalIP) in front, its zone, and whether it is Ready. */
export function readNode(object: KubeObject, problems: LoadProblem[]): ClusterNode {
  const root = fieldsOf(object, problems)
  const labels = root.map('metadata').textMap('labels') ?? {}
  const status = root.map('status')
  const listed = status.maps('addresses').flatMap((entry) => {
    const address = parseAddress(entry.text('address'))
    return address ? [{ type: entry.text('type') ?? '', address }] : []
  })
  const internal = listed.filter((entry) => entry.type === 'InternalIP')
  const others = listed.filter((entry) => entry.type !== 'InternalIP')
  const conditions = status.maps('conditions')
  const statusOf = (type: string) => conditions.find((condition) => condition.text('type') === type)?.text('status') ?? null
  const ready = statusOf('Ready')
  return {
    ref: object.ref,
    addresses: unique([...internal, ...others].map((entry) => entry.address)),
    externalAddresses: listed.filter((entry) => entry.type === 'ExternalIP').map((entry) => entry.address),
    labels,
    providerId: root.map('spec').text('providerID'),
    zone: labels['topology.kubernetes.io/zone'] ?? null,
    podRanges: root.map('spec').has('podCIDRs')
      ? root.map('spec').ranges('podCIDRs')
      : [parseRange(root.map('spec').text('podCIDR') ?? '')].filter((range) => range !== null),
    ready: ready === null || ready === 'True',
    cordoned: root.map('spec').flag('unschedulable') ?? false,
    networkUnavailable: statusOf('NetworkUnavailable') === 'True',
    taints: readTaints(root.map('spec')),
    assumed: false,
    source: object.source,
  }
}

function unique(addresses: readonly Address[]): Address[] {
  return [...new Set(addresses)]
}
