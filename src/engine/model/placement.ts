/** What a Pod asks of its node: all of it must hold. */
export interface Placement {
  readonly nodeSelector: Readonly<Record<string, string>>
  /** Required node affinity: one of the terms must hold. Null: none is asked. */
  readonly affinity: readonly NodeTerm[] | null
  readonly tolerations: readonly Toleration[]
  /** The field that asks for a node; null where none does. */
  readonly path: string | null
}

/** One term of node affinity: every expression must hold. One without any holds for no node. */
export type NodeTerm = readonly NodeExpression[]

/** `of`: labels of the node, or its fields (`metadata.name`). */
export interface NodeExpression {
  readonly of: 'labels' | 'fields'
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'
  readonly values: readonly string[]
}

export interface Taint {
  readonly key: string
  readonly value: string
  readonly effect: TaintEffect
}

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'

/** `key` null: any. `effect` null: any. */
export interface Toleration {
  readonly key: string | null
  readonly operator: 'Exists' | 'Equal'
  readonly value: string
  readonly effect: string | null
}
