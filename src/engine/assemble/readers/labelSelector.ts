import type { Fields } from '../../fields'
import type { LabelSelector } from '../../model'

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const

/** A selector of the API, `matchLabels` and `matchExpressions`. */
export function readLabelSelector(selector: Fields): LabelSelector {
  const expressions = selector.maps('matchExpressions').flatMap((entry) => {
    const key = entry.text('key')
    const operator = entry.oneOf('operator', operators)
    return key === null || operator === null ? [] : [{ key, operator, values: entry.texts('values') }]
  })
  return { labels: selector.textMap('matchLabels') ?? {}, expressions }
}
