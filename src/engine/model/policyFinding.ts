import type { PolicyDirection } from './networkPolicy'
import type { ResourceRef } from './resource'

/** The facts of findings about NetworkPolicies as they stand: see `FindingFacts`. Selectors are as kubectl writes them; empty: all. */
export interface PolicyFindingFacts {
  'NP-01': { readonly policy: ResourceRef; readonly selector: string }
  'NP-02': { readonly policy: ResourceRef; readonly selector: string }
  /** `own`: of the policy's own namespace. */
  'NP-03': { readonly policy: ResourceRef; readonly selector: string; readonly own: boolean }
  'NP-04': { readonly policy: ResourceRef; readonly range: string }
  'NP-05': {
    readonly policy: ResourceRef
    readonly namespace: string
    readonly direction: PolicyDirection
    readonly allows: 'all' | 'nothing'
  }
  'NP-06': { readonly namespace: string; readonly direction: PolicyDirection; readonly open: readonly string[] }
  'NP-11': { readonly policy: ResourceRef; readonly port: string; readonly declared: readonly string[] }
  'NP-14': { readonly policy: ResourceRef }
  /** `no-type`: the section does nothing. `ingress-too`: nothing is said of ingress, and nothing is let in. */
  'NP-15': { readonly policy: ResourceRef; readonly why: 'no-type' | 'ingress-too'; readonly section: PolicyDirection }
  'NP-16': { readonly kind: string; readonly count: number }
}
