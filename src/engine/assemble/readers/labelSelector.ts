import type { Fields } from '../../fields'
import type { LabelExpression, LabelSelector } from '../../model'

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const

/** A label selector with `matchLabels` and `matchExpressions`. */
export function readLabelSelector(selector: Fields): LabelSelector {
  return { labels: selector.textMap('matchLabels') ?? {}, expressions: selector.maps('matchExpressions').map(readExpression) }
}

/** An expression that cannot be read holds for nobody. */
function readExpression(entry: Fields): LabelExpression {
  const key = entry.text('key') ?? ''
  const operator = entry.oneOf('operator', operators)
  if (operator === 'Exists' || operator === 'DoesNotExist') return { operator, key }
  return operator === null ? { operator: 'In', key, values: [] } : { operator, key, values: entry.texts('values') }
}
