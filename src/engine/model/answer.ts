import type { TakenAt } from './asked'
import type { Assumption } from './cluster'
import type { ShownGraph } from './graph'
import type { LoadProblem } from './object'
import type { RequestProblem, Scheme } from './request'
import type { Trace } from './trace'

/** What the faces are told of a cluster; the cluster itself stays where it was read. */
export interface ReadAnswer {
  /** Every object of the input, counted by kind. */
  readonly objects: Readonly<Record<string, number>>
  /** When the input was taken from its cluster; null where nothing of it was in one. */
  readonly takenAt: TakenAt | null
  readonly problems: readonly LoadProblem[]
  readonly assumptions: readonly Assumption[]
  /** The graph as it is seen before anything is asked: whole, or of a large cluster its namespaces. */
  readonly graph: ShownGraph
  /** Senders that can be chosen: `external`, `pod:ns/name`, `node:name`. */
  readonly senders: readonly string[]
  /** Requests that Scenario objects of the input carry. */
  readonly scenarios: readonly ScenarioRequest[]
  /** The most telling address that can be requested, and who asks it; null where there is none. */
  readonly firstTarget: { readonly from: string; readonly to: string } | null
}

export interface ScenarioRequest {
  readonly id: string
  readonly name: Localized
  readonly from: string
  readonly to: string
  readonly choose: Readonly<Record<string, string>>
  /** Settings of kube-proxy, `mode=nftables,…`; null where the request has none. */
  readonly proxy: string | null
  /** Left out: nothing is added. */
  readonly http?: TypedHttp
}

/** A text in one language for all, or one for each. */
export type Localized = string | { readonly en: string; readonly zh: string }

export type TraceAnswer = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problem: RequestProblem }

/** A request as people type it. */
export interface TypedRequest {
  readonly from: string
  readonly to: string
  readonly choices: Readonly<Record<string, string>>
  readonly at: string | null
  /** Settings of kube-proxy, `mode=nftables,…`. */
  readonly proxy: string | null
  /** Left out: nothing is added. */
  readonly http?: TypedHttp
}

/** What a person adds to the HTTP request that a target implies. A null part stays as the target says. */
export interface TypedHttp {
  readonly scheme: Scheme | null
  readonly method: string | null
  /** The Host header, where it is another than the name that was asked for. Empty: none. */
  readonly host: string | null
  /** With the query. */
  readonly path: string | null
  /** `Name: value` */
  readonly headers: readonly string[]
  /** The TLS server name. */
  readonly serverName: string | null
}

/** Nothing is added. */
export const plainHttp: TypedHttp = { scheme: null, method: null, host: null, path: null, headers: [], serverName: null }

/** Why a question was not answered: somebody wanted no answer any more. */
export class Stopped extends Error {}
