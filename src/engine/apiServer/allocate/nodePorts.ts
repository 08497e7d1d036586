import { type FieldError, protocols, qualifiedName, refKey } from '../../model'
import { pickStable } from '../../model/stableHash'
import type { Draft } from '../draft'
import { needsHealthCheck, specOf, typeOf, wantsNodePorts } from '../serviceKind'
import { asList, asMap, fieldOf, isZero, textOf } from '../untyped'
import { errorAt } from '../validate/checks'
import { type Claim, lostClaims, type Taken } from './taken'

const first = 30_000
const last = 32_767

/** A port of a Service that wants a node port, and the others of the same number that take it over. */
interface OpenPort {
  readonly draft: Draft
  readonly key: string
  readonly indexes: readonly number[]
}

/**
 * A node port, 30000 to 32767, for each port of a NodePort or LoadBalancer Service that has none, and one for the
 * health check. Ports of one Service with the same number and another protocol share one: the one that is written for
 * either, or the one that the first of them gets.
 * https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function allocateNodePorts(drafts: readonly Draft[]): void {
  const taken = new Set(drafts.flatMap((draft) => writtenPorts(specOf(draft.body))))
  const open = drafts.filter(({ body }) => wantsNodePorts(specOf(body))).flatMap(openPorts)
  const picked = pickPorts(
    open.map(({ key }) => key),
    taken,
  )
  for (const { draft, key, indexes } of open) for (const index of indexes) fillPort(draft, index, picked.get(key))
  const checked = drafts.filter(({ body }) => needsHealthCheck(specOf(body)) && isZero(fieldOf(specOf(body), 'healthCheckNodePort')))
  const checks = pickPorts(checked.map(healthCheckKey), taken)
  for (const draft of checked) draft.fill(['spec', 'healthCheckNodePort'], checks.get(healthCheckKey(draft)) ?? first)
}

function pickPorts(keys: readonly string[], taken: Set<number>): Map<string, number> {
  return pickStable(keys, last - first + 1, (index) => first + index, taken)
}

function healthCheckKey(draft: Draft): string {
  return `${refKey(draft.original.ref)}/healthCheckNodePort`
}

function writtenPorts(spec: unknown): readonly number[] {
  const numbers = [...asList(fieldOf(spec, 'ports')).map((entry) => fieldOf(entry, 'nodePort')), fieldOf(spec, 'healthCheckNodePort')]
  return numbers.filter((port): port is number => typeof port === 'number' && port !== 0)
}

/** Fills in what ports of the same number have already, and names what is still open. */
function openPorts(draft: Draft): readonly OpenPort[] {
  const ports = asList(fieldOf(specOf(draft.body), 'ports'))
  const open = new Map<number, { key: string; indexes: number[] }>()
  for (const [index, entry] of ports.entries()) {
    const port = fieldOf(entry, 'port')
    if (asMap(entry) === null || typeof port !== 'number' || !isZero(fieldOf(entry, 'nodePort'))) continue
    const shared = ports
      .map((each) => (fieldOf(each, 'port') === port ? fieldOf(each, 'nodePort') : null))
      .find((nodePort) => !isZero(nodePort))
    const known = open.get(port)
    if (typeof shared === 'number') fillPort(draft, index, shared)
    else if (known) known.indexes.push(index)
    else open.set(port, { key: portKey(draft, entry, port), indexes: [index] })
  }
  return [...open.values()].map(({ key, indexes }) => ({ draft, key, indexes }))
}

function portKey(draft: Draft, entry: unknown, port: number): string {
  const protocol = protocols.find((each) => each === fieldOf(entry, 'protocol')) ?? 'TCP'
  return `${refKey(draft.original.ref)}/${textOf(fieldOf(entry, 'name')) ?? ''}/${protocol}/${port}`
}

function fillPort(draft: Draft, index: number, nodePort: number | undefined): void {
  if (nodePort !== undefined) draft.fill(['spec', 'ports', index, 'nodePort'], nodePort)
}

/** Node ports that are written and lie outside the range from which node ports come, as it is unless a flag changes it. */
export function outsideNodePorts(draft: Draft): readonly FieldError[] {
  const spec = specOf(draft.body)
  const at = (path: string, value: unknown) =>
    typeof value === 'number' && value !== 0 && (value < first || value > last)
      ? [errorAt(path, { code: 'outside-node-ports', value, least: first, most: last })]
      : []
  const ports = asList(fieldOf(spec, 'ports')).flatMap((entry, index) => at(`spec.ports[${index}].nodePort`, fieldOf(entry, 'nodePort')))
  return [...ports, ...(needsHealthCheck(spec) ? at('spec.healthCheckNodePort', fieldOf(spec, 'healthCheckNodePort')) : [])]
}

/**
 * Node ports that somebody has already: a number belongs to one port of one Service, whatever the protocol; only ports
 * of the same number share it. Of the Services, in the order of their right, the first keeps it.
 */
export function takenNodePorts(drafts: readonly Draft[]): readonly Taken[] {
  return lostClaims(drafts.flatMap(claims)).map(({ claim: { draft, path, value }, owner }) => ({
    draft,
    error: errorAt(path, { code: 'node-port-taken', value, owner: qualifiedName(owner.original.ref) }),
  }))
}

function claims(draft: Draft): readonly Claim<number>[] {
  const spec = specOf(draft.body)
  const service = refKey(draft.original.ref)
  const claim = (what: unknown, path: string, value: unknown): Claim<number>[] =>
    typeof value === 'number' && value !== 0 ? [{ by: `${service}/${String(what)}`, draft, path, value }] : []
  const ports = asList(fieldOf(spec, 'ports')).flatMap((entry, index) =>
    claim(fieldOf(entry, 'port'), `spec.ports[${index}].nodePort`, fieldOf(entry, 'nodePort')),
  )
  const check = needsHealthCheck(spec) ? claim('health check', 'spec.healthCheckNodePort', fieldOf(spec, 'healthCheckNodePort')) : []
  return wantsNodePorts(spec) || typeOf(spec) === 'LoadBalancer' ? [...ports, ...check] : []
}
