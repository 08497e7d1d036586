import { type Fields, fieldsOf } from '../../fields'
import {
  type AddressPool,
  type Advertisement,
  type BgpPeer,
  type KubeObject,
  type LabelSelector,
  type LoadProblem,
  parseSpan,
} from '../../model'
import { readLabelSelector } from './labelSelector'

/** MetalLB's pool of addresses. https://metallb.universe.tf/configuration/#defining-the-ips-to-assign-to-the-load-balancer-services */
export function readIPAddressPool(object: KubeObject, problems: LoadProblem[]): AddressPool {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const allocation = spec.map('serviceAllocation')
  return {
    software: 'MetalLB',
    ref: object.ref,
    labels: root.map('metadata').textMap('labels') ?? {},
    spans: spansOf(spec, spec.texts('addresses')),
    gives: (spec.flag('autoAssign') ?? true) ? 'anyone' : 'who-asks',
    avoidEnds: spec.flag('avoidBuggyIPs') ?? false,
    keptFor: spec.has('serviceAllocation')
      ? {
          priority: allocation.integer('priority') || null,
          namespaces: allocation.texts('namespaces'),
          namespaceSelectors: selectors(allocation, 'namespaceSelectors'),
          serviceSelectors: selectors(allocation, 'serviceSelectors'),
        }
      : null,
    announces: null,
    isDefault: false,
  }
}

/** OpenELB's pool. https://openelb.io/docs/getting-started/configuration/configure-ip-address-pools-using-eip/ */
export function readEip(object: KubeObject, problems: LoadProblem[]): AddressPool {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const metadata = root.map('metadata')
  const address = spec.text('address')
  const span = address === null ? null : parseSpan(address)
  const labels = spec.textMap('namespaceSelector')
  const isKept = spec.has('namespaces') || labels !== null
  const protocol = spec.oneOf('protocol', ['layer2', 'bgp', 'vip'])
  return {
    software: 'OpenELB',
    ref: object.ref,
    labels: metadata.textMap('labels') ?? {},
    spans: span ? [{ span, path: 'spec.address' }] : [],
    gives: spec.flag('disable') ? 'nobody' : 'anyone',
    avoidEnds: false,
    keptFor: isKept
      ? {
          priority: spec.integer('priority') ?? 0,
          namespaces: spec.texts('namespaces'),
          namespaceSelectors: labels ? [{ labels, expressions: [] }] : [],
          serviceSelectors: [],
        }
      : null,
    announces: protocol ?? 'bgp',
    isDefault: metadata.textMap('annotations')?.['eip.openelb.kubesphere.io/is-default-eip'] === 'true',
  }
}

/** MetalLB's L2Advertisement and BGPAdvertisement. */
export function readAdvertisement(object: KubeObject, problems: LoadProblem[]): Advertisement {
  const spec = fieldsOf(object, problems).map('spec')
  return {
    ref: object.ref,
    how: object.ref.kind === 'L2Advertisement' ? 'layer2' : 'bgp',
    pools: spec.texts('ipAddressPools'),
    poolSelectors: selectors(spec, 'ipAddressPoolSelectors'),
    nodeSelectors: selectors(spec, 'nodeSelectors'),
    peers: spec.texts('peers'),
  }
}

export function readBgpPeer(object: KubeObject, problems: LoadProblem[]): BgpPeer {
  return { ref: object.ref, nodeSelectors: selectors(fieldsOf(object, problems).map('spec'), 'nodeSelectors') }
}

/** The pools of MetalLB 0.13, which say themselves how they are announced: by every node. */
export function readAddressPool(
  object: KubeObject,
  problems: LoadProblem[],
): { readonly pool: AddressPool; readonly advertisement: Advertisement } {
  const pool = readIPAddressPool(object, problems)
  const how = fieldsOf(object, problems).map('spec').text('protocol') === 'bgp' ? 'bgp' : 'layer2'
  const everyNode = { poolSelectors: [], nodeSelectors: [], peers: [] }
  return { pool, advertisement: { ref: object.ref, how, pools: [object.ref.name], ...everyNode } }
}

/** Texts that are no addresses count as not given. */
function spansOf(spec: Fields, texts: readonly string[]): AddressPool['spans'] {
  return texts.flatMap((text, index) => {
    const span = parseSpan(text)
    return span ? [{ span, path: `${spec.pathOf('addresses')}[${index}]` }] : []
  })
}

function selectors(spec: Fields, key: string): readonly LabelSelector[] {
  return spec.maps(key).map(readLabelSelector)
}
