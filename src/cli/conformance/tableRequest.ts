import { type Engine, plainHttp, type Scheme, type Trace, type TypedHttp, type TypedRequest } from '../../engine'
import { CaseProblem, type Difference, type Manifest, onlyKnown, shown } from './caseFile'
import { compareValues } from './compareValues'
import { isMap, listOf, mapOf, textOf } from './untyped'

const targets = ['gateway', 'listenerPort', 'ingress', 'service', 'pod', 'port', 'protocol', 'scheme']
const said = ['host', 'method', 'path', 'headers', 'query', 'sni', 'httpVersion', 'grpcService', 'grpcMethod']
const expected = [
  'verdict',
  'backends',
  'pods',
  'response',
  'redirect',
  'rewrittenPath',
  'rewrittenHost',
  'upstreamHeaders',
  'absentUpstreamHeaders',
  'upstreamHeadersByBackend',
  'mirroredTo',
  'weights',
  'backendReceivesTLS',
]

/** Sends one request of a truth table and holds what comes out against what the table expects. */
export function runTableRequest(engine: Engine, fields: Manifest, expect: unknown): readonly Difference[] {
  onlyKnown('the request', fields, ['name', 'from', 'to', 'expect', 'overlay'])
  if (!isMap(expect) || Object.keys(expect).length === 0) throw new CaseProblem('there is nothing to compare')
  onlyKnown('expect', expect, expected)
  const typed = typedRequest(mapOf(fields.from), mapOf(fields.to))
  const trace = traced(engine, typed)
  return compareValues(expect, answerOf(engine, typed, trace, expect), {})
}

function traced(engine: Engine, typed: TypedRequest): Trace {
  const answer = engine.trace(typed)
  if (!answer.ok) throw new CaseProblem(`the request cannot be sent: ${JSON.stringify(answer.problem)}`)
  return answer.trace
}

function typedRequest(from: Manifest, to: Manifest): TypedRequest {
  onlyKnown('from', from, ['external', 'pod'])
  onlyKnown('to', to, [...targets, ...said])
  const sender = from.pod === undefined ? 'external' : `pod:${shown(from.pod)}`
  return { from: sender, to: targetText(to, sender === 'external'), choices: {}, at: null, proxy: null, http: httpOf(to) }
}

/** From outside a Service is asked at its address in front of the cluster. */
function targetText(to: Manifest, fromOutside: boolean): string {
  const ending = to.protocol === 'UDP' || to.protocol === 'SCTP' ? `/${to.protocol.toLowerCase()}` : ''
  if (to.gateway !== undefined) return `gateway:${shown(to.gateway)}:${shown(to.listenerPort)}${to.scheme === 'udp' ? '/udp' : ''}`
  if (to.ingress !== undefined) return `ingress:${shown(to.ingress)}`
  if (to.service !== undefined) return `${fromOutside ? 'lb' : 'svc'}:${shown(to.service)}:${shown(to.port)}${ending}`
  if (to.pod !== undefined) return `pod:${shown(to.pod)}:${shown(to.port)}${ending}`
  throw new CaseProblem('to names no target')
}

const schemes: readonly Scheme[] = ['tcp', 'udp', 'tls', 'http', 'https']

/** Null scheme and parts where only an address is asked: then nothing is said. */
function httpOf(to: Manifest): TypedHttp {
  if (to.scheme === undefined && to.grpcService === undefined) {
    onlyKnown('to without a scheme', to, targets)
    return plainHttp
  }
  const isGrpc = to.protocol === 'grpc' || to.grpcService !== undefined
  const scheme = schemes.find((known) => known === (to.scheme ?? 'http'))
  if (scheme === undefined) throw new CaseProblem(`scheme ${shown(to.scheme)} is not modelled`)
  const query = Object.entries(mapOf(to.query)).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(shown(value))}`)
  const path = isGrpc && to.path === undefined ? `/${shown(to.grpcService)}/${shown(to.grpcMethod)}` : (textOf(to.path) ?? '/')
  return {
    scheme: isGrpc ? (scheme === 'https' ? 'grpcs' : 'grpc') : scheme,
    method: textOf(to.method),
    host: textOf(to.host) ?? '',
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: Object.entries(mapOf(to.headers)).map(([name, value]) => `${name}: ${shown(value)}`),
    serverName: textOf(to.sni) ?? textOf(to.host),
  }
}

/** What policies drop is `blocked`; what anything else drops is not. */
function verdictWord({ verdict, reason }: Trace): string {
  if (verdict === 'redirected') return 'redirect'
  return reason === 'isolated-egress' || reason === 'isolated-ingress' ? 'blocked' : verdict
}

/** What came out, in the form of `expect`. */
function answerOf(engine: Engine, typed: TypedRequest, trace: Trace, expect: Manifest) {
  const delivered = trace.alternatives.filter(({ verdict }) => verdict === 'delivered')
  const backends = [...new Set(delivered.flatMap(({ backend }) => backend ?? []))]
  const headers = Object.fromEntries((trace.http?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    verdict: verdictWord(trace),
    // Where a case lists several, each of them may be taken and no other.
    backends,
    pods: expect.pods === undefined ? null : podsOf(engine, typed, trace),
    response: responseOf(trace),
    redirect: redirectOf(trace, mapOf(expect.redirect)),
    rewrittenPath: trace.http?.path ?? null,
    rewrittenHost: trace.http?.host ?? null,
    upstreamHeaders: headersAs(mapOf(expect.upstreamHeaders), headers),
    absentUpstreamHeaders: listOf(expect.absentUpstreamHeaders).filter((name) => !Object.hasOwn(headers, String(name).toLowerCase())),
    upstreamHeadersByBackend: Object.fromEntries(
      Object.entries(mapOf(expect.upstreamHeadersByBackend)).map(([backend, wanted]) => {
        const http = traced(engine, { ...typed, choices: { backend } }).http
        const own = Object.fromEntries((http?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]))
        return [backend, headersAs(mapOf(wanted), own)]
      }),
    ),
    mirroredTo: trace.mirrors,
    weights: { ...noShares(mapOf(expect.weights)), ...weightsOf(trace) },
    backendReceivesTLS: trace.tls === 'passthrough' || trace.hops.some((hop) => hop.step === 'route' && hop.facts.backendTls !== null),
  }
}

/** Every Pod that may answer, with its port. */
function podsOf(engine: Engine, typed: TypedRequest, trace: Trace): readonly string[] {
  const ways = trace.alternatives.filter(({ verdict }) => verdict === 'delivered')
  const pods = ways.flatMap(({ choices }) => {
    const { ending } = ways.length === 1 ? trace : traced(engine, { ...typed, choices: choices as Readonly<Record<string, string>> })
    if (ending.verdict !== 'delivered' || ending.endpoint.ref === null) return []
    return [`${ending.endpoint.ref.namespace}/${ending.endpoint.ref.name}:${ending.endpoint.port}`]
  })
  return [...new Set(pods)]
}

function responseOf(trace: Trace) {
  const isGrpc =
    trace.request.http?.headers.some(([name, value]) => name === 'content-type' && value.startsWith('application/grpc')) ?? false
  const status = trace.verdict === 'delivered' ? 200 : trace.status
  if (isGrpc) return { grpcCode: grpcCodes[status ?? 0] ?? 'UNAVAILABLE' }
  return status === null ? { connection: 'rejected' } : { status }
}

/** What a gRPC client makes of an HTTP status. https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md */
const grpcCodes: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'INTERNAL',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'UNIMPLEMENTED',
}

/** `port: null`: none, or the well-known port of the scheme. */
function redirectOf({ redirect }: Trace, wanted: Manifest) {
  if (redirect === null) return null
  const { scheme, hostname, port, path } = redirect
  const known: Readonly<Record<string, unknown>> = { scheme, hostname, port, path }
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, known[key]]))
}

function headersAs(wanted: Manifest, found: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name.toLowerCase()] ?? null]))
}

/** A backend that is never taken has a share of 0. */
function noShares(wanted: Manifest): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.keys(wanted).map((backend) => [backend, 0]))
}

function weightsOf({ alternatives }: Trace): Readonly<Record<string, number>> {
  const shares = new Map<string, number>()
  for (const { backend, chance, verdict } of alternatives)
    if (backend !== null && verdict === 'delivered') shares.set(backend, (shares.get(backend) ?? 0) + chance)
  return Object.fromEntries([...shares].map(([backend, share]) => [backend, Math.round(share * 1e6) / 1e6]))
}
