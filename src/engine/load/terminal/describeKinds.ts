import { pairsOf, setLabels } from './describedLabels'
import { readDescribedPolicy } from './describePolicy'
import { readDescribedService } from './describeService'
import { allLines, type Entry, entryOf } from './describeTree'
import { isIp, listParts, type Observation, type ObservedKind, type Piece, printed, wholeNumber } from './observation'
import { setPodStatus } from './podStatus'

/** Reads what a description says into its object; answers further objects that it shows beside. */
type ReadDescription = (object: Observation, entries: readonly Entry[]) => readonly Observation[]

export const describeKinds: Readonly<Record<ObservedKind, ReadDescription>> = {
  Service: readDescribedService,
  Endpoints: readEndpoints,
  EndpointSlice: () => [],
  Pod: readPod,
  Node: readNode,
  Namespace: () => [],
  Ingress: readIngress,
  IngressClass: (object, entries) => {
    const controller = entryOf(entries, 'Controller').value
    object.set(['spec', 'controller'], printed(controller), controller)
    return []
  },
  Deployment: readWorkload,
  ReplicaSet: readWorkload,
  StatefulSet: readWorkload,
  DaemonSet: readWorkload,
  NetworkPolicy: readDescribedPolicy,
}

function readPod(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const value = (...keys: string[]) => entryOf(entries, ...keys).value
  object.set(['spec', 'nodeName'], printed(value('Node'))?.split('/')[0] ?? null, value('Node'))
  const ready = readyLine(entryOf(entries, 'Conditions'))
  const status = value('Status')
  setPodStatus(object, status, ready?.isTrue ?? false, ready?.at ?? status)
  if (isIp(value('IP').text)) object.set(['status', 'podIP'], value('IP').text, value('IP'))
  const all = entryOf(entries, 'IPs').below.flatMap(({ value: { text } }) => (isIp(text) ? [{ ip: text }] : []))
  if (all.length > 0) object.set(['status', 'podIPs'], all, entryOf(entries, 'IPs').value)
  setOwner(object, value('Controlled By'))
  setContainers(object, entryOf(entries, 'Containers'), ['spec', 'containers'])
  return []
}

/** `ReplicaSet/web-5d4f8c7b9`. */
function setOwner(object: Observation, owner: Piece): void {
  const [kind, name] = printed(owner)?.split('/') ?? []
  if (kind === undefined || name === undefined) return
  object.set(['metadata', 'ownerReferences'], [{ kind, name, controller: true }], owner)
}

function readyLine(conditions: Entry): { readonly isTrue: boolean; readonly at: Piece } | null {
  const at = conditions.lines.find(({ text }) => /^Ready\s/.test(text))
  return at ? { isTrue: /^Ready\s+True\b/.test(at.text), at } : null
}

/** Of containers: names, images and ports. Commands and environments are left where they are. */
function setContainers(object: Observation, containers: Entry, path: readonly string[]): void {
  containers.below.forEach(({ key, value, below }, index) => {
    const at = [...path, index]
    object.set([...at, 'name'], key, value)
    const image = entryOf(below, 'Image').value
    object.set([...at, 'image'], printed(image), image)
    const written = entryOf(below, 'Port', 'Ports').value
    const hosts = listParts(entryOf(below, 'Host Port', 'Host Ports').value).parts.map((part) => Number.parseInt(part, 10))
    const ports = listParts(written).parts.flatMap((part, position) => {
      const match = /^(\d{1,5})(?:\/(TCP|UDP|SCTP))?(?:\s+\((\S+)\))?$/.exec(part)
      if (match === null) return []
      const hostPort = hosts[position] ?? 0
      const named = match[3] === undefined ? {} : { name: match[3] }
      return [{ ...named, containerPort: Number(match[1]), protocol: match[2] ?? 'TCP', ...(hostPort > 0 ? { hostPort } : {}) }]
    })
    if (ports.length > 0) object.set([...at, 'ports'], ports, written)
  })
}

function readNode(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const listed = entryOf(entries, 'Addresses')
  const addresses = listed.below.map(({ key, value }) => ({ type: key, address: value.text }))
  if (addresses.length > 0) object.set(['status', 'addresses'], addresses, listed.below[0]?.value ?? listed.value)
  const ready = readyLine(entryOf(entries, 'Conditions'))
  if (ready) object.set(['status', 'conditions'], [{ type: 'Ready', status: ready.isTrue ? 'True' : 'False' }], ready.at)
  const range = entryOf(entries, 'PodCIDR').value
  object.set(['spec', 'podCIDR'], printed(range), range)
  const provider = entryOf(entries, 'ProviderID').value
  object.set(['spec', 'providerID'], printed(provider), provider)
  return []
}

/** `Subsets:` with addresses, addresses that are not ready, and a table of ports. */
function readEndpoints(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const subsets = entryOf(entries, 'Subsets')
  const groups: { addresses: unknown[]; notReadyAddresses: unknown[]; ports: unknown[] }[] = []
  for (const { key, value, lines, below } of subsets.below) {
    const ips = listParts(value)
      .parts.filter(isIp)
      .map((ip) => ({ ip }))
    if (key === 'Addresses') groups.push({ addresses: ips, notReadyAddresses: [], ports: [] })
    if (key === 'NotReadyAddresses') groups.at(-1)?.notReadyAddresses.push(...ips)
    if (key === 'Ports') groups.at(-1)?.ports.push(...[...lines, ...below.map((entry) => entry.value)].flatMap(portRow))
  }
  object.set(['subsets'], groups, subsets.value)
  return []
}

function portRow({ text }: Piece): readonly unknown[] {
  const match = /^(\S+)\s+(\d{1,5})\s+(TCP|UDP|SCTP)$/.exec(text)
  if (match === null) return []
  const named = match[1]?.startsWith('<') ? {} : { name: match[1] }
  return [{ ...named, port: Number(match[2]), protocol: match[3] }]
}

/** The table of rules: a host, then its paths with their backends, `service:port (endpoints)`. The path type is not printed. */
function readIngress(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const ofClass = entryOf(entries, 'Ingress Class').value
  object.set(['spec', 'ingressClassName'], printed(ofClass), ofClass)
  const address = entryOf(entries, 'Address').value
  const addresses = listParts(address).parts.map((at) => (isIp(at) ? { ip: at } : { hostname: at }))
  if (addresses.length > 0) object.set(['status', 'loadBalancer', 'ingress'], addresses, address)
  const fallback = entryOf(entries, 'Default backend').value
  object.set(['spec', 'defaultBackend'], backendOf(fallback.text), fallback)
  setTls(object, entryOf(entries, 'TLS'))
  const rules: { host?: string; http: { paths: unknown[] } }[] = []
  for (const { text } of ingressLines(entryOf(entries, 'Rules'))) {
    const match = /^(?:([^\s/]\S*)\s+)?(?:(\/\S*)\s+)?([^\s(]\S*:\S+)(?:\s+\(.*\))?$/.exec(text)
    const host = match === null ? (/^\S+$/.test(text) ? text : null) : (match[1] ?? null)
    if (host !== null) rules.push(host === '*' ? { http: { paths: [] } } : { host, http: { paths: [] } })
    const backend = match === null ? null : backendOf(match[3] ?? '')
    if (backend !== null) {
      if (rules.length === 0) rules.push({ http: { paths: [] } })
      rules.at(-1)?.http.paths.push({ path: match?.[2] ?? '/', pathType: 'ImplementationSpecific', backend })
    }
  }
  if (rules.length > 0) object.set(['spec', 'rules'], rules, entryOf(entries, 'Rules').lines[0] ?? fallback)
  return []
}

/** Lines of a table whose second column can look like a key (`/api   web:80 (10.0.0.1:80)`). */
function ingressLines(rules: Entry): readonly Piece[] {
  const isHead = /^(Host\s+Path|-+\s)/
  return allLines(rules).filter(({ text }) => !isHead.test(text))
}

/** `web:80` or `web:http`; null for `<default>` and for what is no Service. */
function backendOf(text: string): unknown {
  const match = /^([a-z0-9][\w.-]*):([a-z0-9-]+)(?:\s+\(.*\))?$/.exec(text)
  if (match === null || match[1] === 'default-http-backend') return null
  const number = wholeNumber(match[2] ?? '')
  return { service: { name: match[1], port: number === null ? { name: match[2] } : { number } } }
}

/** `secret terminates a.example,b.example` */
function setTls(object: Observation, tls: Entry): void {
  const entries = allLines(tls).flatMap(({ text }) => {
    const match = /^(\S+)\s+terminates\s+(.*)$/.exec(text)
    return match === null ? [] : [{ secretName: match[1], hosts: (match[2] ?? '').split(',').filter(Boolean) }]
  })
  if (entries.length > 0) object.set(['spec', 'tls'], entries, tls.lines[0] ?? tls.value)
}

function readWorkload(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const selector = entryOf(entries, 'Selector')
  object.set(['spec', 'selector', 'matchLabels'], pairsOf(selector), selector.value)
  const replicas = entryOf(entries, 'Replicas').value
  const desired = /(\d+) desired/.exec(replicas.text)
  if (desired !== null && object.kind !== 'DaemonSet') object.set(['spec', 'replicas'], Number(desired[1]), replicas)
  setOwner(object, entryOf(entries, 'Controlled By').value)
  const template = entryOf(entries, 'Pod Template')
  setLabels(object, entryOf(template.below, 'Labels'), 'spec', 'template')
  setContainers(object, entryOf(template.below, 'Containers'), ['spec', 'template', 'spec', 'containers'])
  return []
}
