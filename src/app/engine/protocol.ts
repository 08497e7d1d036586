import type {
  QuestionName as ClusterQuestion,
  FoundMost,
  GraphView,
  ReadAnswer,
  RedactedText,
  Repair,
  RequestTarget,
  ShownGraph,
  SourceFile,
  TraceAnswer,
  TypedRequest,
} from '../../engine'

/** The questions of the page, by name, with what is asked and what is answered. */
export interface Questions {
  read: { readonly asked: readonly SourceFile[]; readonly answered: ReadAnswer }
  redactText: { readonly asked: string; readonly answered: RedactedText }
  graph: { readonly asked: GraphView; readonly answered: ShownGraph }
  trace: { readonly asked: TypedRequest; readonly answered: TraceAnswer }
  targets: { readonly asked: null; readonly answered: readonly RequestTarget[] }
  /** The worst; `left` says how many there are besides. */
  findings: { readonly asked: null; readonly answered: FoundMost }
  /** A text that could not be read. */
  repair: { readonly asked: string; readonly answered: Repair | null }
  /** A question about the cluster by its own name; the client knows the type of its answer. */
  ask: { readonly asked: ClusterAsked; readonly answered: unknown }
}
export type QuestionName = keyof Questions

/** What `Engine.ask` takes, as it crosses over. */
export interface ClusterAsked {
  readonly name: ClusterQuestion
  readonly asked: unknown
  readonly proxy: string | null
}

/** How long a stage of the engine took. The engine has no clock: the face that runs it holds the watch. */
export interface Measure {
  readonly name: string
  readonly milliseconds: number
}

export interface QuestionMessage {
  readonly id: number
  readonly name: QuestionName
  readonly asked: unknown
}

/** The answer to the question of that id. */
export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown; readonly measures: readonly Measure[] }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** The worker has loaded and listens: what it says first. */
export interface ReadyMessage {
  readonly ready: true
}

/** Whoever answers the questions: a worker, or the engine on this very thread. */
export interface Answerer {
  readonly ask: (message: QuestionMessage) => void
  /** Ends it in the middle of whatever it does. */
  readonly end: () => void
}

export interface AnswererEvents {
  readonly onAnswer: (answer: AnswerMessage) => void
  /** It is gone and answers nothing more. `everReady` is false where it never came to life. */
  readonly onGone: (why: string, everReady: boolean) => void
}
