import type {
  Answer,
  Finding,
  ReadAnswer,
  Removed,
  RequestProblem,
  RequestTarget,
  ShownGraph,
  Trace,
  TypedHttp,
  Unfolded,
} from '../../engine'
import type { Language } from '../../i18n'
import type { Timeline } from '../../present/timeline'
import type { InputSettings } from '../settings/inputSettings'
import type { RulesState } from './linuxRules'
import type { PageView } from './pageView'
import type { Theme } from './settings'

/** One text of the cluster; a tab of the editor. The id outlives names and texts. */
export interface OpenFile {
  readonly id: string
  readonly name: string
  readonly text: string
}

/** A file that could not be opened, and why. */
export interface FileProblem {
  readonly name: string
  readonly why: 'not-text' | 'unreadable' | 'too-large' | 'unsafe-name' | 'no-manifests' | 'other-origin'
}

/** All texts together, and the sample they come from while nobody has changed a letter of it. */
export interface Manifests {
  readonly files: readonly OpenFile[]
  readonly activeFile: string
  readonly untouchedSample: string | null
}

/** Typing keeps the last picture while the text is broken; a whole new text is shown as it is. */
export type TextCause = 'typing' | 'whole'

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

/** What the map shows: only the way of the request with its alternatives, or the whole graph. */
export type MapScope = 'path' | 'everything'

/** How fast the player goes, in multiples. */
export type Speed = 0.5 | 1 | 2 | 4

/** What the person chose. */
export interface Chosen extends Manifests {
  readonly cause: TextCause
  /** The manifests before the newest replacement of all of them: one undo brings them back. */
  readonly replaced: Manifests | null
  readonly closed: { readonly file: OpenFile; readonly index: number } | null
  readonly fileProblems: readonly FileProblem[]
  /** What was removed from the texts that came last, before anything of them was kept. */
  readonly removed: readonly Removed[]
  /** Texts that the engine looks through; they are kept in the order in which they came. */
  readonly comingTexts: number
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
  readonly playing: boolean
  readonly speed: Speed
  readonly scope: MapScope
  /** What of a large cluster was unfolded, the oldest first. */
  readonly unfolded: readonly Unfolded[]
  /** The place that is looked at beside the way. */
  readonly focus: string | null
  readonly theme: Theme
  readonly language: Language
  readonly dialog: 'samples' | 'fromCluster' | 'settings' | 'search' | null
  readonly jump: Jump | null
}

/** What follows from that; only `derived.ts` writes it. */
export interface Derived {
  readonly reading: boolean
  /** The manifests that the newest answer is about; null before the first. */
  readonly readFrom: Manifests | null
  /** The newest answer, whatever it says: problems and counts are read from it. */
  readonly read: ReadAnswer | null
  /** The answer that is drawn; older than `read` while the text is broken in the middle of typing. */
  readonly shown: ReadAnswer | null
  /** The graph of the answer that is drawn, as far as it is shown. */
  readonly graph: ShownGraph | null
  readonly targets: readonly RequestTarget[]
  readonly findings: readonly Finding[]
  /** How many more there are than the worst, which are in `findings`. */
  readonly findingsLeft: number
  /** How kube-proxy runs as far as the input says; null until it was read. */
  readonly inputSettings: InputSettings | null
  readonly trace: Trace | null
  readonly timeline: Timeline | null
  /** The rules of the nodes on the way; only `linuxRules.ts` writes it. */
  readonly rules: RulesState
  readonly requestProblem: RequestProblem | null
  /** The engine itself failed: our defect, never the person's. */
  readonly failure: string | null
}

/** What can be done. */
export interface Actions {
  /** Reads the same text once more, after the engine failed. */
  retry(): void
  /** Texts as they may be kept: without secrets. Asked for everything that is not typed. */
  withoutSecrets(texts: readonly string[]): Promise<readonly string[]>
  setText(id: string, text: string, cause: TextCause): void
  replaceManifests(files: readonly { name: string; text: string }[], sample?: string | null): void
  restoreManifests(manifests: Manifests): void
  /** Stops reading, and goes back to the manifests that were read before. */
  stopReading(): void
  addFiles(files: readonly { name: string; text: string }[], problems: readonly FileProblem[]): void
  newFile(): void
  closeFile(id: string): void
  reopenFile(): void
  activate(id: string): void
  editRequest(change: Partial<RequestText>): void
  send(request?: RequestText): void
  choose(choice: Readonly<Record<string, string>>): void
  /** Changes how kube-proxy runs, and asks again; null takes all changes back. */
  changeProxy(proxy: string | null): void
  /** Asks again without the settings that the request brought along. */
  leaveRequestProxy(): void
  moveTo(position: number): void
  /** Moves the playhead and lets it rest there. */
  stepTo(position: number): void
  /** At the end, playing begins again. */
  setPlaying(playing: boolean): void
  jumpTo(file: string, line: number): void
  /** Unfolds a fold of a large cluster by one more page; folds a namespace that is unfolded. */
  unfold(id: string): void
  foldAll(): void
  /** Objects of the newest input that hold every word; the best ones first. */
  search(text: string): Promise<Answer<'search'>>
  /** Shows a place on the map, and unfolds the namespace that hides it. */
  lookAt(place: string, namespace: string | null): void
  set(
    change: Partial<Pick<Chosen, 'view' | 'allRules' | 'speed' | 'scope' | 'theme' | 'language' | 'dialog' | 'fileProblems' | 'removed'>>,
  ): void
}

export type AppState = Chosen & Derived & Actions
