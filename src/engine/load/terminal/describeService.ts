import { pairsOf } from './describedLabels'
import { type Entry, entryOf } from './describeTree'
import { addressAndPort, isIp, listParts, Observation, type Piece, printed, wholeNumber } from './observation'

/**
 * A described Service: all of its spec that decides a path, and behind each port the endpoints that kubectl found. They are
 * an Endpoints object of their own.
 */
export function readDescribedService(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const value = (...keys: string[]) => entryOf(entries, ...keys).value
  const set = (path: readonly string[], given: Piece) => object.set(['spec', ...path], printed(given), given)
  set(['type'], value('Type'))
  const ip = value('IP')
  if (ip.text === 'None' || isIp(ip.text)) object.set(['spec', 'clusterIP'], ip.text, ip)
  const all = listParts(value('IPs')).parts.filter((part) => part === 'None' || isIp(part))
  if (all.length > 1) object.set(['spec', 'clusterIPs'], all, value('IPs'))
  const families = listParts(value('IP Families')).parts
  if (families.length > 0) object.set(['spec', 'ipFamilies'], families, value('IP Families'))
  set(['ipFamilyPolicy'], value('IP Family Policy'))
  setList(object, 'externalIPs', value('External IPs'))
  setList(object, 'loadBalancerSourceRanges', value('LoadBalancer Source Ranges'))
  const selector = entryOf(entries, 'Selector')
  // `<none>` is an answer, too.
  if (selector.key !== '') object.set(['spec', 'selector'], pairsOf(selector) ?? {}, selector.value)
  set(['externalName'], value('External Name'))
  set(['sessionAffinity'], value('Session Affinity'))
  set(['externalTrafficPolicy'], value('External Traffic Policy'))
  set(['internalTrafficPolicy'], value('Internal Traffic Policy'))
  object.set(['spec', 'healthCheckNodePort'], wholeNumber(value('HealthCheck NodePort').text), value('HealthCheck NodePort'))
  setBalancer(object, value('LoadBalancer Ingress'))
  const endpoints = new Observation('Endpoints', object.offset)
  if (!readPorts(object, endpoints, entries)) return []
  const { name, namespace } = object.body.metadata as { name: string; namespace: string }
  endpoints.set(['metadata', 'name'], name, value('Name')).set(['metadata', 'namespace'], namespace, value('Name'))
  return [endpoints]
}

/** `203.0.113.7 (VIP)`; the mode is printed where there is one. */
function setBalancer(object: Observation, given: Piece): void {
  if ((object.body.spec as { readonly type?: unknown } | undefined)?.type !== 'LoadBalancer') return
  const ingress = listParts(given).parts.map((part) => {
    const [at = '', mode] = part.split(/\s+/)
    const known = mode === '(VIP)' || mode === '(Proxy)' ? { ipMode: mode.slice(1, -1) } : {}
    return isIp(at) ? { ip: at, ...known } : { hostname: at }
  })
  // A Service that waits for its address prints no line for it: that it has none is known, too.
  object.set(['status', 'loadBalancer'], ingress.length > 0 ? { ingress } : {}, ingress.length > 0 ? given : object)
}

function setList(object: Observation, field: string, given: Piece): void {
  const { parts } = listParts(given)
  if (parts.length > 0) object.set(['spec', field], parts, given)
}

/** Each port is a run of lines: Port, TargetPort, NodePort, Endpoints. False where no endpoints were printed. */
function readPorts(object: Observation, endpoints: Observation, entries: readonly Entry[]): boolean {
  let index = -1
  let name: string | null = null
  let protocol = 'TCP'
  let hasEndpoints = false
  const subsets: unknown[] = []
  for (const { key, value } of entries) {
    const match = /^(?:(\S+)\s+)?(\d{1,5})\/(TCP|UDP|SCTP)$/.exec(value.text)
    if (key === 'Port' && match !== null) {
      index += 1
      name = match[1] === undefined || match[1] === '<unset>' ? null : match[1]
      protocol = match[3] ?? 'TCP'
      object.set(['spec', 'ports', index, 'name'], name, value)
      object.set(['spec', 'ports', index, 'port'], Number(match[2]), value)
      object.set(['spec', 'ports', index, 'protocol'], protocol, value)
    } else if (index >= 0 && key === 'TargetPort') {
      const target = printed(value)?.split('/')[0] ?? null
      object.set(['spec', 'ports', index, 'targetPort'], target === null ? null : (wholeNumber(target) ?? target), value)
    } else if (index >= 0 && key === 'NodePort' && match !== null) object.set(['spec', 'ports', index, 'nodePort'], Number(match[2]), value)
    else if (index >= 0 && key === 'Endpoints') {
      const { parts, isCut } = listParts(value)
      hasEndpoints = true
      if (isCut) endpoints.cutAt = value.offset
      subsets.push(...subsetsOf(parts, name, protocol))
      endpoints.set(['subsets'], subsets, value)
    }
  }
  return hasEndpoints
}

function subsetsOf(parts: readonly string[], name: string | null, protocol: string): readonly unknown[] {
  const byPort = new Map<number, string[]>()
  for (const part of parts) {
    const found = addressAndPort(part)
    if (found?.port) byPort.set(found.port, [...(byPort.get(found.port) ?? []), found.ip])
  }
  const named = name === null ? {} : { name }
  return [...byPort].map(([port, ips]) => ({ addresses: ips.map((ip) => ({ ip })), ports: [{ ...named, port, protocol }] }))
}
