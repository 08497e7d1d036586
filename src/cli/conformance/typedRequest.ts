import { plainHttp, type TypedHttp, type TypedRequest } from '../../engine'
import { CaseProblem, onlyKnown, shown } from './caseFile'
import { type Places, senderPod } from './places'
import { isMap, listOf, mapOf, textOf } from './untyped'

const requestFields = ['id', 'name', 'from', 'to', 'choose', 'uses', 'without', 'edit', 'proxy', 'expect']

/**
 * A case's request as people type it. `<node:any>` stands for every node: then there is one request for each, and all
 * of them must come out as the case says.
 */
export function typedRequests(request: Readonly<Record<string, unknown>>, places: Places): readonly TypedRequest[] {
  onlyKnown('the request', request, requestFields)
  const from = senderText(request.from, places)
  const choices = Object.fromEntries(Object.entries(mapOf(request.choose)).map(([key, value]) => [key, shown(value)]))
  const proxy = request.proxy === undefined ? null : proxyText(request.proxy)
  const http = httpOf(mapOf(request.to))
  return targetTexts(request.to, places).map((to) => ({ from, to, choices, at: null, proxy, http }))
}

/** What is said besides the URL. */
function httpOf(to: Readonly<Record<string, unknown>>): TypedHttp {
  const headers = Object.entries(mapOf(to.headers)).map(([name, value]) => `${name}: ${shown(value)}`)
  return { ...plainHttp, host: textOf(to.hostHeader), method: textOf(to.method), headers }
}

/** Settings of kube-proxy as `--proxy` takes them: `mode=nftables,masqueradeAll=true`, lists with `;` between. */
function proxyText(settings: unknown): string {
  if (!isMap(settings)) throw new CaseProblem('proxy is no mapping')
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(';') : shown(value)}`)
    .join(',')
}

function senderText(from: unknown, places: Places): string {
  if (!isMap(from)) return textOf(from) ?? fail('the request has no from')
  onlyKnown('from', from, ['external', 'ip', 'pod', 'portForward'])
  if (from.portForward !== undefined) return portForwardText(mapOf(from.portForward))
  if (from.pod !== undefined) return `pod:${senderPod(places, shown(from.pod))}`
  if (from.ip !== undefined) return `ip:${shown(from.ip)}`
  return from.external === true ? 'external' : `external:${shown(from.external)}`
}

function portForwardText(forward: Readonly<Record<string, unknown>>): string {
  const target = shown(forward.target)
  const qualified = target.split('/').length === 2 ? target.replace('/', '/default/') : target
  const address = forward.address === undefined ? '' : `@${shown(forward.address)}`
  return `port-forward:${qualified}:${listOf(forward.ports).map(shown).join(',')}${address}`
}

function targetTexts(to: unknown, places: Places): readonly string[] {
  if (!isMap(to)) return [textOf(to) ?? fail('the request has no to')]
  onlyKnown('to', to, ['url', 'hostHeader', 'method', 'headers', 'host', 'ip', 'port', 'protocol', 'service', 'via'])
  if (to.url !== undefined) return [shown(to.url)]
  const protocol = to.protocol === undefined || to.protocol === 'TCP' ? '' : `/${shown(to.protocol).toLowerCase()}`
  const ending = `:${shown(to.port)}${protocol}`
  if (to.service !== undefined) return [`${to.via === 'loadBalancer' ? 'lb' : 'svc'}:${shown(to.service)}${ending}`]
  if (to.host !== undefined) return [`${shown(to.host)}${ending}`]
  if (to.ip !== '<node:any>') return [`${bracketed(shown(to.ip))}${ending}`]
  const addresses = places.nodes.flatMap((node) => node.addresses.slice(0, 1))
  if (addresses.length === 0) throw new CaseProblem('<node:any> is asked, and there is no node with an address')
  return addresses.map((address) => `${bracketed(address)}${ending}`)
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}

function fail(message: string): never {
  throw new CaseProblem(message)
}
