import {
  type Address,
  type Alternative,
  type Because,
  type Choices,
  type Cluster,
  compareText,
  type Ending,
  type Evidence,
  type Hop,
  qualifiedName,
  type Request,
  type RequestProblem,
  type StepFacts,
  stopOf,
  type Trace,
} from '../model'
import { alternativesOf, everyEnding, preferring } from './alternatives'
import { groundsOf } from './certainty'
import { forksOf } from './forks'
import { nearestNames } from './nearest'
import { replyTo } from './reply'
import { findSender } from './sender'
import { type ResolvedTarget, resolveTarget } from './target'
import { throughTunnel } from './tunnel'
import type { HopDraft, Pick, SenderFact } from './visit'
import { walk } from './walk'

/** A trace without the findings on its path, or why the request cannot be sent at all. */
export type TraceResult = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problem: RequestProblem }

/**
 * Follows one request to its verdict: finds the sender, resolves the target, walks the places, then walks again for
 * every other way. Pure: same cluster, request and choices, same trace. Unknown senders, targets and nodes are answered
 * as a problem, never thrown.
 */
export function trace(cluster: Cluster, request: Request, choices: Choices): TraceResult {
  const found = findSender(cluster, request.from)
  if ('problem' in found) return { ok: false, problem: found.problem }
  const asked = ask(cluster, found.sender, request)
  if ('problem' in asked) return { ok: false, problem: asked.problem }
  const { sender, target } = asked
  const at = request.at === null ? null : cluster.lookup.node(request.at)
  if (request.at !== null && at === null) {
    const nearest = nearestNames(
      request.at,
      cluster.nodes.map((node) => node.ref.name),
    )
    return { ok: false, problem: { code: 'node-unknown', text: request.at, nearest } }
  }
  const walkWith = (pick: Pick, onVisited?: () => void) => walk({ cluster, sender, spoken: request, pick }, target, at, onVisited)
  const taken = preferring(choices)
  const forksUntil: number[] = []
  const shown = walkWith(taken.pick, () => forksUntil.push(taken.forks().length))
  const impossible = taken.impossible()
  if (impossible) return { ok: false, problem: { code: 'choice-impossible', ...impossible } }
  const leaves = everyEnding({ forks: taken.forks(), ending: shown.ending }, walkWith)
  const { ending } = shown
  const grounds = groundsOf(cluster, sender, shown.hops, ending)
  const alternatives = alternativesOf(leaves, ending)
  const endpoints = alternatives.map((way) => way.endpoint).filter((endpoint) => endpoint !== null)
  return {
    ok: true,
    trace: {
      version: 1,
      takenAt: cluster.takenAt,
      request,
      choices: taken.choices(),
      verdict: ending.verdict,
      reason: stopOf(ending)?.reason ?? null,
      ending,
      certainty: grounds.certainty,
      missing: grounds.missing,
      status: 'status' in ending ? (ending.status ?? null) : null,
      redirect: ending.verdict === 'redirected' ? ending.redirect : null,
      service: lastService(shown.hops),
      via: {
        node:
          shown.hops.find((hop) => hop.component.place === 'node')?.component.name ??
          shown.hops.find((hop) => hop.component.place === 'service')?.node ??
          null,
      },
      tls: tlsOf(shown.hops),
      http: lastRoute(shown.hops)?.request ?? (ending.verdict === 'delivered' ? request.http : null),
      mirrors: shown.hops.flatMap((hop) => (hop.step === 'route' ? hop.facts.mirrors : [])),
      loadBalancerIP: balancerAddress(shown.hops),
      endpoints: endpoints.sort(compareText),
      alternatives,
      forks: forksOf(taken.forks(), leaves, forksUntil),
      masquerade: lastMasquerade(shown.hops),
      hops: shown.hops.map((hop) => located(cluster, hop)),
      reply: replyTo(shown.hops, ending).map((hop) => located(cluster, hop)),
      dns: shown.dns,
      findings: [],
      assumptions: grounds.assumptions,
    },
  }
}

/** How a request ends, and nothing else: the quick question for long lists. */
export function verdictOf(cluster: Cluster, request: Request): Ending | null {
  const found = findSender(cluster, request.from)
  if ('problem' in found) return null
  const asked = ask(cluster, found.sender, request)
  if ('problem' in asked) return null
  return walk({ cluster, sender: asked.sender, spoken: request, pick: preferring({}).pick }, asked.target, null).ending
}

/** Every way a request may take, by how it ends, and nothing else: the question for a list that tells where some ways fail. */
export function endingsOf(cluster: Cluster, request: Request): readonly Alternative[] {
  const found = findSender(cluster, request.from)
  if ('problem' in found) return []
  const asked = ask(cluster, found.sender, request)
  if ('problem' in asked) return []
  const walkWith = (pick: Pick) => walk({ cluster, sender: asked.sender, spoken: request, pick }, asked.target, null)
  const taken = preferring({})
  const { ending } = walkWith(taken.pick)
  return alternativesOf(everyEnding({ forks: taken.forks(), ending }, walkWith), ending)
}

/** Who sends, and what the target leads to. */
function ask(
  cluster: Cluster,
  sender: SenderFact,
  { from, to }: Request,
): { readonly sender: SenderFact; readonly target: ResolvedTarget } | { readonly problem: RequestProblem } {
  if (from.kind === 'portForward') return throughTunnel(cluster, sender, from, to)
  const target = resolveTarget(cluster, sender, to)
  return 'problem' in target ? target : { sender, target }
}

function lastService(hops: readonly HopDraft[]): string | null {
  const last = hops.findLast((hop) => hop.component.place === 'service' || (hop.step === 'route' && hop.facts.service !== null))
  if (last?.step === 'route') return last.facts.service
  const component = last?.component
  return component?.namespace ? qualifiedName({ group: '', kind: 'Service', namespace: component.namespace, name: component.name }) : null
}

function lastRoute(hops: readonly HopDraft[]): StepFacts['route'] | null {
  const hop = hops.findLast((each) => each.step === 'route')
  return hop?.step === 'route' ? hop.facts : null
}

/** What became of the client's TLS: the first router that took it decides. */
function tlsOf(hops: readonly HopDraft[]): Trace['tls'] {
  for (const hop of hops)
    for (const entry of hop.because)
      if (entry.rule === 'routerListener' && entry.facts.tls !== 'none')
        return entry.facts.tls === 'terminate' ? 'terminated' : 'passthrough'
  return null
}

function balancerAddress(hops: readonly HopDraft[]): Address | null {
  for (const hop of hops) for (const entry of hop.because) if (entry.rule === 'loadBalancer') return entry.facts.address
  return null
}

function lastMasquerade(hops: readonly HopDraft[]): boolean {
  const connection = hops.at(-1)?.connection
  const own = hops.filter((hop) => hop.connection === connection)
  const entries = own.flatMap((hop) => hop.because.filter((entry) => entry.rule === 'masquerade'))
  const last = entries.at(-1)
  return last?.rule === 'masquerade' && last.facts.masquerade
}

/** Gives each reason of a hop its file and line. Fields are named one by one: a trace is made of many of these. */
function located(cluster: Cluster, hop: HopDraft): Hop {
  const { id, step, facts, component, node, connection, concept, wire, translations, assumed } = hop
  const because = hop.because.map((entry) => locate(cluster, entry))
  return { id, step, facts, component, node, connection, concept, wire, translations, because, assumed } as Hop
}

/** Looks up where evidence is written. A field that nobody wrote has no line: a default, or something assumed. */
export function locate(cluster: Cluster, evidence: Evidence): Because {
  const { rule, object, path, facts } = evidence
  const written = object && cluster.lookup.object(object)
  const line = written && path !== null ? (written.source.locate(path)?.line ?? null) : null
  return { rule, object, path, facts, file: written?.source.file ?? null, line } as Because
}
