import { applyFilters, redirectOf } from '../../kubernetes/httpFilter'
import { askedOf, matchRules } from '../../kubernetes/httpMatch'
import { backendName, brokenBackend, routeBackendEvidence, routeOptions } from '../../kubernetes/routeBackend'
import { chooseListener } from '../../kubernetes/routerListener'
import {
  type AnswerCause,
  type Component,
  type Evidence,
  type HttpRequest,
  type HttpRouter,
  type HttpRule,
  placeId,
  qualifiedName,
  type RouterBackend,
  type RuleAction,
  type Stop,
  type Translation,
} from '../../model'
import { atPod, outside } from '../arrive'
import type { HopDraft, Place, Traveller, Visit, WalkContext } from '../visit'
import { type AtRouter, type Dialled, dial } from './dial'

/**
 * A router: the connection ends here. A listener takes it, the first rule that matches says what becomes of it, and where
 * that is a backend, the router opens a **new** connection to it: no translation, another packet.
 */
export function visitHttpRouter(context: WalkContext, place: Extract<Place, { at: 'httpRouter' }>, traveller: Traveller): Visit {
  const { connection } = traveller
  const listening = chooseListener(place.ports, connection)
  const { router, listener } = listening.port
  if (listening.kind === 'stop') return stopped({ router, pod: place.pod, traveller, because: [] }, listening.stop, listening.status)
  const at: AtRouter = { router, listener, pod: place.pod, traveller, because: [listening.evidence] }
  if (listener.http && connection.http === null) return arrived(at)
  const asked = askedOf(connection.http, connection.tls?.serverName ?? null)
  const matched = matchRules(listening.rules, asked)
  const decided = { ...at, because: [...at.because, matched.evidence] }
  if (matched.rule === null) {
    const facts = { router: router.ref, host: asked.host, path: asked.http?.path ?? '' }
    return stopped(decided, { reason: 'no-http-rule', facts }, asked.http === null ? null : 404)
  }
  return actOn(context, decided, matched.rule)
}

/** A router that does not open the listener on this port: its system refuses the connection. */
export function visitClosedListener({ pod, closed }: Extract<Place, { at: 'closedListener' }>, traveller: Traveller): Visit {
  const { name, object, path, port, why } = closed.listener
  const facts = { router: closed.router.ref, object, field: path, listener: name, port, why }
  return stopped({ router: closed.router, pod, traveller, because: [] }, { reason: 'listener-closed', facts }, null)
}

/** The balancers that controllers make outside the cluster take what they listen for, and nothing else. */
export function visitClosedRouter({ router }: Extract<Place, { at: 'closedRouter' }>, traveller: Traveller): Visit {
  const { protocol, destination } = traveller.wire
  const listeners = [...new Set(router.listeners.map((listener) => listener.port))]
  const facts = { balancer: qualifiedName(router.ref), object: router.ref, asked: `${destination.port}/${protocol}`, listeners }
  return heldBack({ router, pod: null, traveller, because: [] }, { reason: 'no-listener', facts })
}

function actOn(context: WalkContext, at: AtRouter, rule: HttpRule): Visit {
  const { action } = rule
  switch (action.kind) {
    case 'answer':
      return stopped(at, answerStop(at, rule, action.why, action.status), action.status)
    case 'refuse':
      return stopped(at, answerStop(at, rule, action.why, 0), null)
    case 'redirect':
      return redirected(at, rule, action)
    case 'forward':
      return forward(context, at, rule, action)
  }
}

function answerStop({ router, traveller }: AtRouter, rule: HttpRule, why: AnswerCause, status: number): Stop {
  const facts = { router: router.ref, object: rule.object, field: rule.path }
  const { http } = traveller.connection
  switch (why) {
    case 'no-rule':
      return { reason: 'no-http-rule', facts: { router: facts.router, host: http?.host ?? null, path: http?.path ?? '' } }
    case 'no-backends':
      return { reason: 'no-route-backend', facts }
    case 'filter-unsupported':
      return { reason: 'filter-unsupported', facts }
    case 'fixed':
      return { reason: 'fixed-answer', facts: { ...facts, status } }
  }
}

function redirected(at: AtRouter, rule: HttpRule, { redirect: wanted }: Extract<RuleAction, { kind: 'redirect' }>): Visit {
  const { router, listener, traveller, because } = at
  const { http } = traveller.connection
  if (http === null) return stopped(at, answerStop(at, rule, 'no-backends', 0), null)
  const redirect = redirectOf(wanted, http, rule.match.path, { port: listener.port, tls: listener.tls !== 'none' })
  const facts = {
    router: qualifiedName(router.ref),
    rule: qualifiedName(rule.object),
    status: wanted.status,
    location: redirect.location,
    tls: listener.tls,
  }
  const hop: HopDraft = { ...base(at), step: 'redirect', facts, concept: traveller.concept, wire: null, translations: [], because }
  return { hop, onward: { ending: { verdict: 'redirected', status: wanted.status, redirect } } }
}

function forward(context: WalkContext, at: AtRouter, rule: HttpRule, action: Extract<RuleAction, { kind: 'forward' }>): Visit {
  const options = routeOptions(action.backends)
  if (options.length === 0) return stopped(at, answerStop(at, rule, 'no-backends', 500), at.traveller.connection.http ? 500 : null)
  const { backend } = context.pick(options)
  const chosen = { ...at, because: [...at.because, routeBackendEvidence(rule, backend, options)] }
  if (backend.target.kind === 'broken') {
    const { fault, status } = backend.target
    return stopped(chosen, brokenBackend(at.router, rule, backend, fault), status)
  }
  const filters = [...action.filters, ...backend.filters]
  const filtered = filter(chosen, rule, filters)
  const { sent, dialled, before } = dialWithBackup(context, chosen, rule, backend, filtered.request)
  if (dialled.kind === 'held') return heldBack({ ...chosen, because: [...chosen.because, ...before, ...dialled.because] }, dialled.stop)
  if (dialled.kind === 'unknown') return unknown({ ...chosen, because: [...chosen.because, ...before, ...dialled.because] }, dialled.stop)
  if (dialled.kind === 'stop')
    return stopped(
      { ...chosen, because: [...chosen.because, ...before, ...dialled.because] },
      dialled.stop,
      dialled.status ?? action.noEndpoints,
    )
  const hop: HopDraft = {
    ...base(at),
    connection: dialled.traveller.connection.index,
    step: 'route',
    facts: {
      router: qualifiedName(at.router.ref),
      rule: qualifiedName(rule.object),
      backend: backendName(sent),
      service: sent.target.kind === 'service' ? qualifiedName(sent.target.service) : null,
      endpoint: dialled.endpoint,
      atEndpoint: dialled.atEndpoint,
      pod: dialled.pod,
      tls: at.listener.tls,
      backendTls: sent.target.kind === 'service' && at.listener.tls !== 'passthrough' ? (sent.target.tls?.serverName ?? null) : null,
      request: filtered.request,
      mirrors: filters.flatMap((each) => (each.kind === 'mirror' ? [backendName(each.backend)] : [])),
    },
    concept: dialled.traveller.concept,
    wire: dialled.traveller.wire,
    translations: filtered.translations,
    because: [...chosen.because, ...filtered.evidence, ...before, ...dialled.because],
  }
  return { hop, onward: dialled.onward }
}

/** Opens the connection to the backend, or to its backup where the Service has no endpoint that the router uses. */
function dialWithBackup(
  context: WalkContext,
  at: AtRouter,
  rule: HttpRule,
  backend: RouterBackend,
  request: HttpRequest | null,
): { readonly sent: RouterBackend; readonly dialled: Dialled; readonly before: readonly Evidence[] } {
  const { backup } = backend
  const first = dial(context, at, rule, backend, request)
  if (backup === null || first.kind !== 'stop' || first.stop.reason !== 'no-endpoints') return { sent: backend, dialled: first, before: [] }
  return { sent: backup, dialled: dial(context, at, rule, backup, request), before: first.because }
}

function filter({ router, traveller }: AtRouter, rule: HttpRule, filters: Parameters<typeof applyFilters>[2]) {
  const { http } = traveller.connection
  const nothing: { request: HttpRequest | null; translations: readonly Translation[]; evidence: readonly Evidence[] } = {
    request: null,
    translations: [],
    evidence: [],
  }
  return http === null ? nothing : applyFilters(qualifiedName(router.ref), rule, filters, http)
}

/** Something else than HTTP is said to a listener that reads HTTP: the router itself is the end. */
function arrived(at: AtRouter): Visit {
  const { traveller, pod } = at
  const { address, port } = traveller.wire.destination
  const facts = {
    router: qualifiedName(at.router.ref),
    port: at.listener.port,
    listens: at.listener.tls === 'none' ? 'plain' : 'tls',
  } as const
  if (address === null || port === null)
    return stopped(at, { reason: 'protocol-differs', facts: { ...facts, router: at.router.ref } }, null)
  const ending = pod ? atPod(pod, address, port, traveller.connection) : outside(address, port, at.router.ref, traveller.connection)
  const hop: HopDraft = {
    ...base(at),
    step: 'accept',
    facts,
    concept: traveller.concept,
    wire: null,
    translations: [],
    because: at.because,
  }
  return { hop, onward: { ending } }
}

/** A connection at a router, whether or not a listener takes it. */
type Reached = Omit<AtRouter, 'listener'>

function stopped(at: Reached, stop: Stop, status: number | null): Visit {
  return { hop: stopHop(at), onward: { ending: status === null ? { verdict: 'rejected', stop } : { verdict: 'rejected', stop, status } } }
}

/** Its own connection never leaves: nobody answers the router, and it has nothing to answer. */
function heldBack(at: Reached, stop: Stop): Visit {
  return { hop: stopHop(at), onward: { ending: { verdict: 'dropped', stop } } }
}

/** What is behind the backend is not in the input: nor is what the router answers. */
function unknown(at: Reached, stop: Stop): Visit {
  return { hop: stopHop(at), onward: { ending: { verdict: 'unhandled', stop } } }
}

function stopHop(at: Reached): HopDraft {
  const facts = { at: qualifiedName(at.router.ref) }
  const { traveller, because } = at
  return { ...base(at), step: 'stop', facts, concept: traveller.concept, wire: null, translations: [], because }
}

function base({ router, pod, traveller }: Reached) {
  return {
    id: placeId.httpRouter(router.ref),
    component: componentOf(router),
    node: pod?.node ?? null,
    connection: traveller.connection.index,
    assumed: router.assumed,
  }
}

/** A router outside the cluster stands where balancers stand. */
function componentOf({ ref, entry }: HttpRouter): Component {
  const place = entry.at === 'outside' ? 'loadBalancer' : 'httpRouter'
  return { place, kind: ref.kind, namespace: ref.namespace, name: ref.name }
}
