import type { Fields } from '../../fields'
import type { NodeExpression, Placement, Taint } from '../../model'

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] as const
const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

/**
 * What a Pod spec asks of its node. Preferred affinity is no demand: the scheduler can always pass it by.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function readPlacement(spec: Fields): Placement {
  const nodeSelector = spec.textMap('nodeSelector') ?? {}
  const required = spec.map('affinity').map('nodeAffinity').map('requiredDuringSchedulingIgnoredDuringExecution')
  const terms = required.maps('nodeSelectorTerms')
  const isSelecting = Object.keys(nodeSelector).length > 0
  return {
    nodeSelector,
    affinity: terms.length === 0 ? null : terms.map(readTerm),
    tolerations: spec.maps('tolerations').map((entry) => ({
      key: entry.text('key') || null,
      operator: entry.text('operator') === 'Exists' ? 'Exists' : 'Equal',
      value: entry.text('value') ?? '',
      effect: entry.text('effect') || null,
    })),
    path: isSelecting ? spec.pathOf('nodeSelector') : terms.length > 0 ? required.pathOf('nodeSelectorTerms') : null,
  }
}

function readTerm(term: Fields): readonly NodeExpression[] {
  const read = (list: string, of: NodeExpression['of']) =>
    term.maps(list).flatMap((entry): NodeExpression[] => {
      const operator = entry.oneOf('operator', operators)
      return operator === null ? [] : [{ of, key: entry.text('key') ?? '', operator, values: entry.texts('values') }]
    })
  return [...read('matchExpressions', 'labels'), ...read('matchFields', 'fields')]
}

/** The taints of a Node. */
export function readTaints(spec: Fields): readonly Taint[] {
  return spec.maps('taints').flatMap((entry): Taint[] => {
    const effect = entry.oneOf('effect', effects)
    return effect === null ? [] : [{ key: entry.text('key') ?? '', value: entry.text('value') ?? '', effect }]
  })
}
