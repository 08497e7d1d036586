import type { LabelExpression, LabelSelector } from '../model'

/**
 * Equality-based selector: every pair must be among the labels. A selector without pairs selects nothing here,
 * because a Service without selector has no Pods of its own.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#equality-based-requirement
 */
export function selects(selector: Readonly<Record<string, string>> | null, labels: Readonly<Record<string, string>>): boolean {
  if (selector === null) return false
  const pairs = Object.entries(selector)
  return pairs.length > 0 && pairs.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
}

/** `app=web,tier=front`: a selector as kubectl writes it. */
export function selectorText(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
}

/**
 * Set-based selector: every label and every expression must hold. An empty one selects everything. `NotIn` and
 * `DoesNotExist` hold for a thing without the label.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function matchesSelector(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  const has = (key: string) => Object.hasOwn(labels, key)
  const equal = Object.entries(selector.labels).every(([key, value]) => has(key) && labels[key] === value)
  return equal && selector.expressions.every((expression) => holds(expression, has(expression.key) ? (labels[expression.key] ?? '') : null))
}

function holds({ operator, values }: LabelExpression, value: string | null): boolean {
  switch (operator) {
    case 'In':
      return value !== null && values.includes(value)
    case 'NotIn':
      return value === null || !values.includes(value)
    case 'Exists':
      return value !== null
    case 'DoesNotExist':
      return value === null
  }
}
