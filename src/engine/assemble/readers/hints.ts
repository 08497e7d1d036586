import { type Fields, fieldsOf } from '../../fields'
import type { ExternalService, KubeObject, LoadProblem, Localized, OutsideClient, ScenarioRequest } from '../../model'
import { parseAddress, plainHttp } from '../../model'

/** Something outside with an address and a name (`hopscope/v1` ExternalService). */
export function readExternalService(object: KubeObject, problems: LoadProblem[]): ExternalService {
  const spec = fieldsOf(object, problems).map('spec')
  return {
    ref: object.ref,
    addresses: spec.addresses('addresses'),
    hostnames: spec.texts('hostnames').map((name) => name.toLowerCase()),
    ports: externalPorts(spec),
    source: object.source,
  }
}

/** Ports stand as numbers, or as maps with `port`, as people write both. */
function externalPorts(spec: Fields): readonly number[] {
  const list = spec.numbersOrMaps('ports')
  return list.flatMap((entry) => (typeof entry === 'number' ? [entry] : [entry.port('port')].filter((port) => port !== null)))
}

/** A named sender outside (`hopscope/v1` Client); the address may be left open. */
export function readClient(
  object: KubeObject,
  problems: LoadProblem[],
): Omit<OutsideClient, 'address'> & { address: OutsideClient['address'] | null } {
  const spec = fieldsOf(object, problems).map('spec')
  const address = spec.address('address')
  return { ref: object.ref, address, addressAssumed: address === null, source: object.source }
}

/**
 * The requests of a `hopscope/v1` Scenario, as they are typed: `from` and `to` in the words of the command line, with
 * their placeholders. Left out are requests that change the manifests first (`edit`, `without`: they ask another cluster)
 * and those that the command line's words cannot say.
 */
export function readScenario(object: KubeObject, problems: LoadProblem[]): readonly ScenarioRequest[] {
  const spec = fieldsOf(object, problems).map('spec')
  return spec.maps('requests').flatMap((entry, index) => {
    const to = typedTarget(entry.map('to'))
    const from = typedSender(entry.map('from'))
    if (to === null || from === null || entry.has('edit') || entry.has('without')) return []
    const choose = entry.textMap('choose') ?? {}
    const id = entry.text('id') ?? `request-${index + 1}`
    const host = entry.map('to').text('hostHeader')
    const http = host === null ? {} : { http: { ...plainHttp, host } }
    return [{ id, name: localized(entry, 'name'), from, to, choose, proxy: typedSettings(entry.map('proxy')), ...http }]
  })
}

/** Settings of kube-proxy in the words of the command line: every key that `--proxy` knows. */
function typedSettings(proxy: Fields): string | null {
  const flags = ['masqueradeAll', 'localhostNodePorts', 'preferSameTrafficDistribution'].map((key) => [key, proxy.flag(key)] as const)
  const lists = ['nodePortAddresses', 'serviceCIDRs'].map((key) => [key, proxy.texts(key).join(';') || null] as const)
  const values = [
    ['mode', proxy.oneOf('mode', ['iptables', 'nftables'])],
    ...typedDetector(proxy.map('detectLocal')),
    ['masqueradeBit', proxy.integer('masqueradeBit')],
    ...flags,
    ...lists,
  ] as const
  const given = values.filter(([, value]) => value !== null).map(([key, value]) => `${key}=${value}`)
  return given.length > 0 ? given.join(',') : null
}

const detectModes = ['ClusterCIDR', 'NodeCIDR', 'BridgeInterface', 'InterfaceNamePrefix', 'None'] as const

function typedDetector(detect: Fields): readonly (readonly [string, string | null])[] {
  const mode = detect.oneOf('mode', detectModes)
  const name = mode === 'BridgeInterface' ? detect.text('bridgeInterface') : detect.text('interfaceNamePrefix')
  const named = mode === 'BridgeInterface' || mode === 'InterfaceNamePrefix'
  return [
    ['detectLocal', named ? `${mode}:${name ?? ''}` : mode],
    ['clusterCIDR', detect.text('clusterCIDR')],
  ]
}

function localized(entry: Fields, key: string): Localized {
  if (entry.isMap(key)) {
    const texts = entry.map(key)
    const en = texts.text('en') ?? ''
    return { en, zh: texts.text('zh') ?? en }
  }
  return entry.text(key) ?? ''
}

function typedSender(from: Fields): string | null {
  const external = from.text('external')
  if (from.has('portForward')) return typedForward(from.map('portForward'))
  if (external !== null) return external === 'client' ? 'external' : `external:${external}`
  for (const kind of ['pod', 'ip', 'node'] as const) {
    const value = from.text(kind)
    if (value !== null) return `${kind}:${value}`
  }
  return null
}

/** `KIND/name` stands in the namespace `default`, as kubectl has it. */
function typedForward(forward: Fields): string | null {
  const target = forward.text('target')
  const ports = forward.texts('ports')
  if (target === null || ports.length === 0) return null
  const qualified = target.split('/').length === 2 ? target.replace('/', '/default/') : target
  const address = forward.text('address')
  return `port-forward:${qualified}:${ports.join(',')}${address === null ? '' : `@${address}`}`
}

function typedTarget(to: Fields): string | null {
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
