import type { ClusterNode, NodeExpression, Placement, Taint, Toleration } from '../model'

/** Labels that every node of a cluster has with these values, as far as its Pods can run at all: asking for them decides nothing. */
const everywhere: Readonly<Record<string, string>> = { 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/os': 'linux' }

/** Whether a Pod asks for something that not every node has. Tolerations ask for nothing. */
export function asksForNode({ nodeSelector, affinity }: Placement): boolean {
  const ordinary = ({ of, key, operator, values }: NodeExpression) =>
    of === 'labels' && operator === 'In' && Object.hasOwn(everywhere, key) && values.includes(everywhere[key] ?? '')
  const asksByLabel = Object.entries(nodeSelector).some(([key, value]) => everywhere[key] !== value)
  return asksByLabel || (affinity !== null && !affinity.some((term) => term.length > 0 && term.every(ordinary)))
}

/**
 * Whether the scheduler may place a Pod on a node: nodeSelector, required node affinity, and no taint that keeps new Pods off and is not
 * tolerated. Resources are not counted.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function fitsNode(placement: Placement, node: ClusterNode): boolean {
  return attractedTo(placement, node) && untolerated(placement.tolerations, node).length === 0
}

/** Whether its nodeSelector and its required node affinity hold on a node. */
export function attractedTo({ nodeSelector, affinity }: Placement, node: ClusterNode): boolean {
  const labels = labelsOf(node)
  if (!Object.entries(nodeSelector).every(([key, value]) => labels[key] === value)) return false
  return affinity === null || affinity.some((term) => term.length > 0 && term.every((each) => holds(each, node, labels)))
}

/** The taints of a node that keep a Pod off; a cordoned node is a tainted one. */
export function untolerated(tolerations: readonly Toleration[], node: ClusterNode): readonly Taint[] {
  const cordon: Taint = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' }
  const taints = node.cordoned && !node.taints.some(({ key }) => key === cordon.key) ? [...node.taints, cordon] : node.taints
  return taints.filter((taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((each) => tolerates(each, taint)))
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== null && effect !== taint.effect) return false
  if (key === null) return operator === 'Exists'
  return key === taint.key && (operator === 'Exists' || value === taint.value)
}

/** Kubelets label their nodes with their system and, where nothing says otherwise, their name; a short manifest leaves that out. */
function labelsOf({ labels, ref }: ClusterNode): Readonly<Record<string, string>> {
  return { ...everywhere, 'kubernetes.io/hostname': ref.name, ...labels }
}

function holds({ of, key, operator, values }: NodeExpression, node: ClusterNode, labels: Readonly<Record<string, string>>): boolean {
  const value = of === 'fields' ? (key === 'metadata.name' ? node.ref.name : undefined) : labels[key]
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0])
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0])
  }
}

/** What a Pod asks of its node, as people write it: `disk=ssd`, `zone in (a,b)`. */
export function placementText({ nodeSelector, affinity }: Placement): readonly string[] {
  const asked = Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`)
  const terms = (affinity ?? []).map((term) => term.map(expressionText).join(','))
  return terms.length === 0 ? asked : [...asked, terms.join(' | ')]
}

function expressionText({ key, operator, values }: NodeExpression): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`
    case 'NotIn':
      return `${key} notin (${values.join(',')})`
    case 'Exists':
      return key
    case 'DoesNotExist':
      return `!${key}`
    case 'Gt':
      return `${key}>${values[0]}`
    case 'Lt':
      return `${key}<${values[0]}`
  }
}
