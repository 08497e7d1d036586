/** One condition of a selector on the labels of a thing. */
export interface LabelExpression {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  readonly values: readonly string[]
}

/** A selector of the API (`matchLabels`, `matchExpressions`): an empty one selects everything. */
export interface LabelSelector {
  readonly labels: Readonly<Record<string, string>>
  readonly expressions: readonly LabelExpression[]
}
