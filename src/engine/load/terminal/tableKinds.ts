import type { Row } from './kubectlTable'
import {
  addressAndPort,
  isIp,
  labelPairs,
  listParts,
  type Observation,
  type Piece,
  printed,
  type TabledKind,
  wholeNumber,
} from './observation'
import { setPodStatus } from './podStatus'

type ReadRow = (object: Observation, row: Row) => void

/** What each kind's columns say, in the fields of its objects. */
export const tableKinds: Readonly<Record<TabledKind, ReadRow>> = {
  Service: readService,
  Endpoints: readEndpoints,
  EndpointSlice: readEndpointSlice,
  Pod: readPod,
  Node: readNode,
  Namespace: (object, row) => void object.set(['status', 'phase'], printed(row.cell('STATUS')), row.cell('STATUS')),
  Ingress: readIngress,
  IngressClass: (object, row) => void object.set(['spec', 'controller'], printed(row.cell('CONTROLLER')), row.cell('CONTROLLER')),
  Deployment: readWorkload,
  ReplicaSet: readWorkload,
  StatefulSet: readWorkload,
  DaemonSet: readWorkload,
}

/** A table of Services names no ports and no target ports: those of the manifests, or of the endpoints, decide. */
function readService(object: Observation, row: Row): void {
  const type = row.cell('TYPE')
  const kind = printed(type)
  object.set(['spec', 'type'], kind, type)
  const ip = row.cell('CLUSTER-IP')
  if (ip.text === 'None' || isIp(ip.text)) object.set(['spec', 'clusterIP'], ip.text, ip)
  setOutside(object, kind, row.cell('EXTERNAL-IP'))
  const ports = row.cell('PORT(S)')
  listParts(ports).parts.forEach((part, index) => {
    const match = /^(\d{1,5})(?::(\d{1,5}))?\/(TCP|UDP|SCTP)$/.exec(part)
    if (match === null) return
    object.set(['spec', 'ports', index, 'port'], Number(match[1]), ports)
    object.set(['spec', 'ports', index, 'protocol'], match[3], ports)
    if (match[2] !== undefined) object.set(['spec', 'ports', index, 'nodePort'], Number(match[2]), ports)
  })
  setSelector(object, row.cell('SELECTOR'))
}

/** That a Service has no selector is told as well (`<none>`): a table without that column says nothing of it. */
function setSelector(object: Observation, cell: Piece): void {
  if (cell.text !== '') object.set(['spec', 'selector'], labelPairs(cell) ?? {}, cell)
}

/** EXTERNAL-IP is the name of an ExternalName, what a balancer gave, or `spec.externalIPs`. */
function setOutside(object: Observation, type: string | null, cell: Piece): void {
  if (type === 'LoadBalancer' && cell.text === '<pending>') object.set(['status', 'loadBalancer'], {}, cell)
  const { parts } = listParts(cell)
  if (parts.length === 0) return
  if (type === 'ExternalName') object.set(['spec', 'externalName'], parts[0], cell)
  else if (type === 'LoadBalancer')
    object.set(
      ['status', 'loadBalancer', 'ingress'],
      parts.map((part) => (isIp(part) ? { ip: part } : { hostname: part })),
      cell,
    )
  else object.set(['spec', 'externalIPs'], parts.filter(isIp), cell)
}

/** `10.0.0.1:80,10.0.0.2:80 + 3 more...`: each port with its addresses. */
function readEndpoints(object: Observation, row: Row): void {
  const cell = row.cell('ENDPOINTS')
  const { parts, isCut } = listParts(cell)
  const byPort = new Map<number | null, string[]>()
  for (const part of parts) {
    const found = addressAndPort(part)
    if (found !== null) byPort.set(found.port, [...(byPort.get(found.port) ?? []), found.ip])
  }
  const subsets = [...byPort].map(([port, ips]) => ({ addresses: ips.map((ip) => ({ ip })), ports: port === null ? [] : [{ port }] }))
  object.set(['subsets'], subsets, cell)
  if (isCut) object.cutAt = cell.offset
}

function readEndpointSlice(object: Observation, row: Row): void {
  const name = row.cell('NAME')
  object.set(['addressType'], printed(row.cell('ADDRESSTYPE')), row.cell('ADDRESSTYPE'))
  // The controller names a slice after its Service, with five letters behind; the label itself is not printed.
  object.set(['metadata', 'labels', 'kubernetes.io/service-name'], name.text.replace(/-[a-z0-9]{5}$/, ''), name)
  const ports = listParts(row.cell('PORTS')).parts.flatMap((part) => wholeNumber(part) ?? [])
  object.set(
    ['ports'],
    ports.map((port) => ({ port })),
    row.cell('PORTS'),
  )
  const endpoints = listParts(row.cell('ENDPOINTS'))
  object.set(
    ['endpoints'],
    endpoints.parts.filter(isIp).map((ip) => ({ addresses: [ip] })),
    row.cell('ENDPOINTS'),
  )
  if (endpoints.isCut) object.cutAt = row.cell('ENDPOINTS').offset
}

function readPod(object: Observation, row: Row): void {
  const [ready, all] = row.cell('READY').text.split('/')
  setPodStatus(object, row.cell('STATUS'), ready === all && ready !== '0' && ready !== undefined, row.cell('READY'))
  const ip = row.cell('IP')
  if (isIp(ip.text)) object.set(['status', 'podIP'], ip.text, ip)
  const node = row.cell('NODE')
  object.set(['spec', 'nodeName'], printed(node)?.split('/')[0] ?? null, node)
}

function readNode(object: Observation, row: Row): void {
  const status = row.cell('STATUS')
  const words = status.text.split(',')
  object.set(['status', 'conditions'], [{ type: 'Ready', status: words.includes('Ready') ? 'True' : 'False' }], status)
  if (words.includes('SchedulingDisabled')) object.set(['spec', 'unschedulable'], true, status)
  const addresses = (['INTERNAL-IP', 'EXTERNAL-IP'] as const).flatMap((column) => {
    const { text } = row.cell(column)
    return isIp(text) ? [{ type: column === 'INTERNAL-IP' ? 'InternalIP' : 'ExternalIP', address: text }] : []
  })
  if (addresses.length > 0) object.set(['status', 'addresses'], addresses, row.cell('INTERNAL-IP'))
}

/** Paths and backends are not printed: alone it says which hosts are served, beside its manifest who serves them. */
function readIngress(object: Observation, row: Row): void {
  object.set(['spec', 'ingressClassName'], printed(row.cell('CLASS')), row.cell('CLASS'))
  const hosts = listParts(row.cell('HOSTS')).parts.filter((host) => host !== '*')
  if (hosts.length > 0)
    object.set(
      ['spec', 'rules'],
      hosts.map((host) => ({ host })),
      row.cell('HOSTS'),
    )
  const addresses = listParts(row.cell('ADDRESS')).parts
  if (addresses.length > 0)
    object.set(
      ['status', 'loadBalancer', 'ingress'],
      addresses.map((at) => (isIp(at) ? { ip: at } : { hostname: at })),
      row.cell('ADDRESS'),
    )
}

function readWorkload(object: Observation, row: Row): void {
  const replicas = wholeNumber(row.cell('DESIRED').text || (row.cell('READY').text.split('/')[1] ?? ''))
  if (object.kind !== 'DaemonSet') object.set(['spec', 'replicas'], replicas, row.at)
  const selector = row.cell('SELECTOR')
  const labels = labelPairs(selector)
  object.set(['spec', 'selector', 'matchLabels'], labels, selector)
  // What a selector asks for, the template has: the API server refuses a workload where it has not.
  object.set(['spec', 'template', 'metadata', 'labels'], labels, selector)
}
