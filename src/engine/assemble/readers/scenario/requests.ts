import type { Fields } from '../../../fields'
import { type LessonRequest, parseAddress, plainHttp, type TypedHttp } from '../../../model'
import { localized, type ScenarioReading } from './reading'
import { proxyFields, typedSettings } from './settings'
import { readVariation } from './variation'

export const requestFields = ['id', 'name', 'from', 'to', 'choose', 'without', 'edit', 'proxy', 'expect'] as const
export const senderFields = ['external', 'pod', 'ip', 'node', 'portForward'] as const
export const forwardFields = ['target', 'ports', 'address'] as const
export const targetFields = ['url', 'hostHeader', 'method', 'headers', 'host', 'ip', 'port', 'protocol', 'service', 'via'] as const
export const choiceFields = ['node', 'endpoint', 'backend'] as const

/**
 * The requests of a Scenario as they are typed: `from` and `to` in the words of the command line, with their
 * placeholders. One that these words cannot say is left out, with a problem.
 */
export function readRequests(spec: Fields, reading: ScenarioReading): readonly LessonRequest[] {
  const entries = spec.maps('requests')
  const requests = entries.flatMap((entry, index) => {
    const request = readRequest(entry, `request-${index + 1}`, reading)
    return request === null ? [] : [{ request, id: request.id, path: entry.path }]
  })
  reading.onlyOnce('request', requests)
  return requests.map(({ request }) => request)
}

function readRequest(entry: Fields, ownId: string, reading: ScenarioReading): LessonRequest | null {
  reading.onlyKnown(entry, requestFields)
  const from = reading.required(entry, 'from', () => typedSender(entry, reading))
  const to = reading.required(entry, 'to', () => typedTarget(entry, reading))
  if (from === null || to === null) return null
  reading.onlyKnown(entry.map('choose'), choiceFields)
  reading.onlyKnown(entry.map('proxy'), proxyFields)
  const http = typedHttp(entry)
  return {
    id: entry.text('id') ?? ownId,
    name: localized(entry, 'name') ?? '',
    from,
    to,
    choose: entry.textMap('choose') ?? {},
    proxy: typedSettings(entry.map('proxy')),
    ...(http === null ? {} : { http }),
    variation: readVariation(entry, reading),
    expect: entry.value('expect'),
    line: reading.line(entry.path),
  }
}

/** What is said besides the URL. */
function typedHttp(entry: Fields): TypedHttp | null {
  if (!entry.isMap('to')) return null
  const to = entry.map('to')
  const host = to.text('hostHeader')
  const method = to.text('method')
  const headers = Object.entries(to.textMap('headers') ?? {}).map(([name, value]) => `${name}: ${value}`)
  return host === null && method === null && headers.length === 0 ? null : { ...plainHttp, host, method, headers }
}

/** A map, or the text that `--from` takes. */
function typedSender(entry: Fields, reading: ScenarioReading): string | null {
  if (!entry.isMap('from')) return entry.text('from')
  const from = entry.map('from')
  reading.onlyKnown(from, senderFields)
  if (from.has('portForward')) return typedForward(from.map('portForward'), reading)
  if (from.value('external') === true) return 'external'
  const external = from.text('external')
  if (external !== null) return external === 'client' ? 'external' : `external:${external}`
  const pod = from.text('pod')
  if (pod !== null) return `pod:${pod.includes('/') || pod.startsWith('<') ? pod : `default/${pod}`}`
  for (const kind of ['ip', 'node'] as const) {
    const value = from.text(kind)
    if (value !== null) return `${kind}:${value}`
  }
  return null
}

/** `KIND/name` stands in the namespace `default`, as kubectl has it. */
function typedForward(forward: Fields, reading: ScenarioReading): string | null {
  reading.onlyKnown(forward, forwardFields)
  const target = forward.text('target')
  const ports = forward.scalarsOrMaps('ports').filter((port) => typeof port !== 'object')
  if (target === null || ports.length === 0) return null
  const qualified = target.split('/').length === 2 ? target.replace('/', '/default/') : target
  const address = forward.text('address')
  return `port-forward:${qualified}:${ports.join(',')}${address === null ? '' : `@${address}`}`
}

/** A map, or the text that `--to` takes. */
function typedTarget(entry: Fields, reading: ScenarioReading): string | null {
  if (!entry.isMap('to')) return entry.text('to')
  const to = entry.map('to')
  reading.onlyKnown(to, targetFields)
  const url = to.text('url')
  if (url !== null) return url
  const port = to.portOrName('port')
  if (port === null) return null
  const protocol = to.protocol('protocol')
  const suffix = `${port}${protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`}`
  const host = to.text('host') ?? to.text('ip')
  if (host !== null) return parseAddress(host) !== null && host.includes(':') ? `[${host}]:${suffix}` : `${host}:${suffix}`
  const service = to.text('service')
  if (service === null) return null
  return `${to.text('via') === 'loadBalancer' ? 'lb' : 'svc'}:${service}:${suffix}`
}
