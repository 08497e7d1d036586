import type { Localized, ScenarioRequest, TypedRequest } from './answer'
import type { Plain, Scalar } from './change'
import type { LoadProblem, TextFile } from './object'
import type { Verdict } from './trace'

/** One object with some fields changed, as a Scenario writes it. */
export interface ObjectEdit {
  /** `Kind/name`, or `Kind/namespace/name` where that alone says which. */
  readonly object: string
  /** New values, by the path of their field (`spec.ports[0].port`, `metadata.labels["a.b/c"]`). */
  readonly set: Readonly<Record<string, Plain>>
  /** Paths of fields that go. */
  readonly remove: readonly string[]
}

/** In what an input differs from the manifests beside a Scenario: objects that are left out, then edits, in order. */
export interface Variation {
  readonly without: readonly string[]
  readonly edits: readonly ObjectEdit[]
}

/** The manifests as they are written. */
export const unvaried: Variation = { without: [], edits: [] }

/** Why manifests cannot be varied as a Scenario says. */
export type VariationFault =
  /** None is named so; or several are, and the namespace is needed. */
  | { readonly code: 'no-such-object'; readonly object: string }
  | { readonly code: 'several-objects'; readonly object: string }
  | { readonly code: 'path-not-understood'; readonly object: string; readonly path: string }
  | { readonly code: 'nothing-to-remove'; readonly object: string; readonly path: string }
  /** The object is one of a List, or what a terminal printed: no text of it alone can be edited. */
  | { readonly code: 'not-editable'; readonly object: string }

export type VariedFiles =
  | { readonly ok: true; readonly files: readonly TextFile[] }
  | { readonly ok: false; readonly fault: VariationFault }

/** A request of a Scenario, in manifests of its own where it varies them. */
export interface LessonRequest extends ScenarioRequest {
  readonly variation: Variation
  /** What must come out, as it is written: `hopscope test` and the case runner compare it. Null: nothing is said. */
  readonly expect: unknown
  readonly line: number
}

/** A fact of a trace that a question may ask for: of the hop at which its step stands, else of the way as a whole. */
export const answerFields = [
  'verdict',
  'reason',
  'status',
  'endpoint',
  'service',
  'node',
  'source.address',
  'source.port',
  'destination.address',
  'destination.port',
] as const
export type AnswerField = (typeof answerFields)[number]

/** The right answer: written down, or read off the trace, so that it is right after every edit of the manifests. */
export type RightAnswer =
  | { readonly kind: 'value'; readonly value: Localized | Scalar }
  /** Packets are those of the view. */
  | { readonly kind: 'field'; readonly field: AnswerField; readonly view: 'concept' | 'wire' }

export interface Question {
  readonly ask: Localized
  /** What can be chosen; none: the answer is typed. */
  readonly choices: readonly (Localized | Scalar)[]
  readonly answer: RightAnswer
}

/** What a repair must reach. */
export interface Goal {
  readonly verdict: Verdict
  /** Every `ip:port` at which the request may then end, and no other; a Pod's name equals its address. Null: any. */
  readonly endpoints: readonly string[] | null
}

interface StepBody {
  readonly id: string
  /** The id of a request of the lesson. */
  readonly request: string
  /** The id of the hop at which it stands, so that hops that are added move no note; null: the way as a whole. */
  readonly hop: string | null
  /** On top of the request's own. */
  readonly variation: Variation
  /** Settings of kube-proxy on top of the request's own, `mode=nftables,…`; null: none. */
  readonly proxy: string | null
  readonly note: Localized | null
  readonly line: number
}

interface TaskBody {
  /** Shown one by one to who asks for them. */
  readonly hints: readonly Localized[]
  /** Shown when the question is answered or the goal reached; null: nothing. */
  readonly explain: Localized | null
}

/** One step: it tells something, asks something, or wants something mended; a note may stand above a question and a task. */
export type LessonStep =
  | (StepBody & { readonly kind: 'note'; readonly note: Localized })
  | (StepBody & TaskBody & { readonly kind: 'question'; readonly question: Question })
  | (StepBody &
      TaskBody & {
        readonly kind: 'repair'
        readonly goal: Goal
        /** Edits that reach the goal; none: nobody wrote them down. */
        readonly solution: readonly ObjectEdit[]
      })

/** What a `hopscope/v1` Scenario teaches; one without steps is a list of requests. */
export interface Lesson {
  /** The name of the Scenario. */
  readonly id: string
  readonly title: Localized
  readonly about: Localized
  /** 1 first steps, 2 the usual cases, 3 several things at once; null: nobody said. */
  readonly level: number | null
  /** Ids of lessons that come before. */
  readonly after: readonly string[]
  readonly requests: readonly LessonRequest[]
  readonly steps: readonly LessonStep[]
  readonly file: string
  readonly line: number
}

/** The lessons of some files, and the manifests beside them. */
export interface LessonBook {
  readonly lessons: readonly Lesson[]
  /** The files without the Scenario objects: these hold the answers, and nobody who learns should read them there. */
  readonly files: readonly TextFile[]
  readonly problems: readonly LoadProblem[]
}

/** What of a lesson is to be played: a request alone, or a step, a repair with its solution or without. */
export type LessonPart = { readonly request: string } | { readonly step: string; readonly solved?: boolean }

/** The manifests of a part of a lesson, and what is sent through them. */
export type LessonInput =
  | {
      readonly ok: true
      readonly files: readonly TextFile[]
      /** One, or where a request goes to `<node:any>` one for each node, of which a step plays the first. */
      readonly requests: readonly TypedRequest[]
    }
  | { readonly ok: false; readonly fault: VariationFault | { readonly code: 'no-such-part'; readonly part: string } }

/** Names of a cluster, and the addresses for which they stand in a Scenario. */
export interface PlaceNames {
  readonly pods: readonly NamedPlace[]
  readonly nodes: readonly NamedPlace[]
  /** By their cluster IPs. */
  readonly services: readonly NamedPlace[]
  /** Of a Service, or made of an Ingress. */
  readonly balancers: readonly NamedPlace[]
}

export interface NamedPlace {
  readonly namespace: string | null
  readonly name: string
  readonly addresses: readonly string[]
}

/** What is wrong with a Scenario beside the form of its fields. */
export type ScenarioFault =
  /** A field that nobody reads: most likely a slip of the pen. */
  | { readonly fault: 'unknown-field'; readonly field: string; readonly known: readonly string[] }
  | { readonly fault: 'unknown-request'; readonly id: string; readonly known: readonly string[] }
  /** Two requests or two steps have one id. */
  | { readonly fault: 'same-id'; readonly id: string; readonly of: 'request' | 'step' }
  /** A step with neither note nor question nor goal. */
  | { readonly fault: 'empty-step'; readonly id: string }
  /** A step with a question and a goal. */
  | { readonly fault: 'two-tasks'; readonly id: string }
  | { readonly fault: 'answer-no-choice'; readonly answer: string; readonly choices: readonly string[] }
  /** A fact of packets is asked where the step names no hop. */
  | { readonly fault: 'field-needs-hop'; readonly field: AnswerField }
