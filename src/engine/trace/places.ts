import { type Arrival, type ClusterNode, type Component, type Pod, placeId, type ResourceRef } from '../model'

export function nodeComponent(node: ClusterNode): Component {
  return { place: 'node', kind: 'Node', namespace: null, name: node.ref.name }
}

export function serviceComponent(ref: ResourceRef): Component {
  return { place: 'service', kind: 'Service', namespace: ref.namespace, name: ref.name }
}

export function podComponent(pod: Pod): Component {
  return { place: 'pod', kind: 'Pod', namespace: pod.ref.namespace, name: pod.ref.name }
}

/** The place where a delivered request arrived. */
export function arrivalPlace(arrival: Arrival): { readonly id: string; readonly component: Component } {
  const { ref, address, what } = arrival
  if (what === 'pod' && ref)
    return { id: placeId.pod(ref), component: { place: 'pod', kind: 'Pod', namespace: ref.namespace, name: ref.name } }
  if (what === 'node' && ref)
    return { id: placeId.node(ref.name), component: { place: 'node', kind: 'Node', namespace: null, name: ref.name } }
  return {
    id: placeId.outside(address),
    component: { place: 'outside', kind: ref?.kind ?? 'Outside', namespace: null, name: ref?.name ?? address },
  }
}
