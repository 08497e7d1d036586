import type { FieldFault } from './admission'
import type { Probe } from './workload'

/** Pods in one state, and what keeps them: a workload, or nobody but themselves. */
export interface PodsFact {
  readonly owner: string
  readonly pods: readonly string[]
}

/** The facts of findings about Services and the Pods behind them: see `FindingFacts`. */
export interface PodFindingFacts {
  /** Pods of several workloads share the requests. */
  'SVC-02': { readonly service: string; readonly workloads: readonly string[] }
  /** Endpoints are there, and list nobody. */
  'SVC-03': { readonly service: string }
  /** One endpoint is left of several Pods. */
  'SVC-05': { readonly service: string; readonly endpoint: string; readonly of: number }
  /** A number in `targetPort` that no container declares: information, since a declaration is no listener. */
  'SVC-07': { readonly service: string; readonly targetPort: string; readonly declared: readonly string[] }
  /** A name of a port that breaks the rules for such names. */
  'SVC-08': { readonly object: string; readonly path: string; readonly fault: FieldFault; readonly refused: boolean }
  /** One number twice under the same protocol, `80/TCP`. */
  'SVC-10': { readonly service: string; readonly port: string; readonly refused: boolean }
  /** An argument that binds the container to the loopback address. */
  'SVC-11': { readonly service: string; readonly workload: string; readonly argument: string }
  /** Two Services lead to one port of the same Pods. */
  'SVC-12': { readonly service: string; readonly other: string; readonly targetPort: number | string }
  /** Nothing tells a mesh the protocol of a port. */
  'SVC-13': { readonly service: string; readonly port: number }
  /** The Service that names the Pods of a StatefulSet is not there, or is not headless. */
  'SVC-14': { readonly workload: string; readonly service: string; readonly exists: boolean }
  /** A probe asks a port that its container does not declare: by a name that is nowhere, it never succeeds. */
  'SVC-15': {
    readonly workload: string
    readonly probe: Probe['kind']
    readonly port: number | string
    readonly declared: readonly string[]
  }
  /** Events that warn of it: their reason, and how often. */
  'SVC-16': { readonly service: string; readonly reason: string; readonly count: number }
  /** An EndpointSlice without ports. */
  'SVC-28': { readonly slice: string; readonly service: string }
  /** Zones that have nodes, and that no endpoint is kept for. */
  'SVC-30': { readonly service: string; readonly zones: readonly string[] }
  /** An alias with a port that it cannot translate. */
  'SVC-31': { readonly service: string; readonly port: number; readonly targetPort: number | string }
  'ND-01': { readonly node: string; readonly why: 'not-ready' | 'no-network'; readonly pods: number }
  'ND-02': { readonly node: string }
  'ND-03': { readonly pod: string; readonly node: string }
  /** `unplaced`: the scheduler has found no node for one of them. */
  'POD-01': PodsFact & { readonly unplaced: boolean }
  /** `reason`: what a container waits for, as its status says it. */
  'POD-02': PodsFact & { readonly reason: string }
  'POD-03': PodsFact
  'POD-04': PodsFact
  'POD-06': { readonly workload: string; readonly wanted: number; readonly ready: number }
  /** Two containers of one Pod declare the same port. */
  'POD-09': { readonly workload: string; readonly port: string }
  /** The selector of a workload does not match the labels of its own template. */
  'POD-08': { readonly workload: string; readonly selector: string; readonly labels: string }
  /** No node of the input is one that the Pods may stand on. `taints`: those of nodes that would be right else. */
  'POD-11': { readonly workload: string; readonly wants: readonly string[]; readonly nodes: number; readonly taints: readonly string[] }
}
