import { admit } from './apiServer'
import { type Answer, type Asked, ask, type QuestionName } from './ask'
import { assemble, controllerObjects } from './assemble'
import { diagnose, diagnoseTrace } from './diagnose'
import { foldProblems } from './foldProblems'
import { firstView, graphOf, shownGraphs } from './graph'
import { load, type RedactedText, redactText, repair } from './load'
import {
  type Cluster,
  defaultSettings,
  type Finding,
  type Graph,
  type GraphView,
  type KubeProxyChange,
  qualifiedName,
  type ReadAnswer,
  type Repair,
  type RequestTarget,
  type ShownGraph,
  type SourceFile,
  type TraceAnswer,
  type TypedRequest,
} from './model'
import { parseProxySettings, parseRequest } from './parseRequest'
import { refusalProblems } from './refusalProblems'
import { scenarioRequests } from './scenarioRequests'
import { settingsOf } from './settings'
import { targetsOf } from './targets'
import { trace } from './trace'

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
  readonly findings: () => readonly Finding[]
  /** What a text that copying damaged probably was; null where it reads, or nobody can tell. Never applied by `read`. */
  readonly repair: (text: string) => Repair | null
  /** One question about the cluster that was read; `proxy` changes settings of kube-proxy, as in a request. */
  readonly ask: <K extends QuestionName>(name: K, asked: Asked<K>, proxy?: string | null) => Answer<K>
}

/** The whole engine on one screen: text is loaded to objects, admitted and assembled to a cluster; graph, findings and traces are made of it. */
export function createEngine(measure: Measure = (_name, work) => work()): Engine {
  let cluster: Cluster = assemble(admit([], defaultSettings), [], defaultSettings)
  let shown = shownGraphs(cluster)
  let found: readonly Finding[] | null = null
  const findings = () => {
    found ??= diagnose(cluster)
    return found
  }
  return {
    read: (files) => {
      cluster = measure('load', () => {
        const loaded = load(files)
        const problems = [...loaded.problems]
        const settings = settingsOf(loaded.objects, defaultSettings, problems)
        return assemble(admit(loaded.objects, settings, controllerObjects(loaded.objects)), problems, settings)
      })
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
    findings,
    repair,
    ask: (name, asked, proxy = null) => ask(withKubeProxy(cluster, (proxy === null ? null : parseProxySettings(proxy)) ?? {}), name, asked),
  }
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
  const scenarios = scenarioRequests(cluster)
  return {
    objects,
    problems: foldProblems([...cluster.problems, ...refusalProblems(cluster), ...scenarios.problems]),
    assumptions: cluster.assumptions,
    graph,
    senders: [
      'external',
      ...cluster.pods.map((pod) => `pod:${qualifiedName(pod.ref)}`),
      ...cluster.nodes.map((node) => `node:${node.ref.name}`),
    ],
    scenarios: scenarios.requests,
  }
}
