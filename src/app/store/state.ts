import type {
  Answer,
  Excerpt,
  Finding,
  FindingCode,
  HeldBytes,
  HeldFile,
  Mending,
  OpenedFile,
  ReadAnswer,
  ReadableFile,
  ReadProgress,
  RefusedFile,
  Removed,
  Repair,
  RequestProblem,
  RequestTarget,
  ShownGraph,
  TextEdit,
  TextFile,
  Trace,
  TypedHttp,
  Unfolded,
  WayIn,
  WrittenFact,
} from '../../engine'
import type { Language } from '../../i18n'
import type { LinkState } from '../../link'
import type { AskedColumn } from '../../present/cellReason'
import type { ComparedTraces, WayChange, WaysCompared } from '../../present/compareWays'
import type { MapScope } from '../../present/map/mapModel'
import type { Timeline } from '../../present/timeline'
import type { InputSettings } from '../settings/inputSettings'
import type { RulesState } from './linuxRules'
import type { PageView } from './pageView'
import type { Theme } from './settings'

/** One file of the cluster; a tab of the editor. The id outlives names and texts. */
export type OpenFile = TextTab | HeldTab

export interface TextTab {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** A file that no editor can show: it is read from where it lies. */
export interface HeldTab {
  readonly id: string
  readonly name: string
  readonly bytes: HeldBytes
}

/** What was before: an input beside the manifests, held against them. */
export interface OtherInput {
  /** As it is called on the page: the names of its files, or of the one folder they are in. */
  readonly names: readonly string[]
  readonly files: readonly ReadableFile[]
  /** Of the files those that were tabs; they are none while they are compared. */
  readonly tabs: readonly OpenFile[]
}

/** How far a comparison with another input is. */
export type Comparison = Pick<OtherInput, 'names'> &
  (
    | { readonly is: 'reading'; readonly progress: ReadProgress | null }
    /** `unread`: so many parts of the other input could not be read. */
    | { readonly is: 'compared'; readonly compared: WaysCompared; readonly unread: number }
    | { readonly is: 'failed'; readonly why: string }
  )

/** A way that is kept beside the one of now. */
export interface KeptTrace {
  readonly trace: Trace
  /** The names of the other input in which the request goes so; null: it went so before the text was edited. */
  readonly inOther: readonly string[] | null
}

/** A file that could not be opened, and why. */
export interface FileProblem {
  readonly name: string
  readonly why: RefusedFile['why'] | 'other-origin' | 'no-such-lesson' | 'incomplete-link' | 'newer-link'
}

/** All texts together, and the sample they come from while nobody has changed a letter of it. */
export interface Manifests {
  readonly files: readonly OpenFile[]
  readonly activeFile: string
  readonly untouchedSample: string | null
}

/**
 * Typing keeps the last picture while the text is broken, and so does a small piece that is pasted; a whole new text is shown as it is.
 * What is typed is in the middle of being written; what is pasted was whole elsewhere, and can be damaged.
 */
export type TextCause = 'typing' | 'paste' | 'whole'

/** What a text that copying damaged probably was, as it may be kept. */
export interface OfferedRepair extends Omit<Repair, 'changed'> {
  /** The id of the file, and its text: the offer is for no other. */
  readonly file: string
  readonly before: string
  /** How many of its lines the damaged text does not have. */
  readonly changed: number
  /** What was removed from the repaired text before anything of it was kept. */
  readonly removed: readonly Removed[]
}

/** A fix as it was put into one file. */
export interface AppliedFix {
  /** The id of the file. */
  readonly file: string
  readonly before: string
  readonly after: string
  readonly edits: readonly TextEdit[]
}

/** The newest fix. */
export interface Fixed {
  readonly applied: readonly AppliedFix[]
  /** Whether the person goes on in the editor. */
  readonly focus: boolean
  /** What is said of it. */
  readonly said: 'applied' | 'stale' | null
}

export interface RequestText {
  readonly from: string
  readonly to: string
  /** Left out: nothing is added to what the address says. */
  readonly http?: TypedHttp
}

/** A line to bring into view. A new value each time, so that the same line can be asked for twice. */
interface Jump {
  readonly file: string
  readonly line: number
}

/** A cell of the flow table, by its row. */
export interface AskedCell {
  readonly step: number
  readonly column: AskedColumn
}

/** How fast the player goes, in multiples. */
export type Speed = 0.5 | 1 | 2 | 4

/** The page of a finding, in a dialog. */
export interface AboutFinding {
  readonly about: FindingCode
}

/** What the person chose. */
export interface Chosen extends Manifests {
  readonly cause: TextCause
  /** The manifests before the newest replacement of all of them: one undo brings them back. */
  readonly replaced: Manifests | null
  readonly closed: { readonly file: OpenFile; readonly index: number } | null
  readonly fileProblems: readonly FileProblem[]
  /** What was removed from the texts that came last, before anything of them was kept. */
  readonly removed: readonly Removed[]
  /** Texts and files that the engine looks through; they are kept in the order in which they came. */
  readonly coming: number
  /** What stands in the address bar, and what was sent of it. */
  readonly draft: RequestText
  readonly sent: RequestText | null
  readonly choices: Readonly<Record<string, string>>
  /** Settings of kube-proxy that the person changed, `mode=nftables,…`: they hold for every request until they are taken back. */
  readonly proxy: string | null
  /** Settings that a scenario's request brought along: they hold over the person's while that request stands. */
  readonly requestProxy: string | null
  /** Counts what the person asked: each new number is answered with a trace. */
  readonly asked: number
  /** The person asked for this request; nobody picks another. */
  readonly requestTouched: boolean
  readonly senderTouched: boolean
  readonly view: PageView
  /** Of the rules on a node: all of the Services that the packet may mean, or only those that match. */
  readonly allRules: boolean
  readonly position: number
  /** The id of the hop at which the playhead stands once the next trace is there. */
  readonly awaitedHop: string | null
  /** The cell of the flow table whose reason is asked for; it counts while the playhead stands at its step. */
  readonly cell: AskedCell | null
  readonly playing: boolean
  readonly speed: Speed
  /** At its end the way begins again, for a screen that nobody stands at. */
  readonly loop: boolean
  /** The page is shown to a room: the map, the current step and the verdict, large, and nothing else. */
  readonly presenting: boolean
  readonly scope: MapScope
  /** What of a large cluster was unfolded, the oldest first. */
  readonly unfolded: readonly Unfolded[]
  /** The place that is looked at beside the way. */
  readonly focus: string | null
  readonly theme: Theme
  readonly language: Language
  /** Captions are shown in the other language, too. */
  readonly bothLanguages: boolean
  /** Single letters and signs are keys of the page. */
  readonly characterKeys: boolean
  readonly dialog:
    | 'samples'
    | 'fromCluster'
    | 'settings'
    | 'search'
    | 'keys'
    | 'checks'
    | 'grounds'
    | 'compare'
    | 'export'
    | 'share'
    | AboutFinding
    | null
  /** `focus`: the person goes there; else they only see it. */
  readonly jump: (Jump & { readonly focus: boolean }) | null
  /** The line on which the person stands in the editor; null where they are somewhere else. */
  readonly cursor: Jump | null
  readonly fixed: Fixed
}

/** What follows from that; only `derived.ts` writes it. */
export interface Derived {
  readonly reading: boolean
  /** What was sent is asked, and its answer not yet here. */
  readonly tracing: boolean
  /** How far it is with large files; null where there are none. */
  readonly progress: ReadProgress | null
  /** The manifests that the newest answer is about; null before the first. */
  readonly readFrom: Manifests | null
  /** The newest answer, whatever it says: problems and counts are read from it. */
  readonly read: ReadAnswer | null
  /** The answer that is drawn; older than `read` while the text is broken in the middle of typing. */
  readonly shown: ReadAnswer | null
  /** The graph of the answer that is drawn, as far as it is shown. */
  readonly graph: ShownGraph | null
  readonly targets: readonly RequestTarget[]
  /** All ways in, what fails first: so many of them were asked so far. Null where there are none yet. */
  readonly waysIn: { readonly ways: readonly WayIn[]; readonly asked: number; readonly of: number } | null
  readonly findings: readonly Finding[]
  /** How many more there are than the worst, which are in `findings`. */
  readonly findingsLeft: number
  /** What mends findings, where something does; only `fixes.ts` writes it and `mending`. */
  readonly fixes: ReadonlyMap<Finding, readonly TextEdit[]>
  /** What makes the request arrive; null where it does, or nothing known would. */
  readonly mending: Mending | null
  /** For the file in the editor; only `repairs.ts` writes it. */
  readonly repair: OfferedRepair | null
  /** How kube-proxy runs as far as the input says; null until it was read. */
  readonly inputSettings: InputSettings | null
  readonly trace: Trace | null
  readonly timeline: Timeline | null
  /** Another way of the same request; kept until it is dismissed, or something else is asked. */
  readonly kept: KeptTrace | null
  /** What goes another way in another input; only `comparison.ts` writes it. */
  readonly comparison: Comparison | null
  /** The rules of the nodes on the way; only `linuxRules.ts` writes it. */
  readonly rules: RulesState
  readonly requestProblem: RequestProblem | null
  /** The engine itself failed: our defect, never the person's. */
  readonly failure: string | null
}

/** What of the manifests may go into a link: without secrets, whoever wrote them there. */
export interface Shareable {
  /** As much as the request needs; null where nothing was sent. */
  readonly excerpt: Excerpt | null
  /** All texts; null where some input is no text. */
  readonly files: readonly TextFile[] | null
}

/** What can be done. */
export interface Actions {
  /** Reads the same text once more, after the engine failed. */
  retry(): void
  /** Texts as they may be kept: without secrets. Asked for everything that is not typed. Null: nothing of them may be kept. */
  withoutSecrets(texts: readonly string[]): Promise<readonly string[] | null>
  /** What is in files that somebody opens, without secrets. Null: nothing of them may be kept. */
  lookInto(files: readonly HeldFile[]): Promise<readonly OpenedFile[] | null>
  setText(id: string, text: string, cause: TextCause): void
  replaceManifests(files: readonly ReadableFile[], sample?: string | null): void
  restoreManifests(manifests: Manifests): void
  /** Stops reading, and what is being looked through; goes back to the manifests that were read before. */
  stopReading(): void
  addFiles(files: readonly ReadableFile[], problems: readonly FileProblem[]): void
  /** Puts the repaired text in the place of the damaged one, in one step that can be undone. */
  acceptRepair(): void
  /** The text stays as it is, and no repair of it is offered again. */
  refuseRepair(): void
  /** Puts a fix into the texts, in one step of each that can be undone; nothing where one of them changed since it was read. */
  applyFix(edits: readonly TextEdit[], focus: boolean): void
  /** What the answer rests on and could be written into the manifests instead. */
  facts(): Promise<readonly WrittenFact[]>
  /** Writes one of them, in one step that can be undone, and goes to where it stands. */
  writeFact(fact: WrittenFact): void
  /** Opens what a link holds in the place of everything; one undo brings the manifests back. */
  openState(state: LinkState): void
  /** What a link may hold. */
  shareable(): Promise<Shareable>
  newFile(): void
  closeFile(id: string): void
  reopenFile(): void
  activate(id: string): void
  editRequest(change: Partial<RequestText>): void
  /** `choices` lead to the one way that is meant, where a request has several. */
  send(request?: RequestText, choices?: Readonly<Record<string, string>>): void
  choose(choice: Readonly<Record<string, string>>): void
  /** Gives a choice back: the way is again as Kubernetes would choose it. */
  release(key: string): void
  /** Changes how kube-proxy runs, and asks again; null takes all changes back. */
  changeProxy(proxy: string | null): void
  /** Asks again without the settings that the request brought along. */
  leaveRequestProxy(): void
  moveTo(position: number): void
  /** Moves the playhead and lets it rest there. */
  stepTo(position: number): void
  /** Moves the playhead to a cell of the flow table and asks for its reason; the same cell once more: no longer. */
  askCell(cell: AskedCell): void
  /** At the end, playing begins again. */
  setPlaying(playing: boolean): void
  jumpTo(file: string, line: number): void
  /** Holds the manifests against another input, which was before, from now on and after each edit. */
  compareWith(other: OtherInput): Promise<void>
  /** Lets go of the other input; what was a tab is one again. */
  stopComparing(): void
  /** Sends a request that differs, and keeps the way of before beside the new one. */
  sendChange(change: WayChange): Promise<void>
  /** The traces of a request that differs; null where nothing is compared any more. */
  tracesOf(change: WayChange): Promise<ComparedTraces | null>
  /** Lets go of the way that is kept. */
  dismissKept(): void
  /** The person stands on a line of the editor, or leaves it (null). */
  standOn(cursor: { readonly file: string; readonly line: number } | null): void
  /** Unfolds a fold of a large cluster by one more page; folds a namespace that is unfolded. */
  unfold(id: string): void
  foldAll(): void
  /** Objects of the newest input that hold every word; the best ones first. */
  search(text: string): Promise<Answer<'search'>>
  /** Shows a place on the map, and unfolds the namespace that hides it. */
  lookAt(place: string, namespace: string | null): void
  /** Fetches the sentences of a language, then speaks it. Rejects where they cannot be fetched. */
  speak(language: Language): Promise<void>
  set(
    change: Partial<
      Pick<
        Chosen,
        | 'view'
        | 'cell'
        | 'allRules'
        | 'speed'
        | 'loop'
        | 'presenting'
        | 'scope'
        | 'theme'
        | 'bothLanguages'
        | 'characterKeys'
        | 'dialog'
        | 'fileProblems'
        | 'removed'
      >
    >,
  ): void
}

export type AppState = Chosen & Derived & Actions
