import type { Answer, Asked, QuestionName } from './ask'
import type { RedactedText } from './load'
import type { Finding, GraphView, ReadAnswer, Repair, RequestTarget, ShownGraph, SourceFile, TraceAnswer, TypedRequest } from './model'

/** The worst findings, and how many there are besides: a hostile text has as many as it has lines. */
export interface FoundMost {
  readonly findings: readonly Finding[]
  readonly left: number
}

/** The asynchronous door of the engine: the page asks nothing else. Each answer belongs to the newest `read`. */
export interface EngineClient {
  read(files: readonly SourceFile[]): Promise<ReadAnswer>
  /** A text as an editor may keep it, and what was removed from it; belongs to no `read`. */
  redactText(text: string): Promise<RedactedText>
  /** The part of the graph that a view shows; a small graph whole, whatever the view. */
  graph(view: GraphView): Promise<ShownGraph>
  /** Stops what is being done, however long it would take. What was read before stands again; open questions are rejected with `Stopped`. */
  stop(): void
  trace(request: TypedRequest): Promise<TraceAnswer>
  targets(): Promise<readonly RequestTarget[]>
  findings(): Promise<FoundMost>
  /** What a text that copying damaged probably was; null where it reads, or nobody can tell. */
  repair(text: string): Promise<Repair | null>
  /** One question about the cluster; `proxy` changes settings of kube-proxy, as in a request. Rejects where the question itself breaks. */
  ask<K extends QuestionName>(name: K, asked: Asked<K>, proxy?: string | null): Promise<Answer<K>>
}
