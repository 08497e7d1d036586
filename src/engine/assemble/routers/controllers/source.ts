import type { HostPattern, HttpRouter, KubeObject, LoadProblem, ResourceRef } from '../../../model'
import type { RouterContext, RouterObjects } from '../family'
import type { Claim } from './claim'
import type { ControllerKind, Serving } from './kind'

/** Whom an object asks to serve it. */
export type Asks =
  /** Whoever serves the class; null: whoever serves objects without one. */
  | { readonly kind: 'class'; readonly className: string | null }
  /** A kind that only one software knows; null: every installation of it. */
  | { readonly kind: 'software'; readonly software: string; readonly className: string | null }

/** An object that an Ingress controller serves. */
export interface Routed {
  readonly ref: ResourceRef
  readonly object: KubeObject
  readonly createdAt: string | null
  readonly asks: Asks
  readonly hosts: readonly HostPattern[]
}

/** The objects of one source, read. */
export interface OpenedSource {
  readonly routed: readonly Routed[]
  /** What those that a controller serves ask of it. */
  readonly claims: (served: ReadonlySet<Routed>, serving: Serving) => readonly Claim[]
  /** The balancers outside the cluster that controllers make of those they serve. */
  readonly balancers: (served: ReadonlyMap<Routed, ControllerKind>, context: RouterContext) => readonly HttpRouter[]
}

/** Kinds that Ingress controllers serve: several may feed one controller, as Ingress and VirtualServer do. */
export interface RouteSource {
  readonly open: (objects: RouterObjects, problems: LoadProblem[]) => OpenedSource
}
