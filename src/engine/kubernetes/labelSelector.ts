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
 * A selector with expressions, as policies and other kinds have it: every pair and every expression must hold, and one
 * without either selects everything. `NotIn` holds too where the label is missing.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement
 */
export function matchesSelector(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  for (const key in selector.labels) if (!Object.hasOwn(labels, key) || labels[key] !== selector.labels[key]) return false
  return selector.expressions.every((expression) => holds(expression, labels))
}

function holds(expression: LabelExpression, labels: Readonly<Record<string, string>>): boolean {
  const has = Object.hasOwn(labels, expression.key)
  switch (expression.operator) {
    case 'In':
      return has && expression.values.includes(labels[expression.key] ?? '')
    case 'NotIn':
      return !has || !expression.values.includes(labels[expression.key] ?? '')
    case 'Exists':
      return has
    case 'DoesNotExist':
      return !has
  }
}

/** `app=web,tier in (back,front),!canary`: such a selector as kubectl writes it; empty where it selects everything. */
export function labelSelectorText({ labels, expressions }: LabelSelector): string {
  return [selectorText(labels), ...expressions.map(expressionText)].filter((text) => text !== '').join(',')
}

function expressionText(expression: LabelExpression): string {
  switch (expression.operator) {
    case 'In':
      return `${expression.key} in (${expression.values.join(',')})`
    case 'NotIn':
      return `${expression.key} notin (${expression.values.join(',')})`
    case 'Exists':
      return expression.key
    case 'DoesNotExist':
      return `!${expression.key}`
  }
}
