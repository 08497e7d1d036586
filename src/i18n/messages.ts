import type {
  Assumption,
  AssumptionKind,
  Certainty,
  FieldChange,
  FieldFault,
  FieldFaultCode,
  FindingCode,
  FindingFacts,
  LoadProblem,
  Missing,
  NearMiss,
  PlaceBadge,
  PlaceKind,
  PolicyDirection,
  ProblemCode,
  RequestProblem,
  RuleFacts,
  RuleName,
  Severity,
  StepFacts,
  StopFacts,
  StopReason,
  TakenAt,
  TargetKind,
  Trace,
  UnsureReason,
  Unusable,
  VariationFault,
  Verdict,
} from '../engine/model'
import type { checks } from './en/checks'
import type { commands } from './en/commands'
import type { compare } from './en/compare'
import type { exports } from './en/exports'
import type { grounds } from './en/grounds'
import type { linux } from './en/linux'
import type { map } from './en/map'
import type { page } from './en/page'
import type { pages } from './en/pages'
import type { settings } from './en/settings'
import type { share } from './en/share'
import type { ways } from './en/ways'
import type { Phrases } from './phrases'

/** The same keys with the same arguments, free to say it in another language. */
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends (...facts: infer F) => string
    ? (...facts: F) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>
}

/** A sentence for each member of a family of codes, made from that code's facts. */
type Sentences<Facts> = { readonly [K in keyof Facts]: (facts: Facts[K]) => string }

/** What is said of fixes. */
export interface FixWords {
  /** What one change does; `value` is empty where it takes something out. */
  readonly changes: Readonly<Record<FieldChange['do'], (path: string, value: string) => string>>
  /** What stops being so, where somebody may have wanted it. */
  readonly costs: Readonly<Partial<Record<FindingCode, string>>>
  readonly atCost: (fix: string, cost: string) => string
  /** A fix in a line of its own. */
  readonly line: (fix: string) => string
  /** The button that mends several things one after another, and what it promises. */
  readonly mendAll: string
  readonly mendAllSays: (count: number) => string
  /** Said once the text was changed. */
  readonly applied: string
  /** Said where the text was changed meanwhile. */
  readonly stale: string
}

/** All that is said to a person, in one language. The compiler asks each language for every entry. */
export interface Messages {
  readonly page: Translated<typeof page>
  readonly map: Translated<typeof map>
  readonly exports: Translated<typeof exports>
  readonly fixes: FixWords
  readonly linux: Translated<typeof linux>
  readonly settings: Translated<typeof settings>
  readonly share: Translated<typeof share>
  readonly ways: Translated<typeof ways>
  readonly grounds: Translated<typeof grounds>
  readonly checks: Translated<typeof checks>
  readonly commands: Translated<typeof commands>
  readonly compare: Translated<typeof compare>
  readonly rules: Sentences<RuleFacts>
  readonly steps: Sentences<StepFacts>
  readonly stops: Sentences<StopFacts>
  /** What the client sees: "connection refused at once", "waits, then times out". Prefer `present/symptom.ts`, which knows the verdict too. */
  readonly symptoms: Readonly<Record<StopReason, string>>
  /** The symptoms that follow from a verdict alone, silence behind a router, and an HTTP status. */
  readonly symptomWords: {
    readonly refused: string
    readonly timeout: string
    readonly behindRouter: string
    readonly status: (status: number) => string
  }
  readonly findings: Sentences<FindingFacts>
  /** What is wrong with a field of an object, for the end of a sentence: "spec.type is …". */
  readonly faults: { readonly [K in FieldFaultCode]: (path: string, fault: Extract<FieldFault, { code: K }>) => string }
  readonly problems: { readonly [K in ProblemCode]: (problem: Extract<LoadProblem, { code: K }>) => string }
  /** Of a text that copying damaged: that it can be repaired, and why a line of the repaired text may be wrong. */
  readonly repair: {
    readonly offer: (file: string, command: string) => string
    readonly none: (file: string) => string
    readonly unsure: Readonly<Record<UnsureReason, string>>
  }
  /** Why the manifests of a lesson cannot be varied as it says. */
  readonly variations: { readonly [K in VariationFault['code']]: (fault: Extract<VariationFault, { code: K }>) => string }
  /** How long ago the input was taken from its cluster. */
  readonly age: { readonly ago: Phrases['ago'] } & {
    readonly [K in TakenAt['how']]: { readonly sentence: (ago: string, date: string) => string; readonly short: (ago: string) => string }
  }
  readonly assumptions: { readonly [K in AssumptionKind]: (assumption: Extract<Assumption, { what: K }>) => string }
  readonly requests: { readonly [K in RequestProblem['code']]: (problem: Extract<RequestProblem, { code: K }>) => string }
  readonly missing: (missing: Missing) => string
  /** What a policy rule that comes near allows: `8080/TCP`, `from Pods with app=web of any namespace`. */
  readonly nearMiss: (near: NearMiss, direction: PolicyDirection) => string
  /** The one sentence beside the verdict word. */
  readonly verdictSentence: (trace: Trace) => string
  readonly words: {
    readonly verdicts: Readonly<Record<Verdict, string>>
    readonly certainty: Readonly<Record<Certainty, string>>
    readonly severities: Readonly<Record<Severity, string>>
    readonly lanes: Readonly<Record<PlaceKind, string>>
    readonly badges: Readonly<Record<PlaceBadge, string>>
    readonly targets: Readonly<Record<TargetKind, string>>
    readonly ruleNames: Readonly<Record<RuleName, string>>
    /** Why an endpoint may not be chosen. */
    readonly unusable: Readonly<Record<Unusable, string>>
    readonly findingTitles: Readonly<Record<FindingCode, string>>
    readonly columns: {
      readonly step: string
      readonly source: string
      readonly sourcePort: string
      readonly destination: string
      readonly destinationPort: string
      readonly whatHappens: string
    }
    readonly client: string
    readonly any: string
    readonly notOnTheWire: string
    readonly assumed: string
    /** In place of a field path and line: "default, not set". */
    readonly notSet: string
  }
  /** Labels of the plain-text outputs. */
  readonly report: Report
  readonly pages: Translated<typeof pages>
}

/** What stands around the facts in the outputs of the command line. */
export interface Report {
  readonly verdict: string
  readonly certainty: string
  readonly symptom: string
  readonly ways: string
  readonly shown: string
  readonly findings: string
  readonly assumptions: string
  readonly missing: string
  readonly problems: string
  readonly objects: string
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly leadsTo: string
  readonly more: (count: number) => string
  readonly noFindings: string
  readonly noTargets: string
  readonly percent: (chance: number) => string
  /** A text with a remark behind it, in the brackets of the language. */
  readonly remark: (text: string, remark: string) => string
  readonly servicePort: (object: string, port: string) => string
}
