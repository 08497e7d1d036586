import type { Answer, Asked, QuestionName } from './ask'
import type { RedactedText, Removed } from './load'
import type {
  Excerpt,
  FieldChange,
  Finding,
  GraphView,
  Lesson,
  LessonBook,
  LessonInput,
  LessonPart,
  Mending,
  PlaceNames,
  ReadAnswer,
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
} from './model'

/** The worst findings, and how many there are besides: a hostile text has as many as it has lines. */
export interface FoundMost {
  readonly findings: readonly Finding[]
  readonly left: number
}

/** Bytes that lie somewhere else than in the memory of the page, as those of a file in a browser do. */
export interface HeldBytes {
  readonly size: number
  slice(start: number, end: number): HeldBytes
  arrayBuffer(): Promise<ArrayBuffer>
}

/** A file that is too large to be held as a text: the engine reads it from where it lies. */
export interface HeldFile {
  readonly name: string
  readonly bytes: HeldBytes
}

export type ReadableFile = TextFile | HeldFile

/** What a file that somebody opens is: itself, or each of the files in it where it is an archive. */
export type OpenedFile =
  /** Without its secrets. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly removed: readonly Removed[] }
  | { readonly kind: 'held'; readonly name: string; readonly bytes: HeldBytes }
  | RefusedFile

/** A file, or an entry of an archive, that cannot be opened. */
export interface RefusedFile {
  readonly kind: 'refused'
  readonly name: string
  readonly why: 'not-text' | 'unreadable' | 'too-large' | 'unsafe-name' | 'no-manifests'
}

/** How far the reading of large files is; `of` are the bytes of all of them. */
export interface ReadProgress {
  readonly bytes: number
  readonly of: number
  readonly objects: number
}

/** The asynchronous door of the engine: the page asks nothing else. Each answer belongs to the newest `read`. */
export interface EngineClient {
  read(files: readonly ReadableFile[], onProgress?: (progress: ReadProgress) => void): Promise<ReadAnswer>
  /** Looks into a file before it is read: its texts may be shown; what is too large for that is not copied. Belongs to no `read`. */
  open(file: HeldFile): Promise<readonly OpenedFile[]>
  /** A text as an editor may keep it, and what was removed from it; belongs to no `read`. */
  redactText(text: string): Promise<RedactedText>
  /** The part of the graph that a view shows; a small graph whole, whatever the view. */
  graph(view: GraphView): Promise<ShownGraph>
  /** Stops what is being done, however long it would take. What was read before stands again; open questions are rejected with `Stopped`. */
  stop(): void
  /** Ends it for good; open questions are rejected with `Stopped`. */
  end(): void
  trace(request: TypedRequest): Promise<TraceAnswer>
  targets(): Promise<readonly RequestTarget[]>
  /** A part of what `targets` lists, with every way that a request may take. */
  waysIn(part: { readonly from: number; readonly count: number }): Promise<WaysIn>
  /** The same of requests that are named; null for one that cannot be sent here. */
  askWays(requests: readonly Pick<RequestTarget, 'from' | 'to'>[]): Promise<readonly (WayAnswer | null)[]>
  findings(): Promise<FoundMost>
  /** What a text that copying damaged probably was; null where it reads, or nobody can tell. */
  repair(text: string): Promise<Repair | null>
  /** For each list of changes the edits of the texts that make them; null where they cannot be made. */
  edits(changes: readonly (readonly FieldChange[])[]): Promise<readonly (readonly TextEdit[] | null)[]>
  /** What makes a request arrive that does not; null where nothing known does. */
  mend(request: TypedRequest): Promise<Mending | null>
  /** What a request rests on and can be written into the manifests instead. */
  facts(request: TypedRequest): Promise<readonly WrittenFact[]>
  /** The objects that a request needs, as a text of their own; null where it cannot be sent. */
  excerpt(request: TypedRequest): Promise<Excerpt | null>
  /** The lessons that stand in texts, and the manifests beside them, without the answers. Belongs to no `read`. */
  lessons(files: readonly TextFile[]): Promise<LessonBook>
  /** The manifests of a step or a request of a lesson, to be read, and the requests to be sent through them. Belongs to no `read`. */
  lessonInput(files: readonly TextFile[], lesson: Lesson, part: LessonPart): Promise<LessonInput>
  /** The names for which a lesson may write an address. */
  placeNames(): Promise<PlaceNames>
  /** One question about the cluster; `proxy` changes settings of kube-proxy, as in a request. Rejects where the question itself breaks. */
  ask<K extends QuestionName>(name: K, asked: Asked<K>, proxy?: string | null): Promise<Answer<K>>
}
