/** Who may refer from one namespace to objects of another. */
export interface ReferenceGrant {
  readonly namespace: string
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[]
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name: string | null }[]
}
