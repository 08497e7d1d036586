import { admit } from './apiServer'
import { type Answer, type Asked, ask, type QuestionName } from './ask'
import { assemble, controllerObjects } from './assemble'
import { diagnose, diagnoseTrace } from './diagnose'
import { excerptFor } from './excerpt'
import { factOf } from './facts'
import { foldProblems } from './foldProblems'
import { firstView, graphOf, shownGraphs } from './graph'
import { lessonInput, openLessons } from './lessonBook'
import { appendObjects, editsOf, load, type RedactedText, redactText, repair } from './load'
import { mend } from './mend'
import {
  type Assumption,
  type Cluster,
  defaultSettings,
  type Excerpt,
  type FieldChange,
  type Finding,
  type Graph,
  type GraphView,
  type KubeProxyChange,
  type Lesson,
  type LessonBook,
  type LessonInput,
  type LessonPart,
  type Mending,
  type PlaceNames,
  qualifiedName,
  type ReadAnswer,
  type Repair,
  type RequestTarget,
  type ShownGraph,
  type SourceFile,
  type TextEdit,
  type TextFile,
  type TraceAnswer,
  type TypedRequest,
  type WayAnswer,
  type WaysIn,
  type WrittenFact,
} from './model'
import { parseProxySettings, parseRequest } from './parseRequest'
import { placeNames } from './placeNames'
import { refusalProblems } from './refusalProblems'
import { plainRequests, scenariosIn } from './scenarioRequests'
import { settingsOf } from './settings'
import { firstTargetOf, targetsOf } from './targets'
import { trace } from './trace'
import { askWays, waysIn } from './waysIn'
import { writeFacts } from './writeFacts'

/** Runs a piece of work and lets the face measure it; the engine has no clock. */
export type Measure = <T>(name: 'load' | 'graph' | 'trace', work: () => T) => T

/** All that a face asks of the engine, synchronously, about the input that was read last. */
export interface Engine {
  readonly read: (files: readonly SourceFile[]) => ReadAnswer
  /** A text as an editor may keep it, without what `read` leaves out, and what was removed; asks nothing of the cluster. */
  readonly redactText: (text: string) => RedactedText
  /** The part of the graph that a view shows; a small graph whole. */
  readonly graph: (view: GraphView) => ShownGraph
  /** All of the graph, however large: for who runs over files. */
  readonly wholeGraph: () => Graph
  readonly trace: (request: TypedRequest) => TraceAnswer
  readonly targets: () => readonly RequestTarget[]
  /** A part of all that `targets` lists, with every way that a request may take and what stops it. */
  readonly waysIn: (part: { readonly from: number; readonly count: number }) => WaysIn
  /** The same of requests that are named, wherever they were listed: for who holds two inputs against each other. Null: it cannot be sent here. */
  readonly askWays: (requests: readonly Pick<RequestTarget, 'from' | 'to'>[]) => readonly (WayAnswer | null)[]
  readonly findings: () => readonly Finding[]
  /** What a text that copying damaged probably was; null where it reads, or nobody can tell. Never applied by `read`. */
  readonly repair: (text: string) => Repair | null
  /** The least edits of the texts that make all the changes; null where one cannot be made safely, or its file is not held as a text. */
  readonly edits: (changes: readonly FieldChange[]) => readonly TextEdit[] | null
  /**
   * What makes a request arrive that does not, proven in a copy of the texts; null where nothing known does. Each blocker costs a reading of
   * the input: it is asked for, and no part of `trace`.
   */
  readonly mend: (request: TypedRequest) => Mending | null
  /** What a request rests on and can be written into the texts instead, proven in a copy of them: each costs a reading of the input. */
  readonly facts: (request: TypedRequest) => readonly WrittenFact[]
  /** The objects of the input that a request needs, as a text of their own, proven; null where it cannot be sent. Each try costs a reading of them. */
  readonly excerpt: (request: TypedRequest) => Excerpt | null
  /** The lessons that stand in texts, and the manifests beside them. Belongs to no `read`. */
  readonly lessons: (files: readonly TextFile[]) => LessonBook
  /** The manifests of a part of a lesson and what is sent through them, of the files of its book, with others of the cluster. Belongs to no `read`. */
  readonly lessonInput: (files: readonly TextFile[], lesson: Lesson, part: LessonPart, beside?: readonly TextFile[]) => LessonInput
  /** The names for which a Scenario may write an address, in the cluster that was read. */
  readonly placeNames: () => PlaceNames
  /** One question about the cluster that was read; `proxy` changes settings of kube-proxy, as in a request. */
  readonly ask: <K extends QuestionName>(name: K, asked: Asked<K>, proxy?: string | null) => Answer<K>
}

/** The whole engine on one screen: text is loaded to objects, admitted and assembled to a cluster; graph, findings and traces are made of it. */
export function createEngine(measure: Measure = (_name, work) => work()): Engine {
  let files: readonly SourceFile[] = []
  let cluster = clusterIn([])
  let shown = shownGraphs(cluster)
  let found: readonly Finding[] | null = null
  const findings = () => {
    found ??= diagnose(cluster)
    return found
  }
  return {
    read: (input) => {
      files = input
      cluster = measure('load', () => clusterIn(files))
      found = null
      return describeCluster(
        cluster,
        measure('graph', () => {
          shown = shownGraphs(cluster)
          return shown(firstView)
        }),
      )
    },
    redactText,
    wholeGraph: () => graphOf(cluster),
    graph: (view) => measure('graph', () => shown(view)),
    trace: (typed) => measure('trace', () => traceTyped(cluster, typed, findings)),
    targets: () => targetsOf(cluster),
    waysIn: (part) => waysIn(cluster, findings(), part),
    askWays: (requests) => askWays(cluster, findings(), requests),
    findings,
    repair,
    edits: (changes) => editsIn(cluster, files, changes),
    mend: (typed) =>
      mend(files, (now) => {
        const copy = now === files ? cluster : clusterIn(now)
        const answer = traceTyped(copy, typed, () => diagnose(copy))
        return { trace: answer.ok ? answer.trace : null, editsOf: ({ change = [] }) => editsIn(copy, now, change) }
      }),
    facts: (typed) =>
      writeFacts(files, {
        traceIn: (now) => {
          const answer = traceTyped(now === files ? cluster : clusterIn(now), typed, () => [])
          return answer.ok ? answer.trace : null
        },
        editsOf: (assumption) => factEdits(cluster, files, assumption),
      }),
    excerpt: (typed) => {
      const answer = traceTyped(cluster, typed, () => [])
      const traceIn = (text: string) => {
        const again = traceTyped(clusterIn([{ name: 'excerpt.yaml', text }]), typed, () => [])
        return again.ok ? again.trace : null
      }
      return answer.ok ? excerptFor(answer.trace, { loaded: load(files), traceIn }) : null
    },
    lessons: openLessons,
    lessonInput: (texts, lesson, part, beside = []) => lessonInput(texts, lesson, part, beside, clusterIn),
    placeNames: () => placeNames(cluster),
    ask: (name, asked, proxy = null) => ask(withKubeProxy(cluster, (proxy === null ? null : parseProxySettings(proxy)) ?? {}), name, asked),
  }
}

function clusterIn(files: readonly SourceFile[]): Cluster {
  const loaded = load(files)
  const problems = [...loaded.problems]
  const settings = settingsOf(loaded.objects, defaultSettings, problems)
  return assemble(admit(loaded.objects, settings, controllerObjects), problems, settings, loaded.asked)
}

function editsIn(cluster: Cluster, files: readonly SourceFile[], changes: readonly FieldChange[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = []
  for (const change of changes) {
    const object = cluster.lookup.object(change.object)
    const [file, ...namesakes] = files.filter(({ name }) => name === object?.source.file)
    const own = object && file && 'text' in file && namesakes.length === 0 ? editsOf(change, object, file.text) : null
    if (own === null) return null
    edits.push(...own)
  }
  return edits.length === 0 ? null : edits
}

/** Objects of their own go into the file of what they belong to, else into the last one that takes them. */
function factEdits(cluster: Cluster, files: readonly SourceFile[], assumption: Assumption): readonly TextEdit[] | null {
  const fact = factOf(cluster, assumption)
  if (fact === null) return null
  if (fact.as === 'field') return editsIn(cluster, files, [fact.change])
  const home = fact.beside && cluster.lookup.object(fact.beside)?.source.file
  const texts = files.flatMap((file) => ('text' in file && (home === null || file.name === home) ? [file] : []))
  const edit = texts.flatMap((file) => appendObjects(fact.objects, file) ?? []).at(-1)
  return edit === undefined ? null : [edit]
}

/** The worst come first. An object that stands in the input a thousand times has a thousand findings, and one is enough. */
const mostOnOneWay = 200

function traceTyped(cluster: Cluster, typed: TypedRequest, findings: () => readonly Finding[]): TraceAnswer {
  const parsed = parseRequest(typed)
  if (!parsed.ok) return parsed
  const change = typed.proxy === null ? {} : parseProxySettings(typed.proxy)
  if (change === null) return { ok: false, problem: { code: 'proxy-not-understood', text: typed.proxy ?? '' } }
  const set = withKubeProxy(cluster, change)
  const result = trace(set, parsed.value.request, parsed.value.choices)
  if (!result.ok) return result
  return { ok: true, trace: { ...result.trace, findings: diagnoseTrace(set, result.trace, findings()).slice(0, mostOnOneWay) } }
}

function withKubeProxy(cluster: Cluster, change: KubeProxyChange): Cluster {
  return { ...cluster, settings: { ...cluster.settings, kubeProxy: { ...cluster.settings.kubeProxy, ...change } } }
}

function describeCluster(cluster: Cluster, graph: ShownGraph): ReadAnswer {
  const objects: Record<string, number> = {}
  for (const object of cluster.objects) objects[object.ref.kind] = (objects[object.ref.kind] ?? 0) + 1
  const scenarios = scenariosIn(cluster)
  return {
    objects,
    problems: foldProblems([...cluster.problems, ...refusalProblems(cluster), ...scenarios.problems]),
    takenAt: cluster.takenAt,
    assumptions: cluster.assumptions,
    graph,
    senders: [
      'external',
      ...cluster.pods.map((pod) => `pod:${qualifiedName(pod.ref)}`),
      ...cluster.nodes.map((node) => `node:${node.ref.name}`),
    ],
    scenarios: plainRequests(scenarios.lessons, () => placeNames(cluster)),
    firstTarget: firstTargetOf(cluster),
  }
}
