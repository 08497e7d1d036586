import type { Because, Finding, Hop, HttpRequest, Packet, Socket, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainAssumption, explainBecause, explainFinding, explainHop, explainMissing } from '../describe'
import { type FixOf, noFix } from './fix'

/** The contract's trace JSON as a value: the engine's trace with sentences added, keys in the contract's order. */
export function traceJson(trace: Trace, messages: Messages, fixOf: FixOf = noFix) {
  return {
    version: trace.version,
    request: { ...trace.request, http: httpJson(trace.request.http, trace.request.tls !== null) },
    choices: trace.choices,
    verdict: trace.verdict,
    reason: trace.reason,
    explanation: messages.verdictSentence(trace),
    certainty: trace.certainty,
    missing: trace.missing.map((entry) => ({ ...entry, explanation: explainMissing(entry, messages) })),
    status: trace.status,
    redirect: trace.redirect?.location ?? null,
    http: httpJson(trace.http, trace.tls === 'passthrough'),
    mirrors: trace.mirrors,
    service: trace.service,
    via: trace.via,
    tls: trace.tls,
    loadBalancerIP: trace.loadBalancerIP,
    endpoints: trace.endpoints,
    alternatives: trace.alternatives.map(({ chance, verdict, reason, choices, endpoint, backend, shown }) => ({
      chance,
      verdict,
      reason,
      choices,
      endpoint,
      backend,
      shown,
    })),
    forks: trace.forks.map(({ hop, key, taken, ways }) => ({
      hop: trace.hops[hop]?.id ?? null,
      key,
      taken,
      ways: ways.map(({ name, chance, verdict }) => ({ name, chance, verdict })),
    })),
    masquerade: trace.masquerade,
    hops: trace.hops.map((hop) => hopJson(hop, trace, messages)),
    reply: trace.reply.map((hop) => hopJson(hop, trace, messages)),
    dns: trace.dns,
    findings: trace.findings.map((finding) => findingJson(finding, messages, fixOf)),
    assumptions: trace.assumptions.map((assumption) => ({ ...assumption, explanation: explainAssumption(assumption, messages) })),
    takenAt: trace.takenAt,
  }
}

/** The contract's trace JSON as text. */
export function jsonText(trace: Trace, messages: Messages, fixOf: FixOf = noFix): string {
  return `${JSON.stringify(traceJson(trace, messages, fixOf), null, 2)}\n`
}

/** A finding as the contract prints it. */
export function findingJson(finding: Finding, messages: Messages, fixOf: FixOf = noFix) {
  const { code, severity, object, path, file, line, facts, docs } = finding
  const fix = fixOf(finding)
  return { code, severity, message: explainFinding(finding, messages), object, path, file, line, facts, ...(fix && { fix }), docs }
}

function httpJson(http: HttpRequest | null, overTls: boolean) {
  return http && { scheme: overTls ? 'https' : 'http', ...http }
}

function hopJson(hop: Hop, trace: Trace, messages: Messages) {
  const { kind, namespace, name, place } = hop.component
  return {
    id: hop.id,
    step: hop.step,
    component: { kind, namespace, name, place },
    node: hop.node,
    connection: hop.connection,
    concept: packetJson(hop.concept),
    wire: packetJson(hop.wire),
    translations: hop.translations.map(({ what, from, to, by }) => ({ what, from, to, by })),
    explanation: explainHop(hop, trace, messages),
    because: hop.because.map((because) => becauseJson(because, messages)),
    assumed: hop.assumed,
  }
}

function becauseJson(because: Because, messages: Messages) {
  const { rule, object, path, file, line, facts } = because
  return { rule, object, path, file, line, facts, explanation: explainBecause(because, messages) }
}

function packetJson(packet: Packet | null) {
  if (packet === null) return null
  return { source: socketJson(packet.source), destination: socketJson(packet.destination), protocol: packet.protocol }
}

function socketJson({ address, port, name }: Socket) {
  return name === undefined ? { address, port } : { address, port, name }
}
