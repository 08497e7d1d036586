import type { FieldError } from '../../model'
import { asList, asMap, fieldOf } from '../untyped'
import { errorAt, named, requiredOneOf } from './checks'
import { labels } from './metadata'

/**
 * A label selector: well-formed labels, and expressions of the four operators; In and NotIn need values, the two others
 * have none.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement
 */
export function validateLabelSelector(path: string, selector: unknown): readonly FieldError[] {
  if (selector !== null && asMap(selector) === null) return [errorAt(path, { code: 'wrong-type' })]
  return [
    ...labels(`${path}.matchLabels`, fieldOf(selector, 'matchLabels')),
    ...asList(fieldOf(selector, 'matchExpressions')).flatMap((entry, index) =>
      validateExpression(`${path}.matchExpressions[${index}]`, entry),
    ),
  ]
}

function validateExpression(path: string, entry: unknown): readonly FieldError[] {
  const operator = fieldOf(entry, 'operator')
  const values = asList(fieldOf(entry, 'values'))
  const at = `${path}.values`
  const isSet = operator === 'In' || operator === 'NotIn'
  const isPresence = operator === 'Exists' || operator === 'DoesNotExist'
  return [
    ...named(`${path}.key`, fieldOf(entry, 'key') ?? '', 'qualified-name'),
    ...requiredOneOf(`${path}.operator`, operator, ['In', 'NotIn', 'Exists', 'DoesNotExist']),
    ...(isSet && values.length === 0 ? [errorAt(at, { code: 'required' })] : []),
    ...(isPresence && values.length > 0 ? [errorAt(at, { code: 'not-beside', other: `operator ${operator}` })] : []),
    ...values.flatMap((value, index) => named(`${at}[${index}]`, value, 'label-value')),
  ]
}
