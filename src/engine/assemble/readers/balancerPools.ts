import { type Fields, fieldsOf } from '../../fields'
import { type AddressPool, type Advertisement, type KubeObject, type LoadProblem, parseSpan } from '../../model'
import { readLabelSelector } from './labelSelector'

/** MetalLB's pool of addresses. https://metallb.universe.tf/configuration/#defining-the-ips-to-assign-to-the-load-balancer-services */
export function readIPAddressPool(object: KubeObject, problems: LoadProblem[]): AddressPool {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const allocation = spec.map('serviceAllocation')
  const isKept = spec.has('serviceAllocation')
  return {
    software: 'MetalLB',
    ref: object.ref,
    labels: root.map('metadata').textMap('labels') ?? {},
    spans: spec.texts('addresses').flatMap((text) => parseSpan(text) ?? []),
    autoAssign: spec.flag('autoAssign') ?? true,
    avoidEnds: spec.flag('avoidBuggyIPs') ?? false,
    // 0 is the lowest priority; pools that are kept for some go before those for everybody.
    priority: isKept ? allocation.integer('priority') || lowest : lowest + 1,
    namespaces: isKept && allocation.has('namespaces') ? allocation.texts('namespaces') : null,
    namespaceSelectors: isKept ? selectors(allocation, 'namespaceSelectors') : null,
    serviceSelectors: isKept ? selectors(allocation, 'serviceSelectors') : null,
    announces: null,
  }
}

const lowest = 1_000_000

/** OpenELB's pool. https://openelb.io/docs/getting-started/configuration/configure-ip-address-pools-using-eip/ */
export function readEip(object: KubeObject, problems: LoadProblem[]): AddressPool {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const annotations = root.map('metadata').textMap('annotations') ?? {}
  const isDefault = annotations['eip.openelb.kubesphere.io/is-default-eip'] === 'true'
  return {
    software: 'OpenELB',
    ref: object.ref,
    labels: root.map('metadata').textMap('labels') ?? {},
    spans: spec.flag('disable') ? [] : [parseSpan(spec.text('address') ?? '')].flatMap((span) => span ?? []),
    autoAssign: true,
    avoidEnds: false,
    priority: isDefault ? 0 : (spec.integer('priority') ?? 0) + 1,
    namespaces: spec.has('namespaces') ? spec.texts('namespaces') : null,
    namespaceSelectors: null,
    serviceSelectors: null,
    announces: spec.text('protocol') === 'layer2' ? 'layer2' : 'bgp',
  }
}

export function readAdvertisement(object: KubeObject, problems: LoadProblem[]): Advertisement {
  const spec = fieldsOf(object, problems).map('spec')
  return {
    ref: object.ref,
    how: object.ref.kind === 'L2Advertisement' ? 'layer2' : 'bgp',
    pools: spec.has('ipAddressPools') ? spec.texts('ipAddressPools') : null,
    poolSelectors: selectors(spec, 'ipAddressPoolSelectors'),
    nodeSelectors: selectors(spec, 'nodeSelectors'),
  }
}

function selectors(spec: Fields, key: string): AddressPool['serviceSelectors'] {
  const found = spec.maps(key).map(readLabelSelector)
  return found.length > 0 ? found : null
}
