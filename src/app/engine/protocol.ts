import type {
  QuestionName as ClusterQuestion,
  Excerpt,
  FieldChange,
  FoundMost,
  GraphView,
  HeldFile,
  Lesson,
  LessonBook,
  LessonInput,
  LessonPart,
  Mending,
  OpenedFile,
  PlaceNames,
  ReadAnswer,
  ReadProgress,
  RedactedText,
  Repair,
  RequestTarget,
  ShownGraph,
  TextEdit,
  TextFile,
  TraceAnswer,
  TypedRequest,
  WayAnswer,
  WaysIn,
  WrittenFact,
} from '../../engine'

/** The questions of the page, by name, with what is asked and what is answered. */
export interface Questions {
  read: { readonly asked: readonly MessageFile[]; readonly answered: ReadAnswer }
  open: { readonly asked: HeldFile; readonly answered: readonly OpenedFile[] }
  redactText: { readonly asked: string; readonly answered: RedactedText }
  graph: { readonly asked: GraphView; readonly answered: ShownGraph }
  trace: { readonly asked: TypedRequest; readonly answered: TraceAnswer }
  targets: { readonly asked: null; readonly answered: readonly RequestTarget[] }
  waysIn: { readonly asked: { readonly from: number; readonly count: number }; readonly answered: WaysIn }
  askWays: { readonly asked: readonly Pick<RequestTarget, 'from' | 'to'>[]; readonly answered: readonly (WayAnswer | null)[] }
  /** The worst; `left` says how many there are besides. */
  findings: { readonly asked: null; readonly answered: FoundMost }
  /** A text that could not be read. */
  repair: { readonly asked: string; readonly answered: Repair | null }
  /** For each list of changes its edits; null where they cannot be made. */
  edits: { readonly asked: readonly (readonly FieldChange[])[]; readonly answered: readonly (readonly TextEdit[] | null)[] }
  mend: { readonly asked: TypedRequest; readonly answered: Mending | null }
  facts: { readonly asked: TypedRequest; readonly answered: readonly WrittenFact[] }
  excerpt: { readonly asked: TypedRequest; readonly answered: Excerpt | null }
  lessons: { readonly asked: readonly TextFile[]; readonly answered: LessonBook }
  lessonInput: { readonly asked: LessonPlayed; readonly answered: LessonInput }
  placeNames: { readonly asked: null; readonly answered: PlaceNames }
  /** A question about the cluster by its own name; the client knows the type of its answer. */
  ask: { readonly asked: ClusterAsked; readonly answered: unknown }
}
export type QuestionName = keyof Questions

/** A file as it crosses over. What was read of one with a key is kept: as long as it is in the input, its bytes are not read again. */
export type MessageFile = TextFile | (HeldFile & { readonly key: number })

/** What `Engine.lessonInput` takes, as it crosses over. */
export interface LessonPlayed {
  readonly files: readonly TextFile[]
  readonly lesson: Lesson
  readonly part: LessonPart
}

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

/** How far the answer to the question of that id is. */
export interface ProgressMessage {
  readonly id: number
  readonly progress: ReadProgress
}

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
  readonly onProgress: (message: ProgressMessage) => void
  /** It is gone and answers nothing more. `everReady` is false where it never came to life. */
  readonly onGone: (why: string, everReady: boolean) => void
}
