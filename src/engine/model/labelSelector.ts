/** Chooses objects by their labels: every pair and every expression must hold. One without either chooses everything. */
export interface LabelSelector {
  readonly labels: Readonly<Record<string, string>>
  readonly expressions: readonly LabelExpression[]
}

export type LabelExpression =
  | { readonly operator: 'In' | 'NotIn'; readonly key: string; readonly values: readonly string[] }
  | { readonly operator: 'Exists' | 'DoesNotExist'; readonly key: string }
