import { setLabels } from './describedLabels'
import { describeKinds } from './describeKinds'
import { type Entry, entryOf, readDescription } from './describeTree'
import { kindOfWord } from './kindWord'
import { Observation, type ObservedKind } from './observation'
import type { Segment } from './segments'
import type { Observed } from './tableObjects'

/** The object that a block of `kubectl describe` shows, and with a Service its Endpoints. */
export function objectsOfDescription({ lines, command }: Segment): Observed {
  const [first] = lines
  const entries = readDescription(lines)
  const kind = kindOfKeys(entries) ?? (command?.verb === 'describe' ? kindOfWord(command.resource) : null)
  const name = entryOf(entries, 'Name').value
  if (first === undefined || kind === null || name.text === '') return { objects: [], unread: lines.slice(0, 1) }
  const object = new Observation(kind, first.offset)
  object.set(['metadata', 'name'], name.text, name)
  const namespace = entryOf(entries, 'Namespace').value
  if (kind !== 'Node' && kind !== 'Namespace' && kind !== 'IngressClass')
    object.set(['metadata', 'namespace'], namespace.text || command?.namespace || 'default', namespace.text ? namespace : name)
  setLabels(object, entryOf(entries, 'Labels'))
  return { objects: [object, ...describeKinds[kind](object, entries)], unread: [] }
}

/** Keys that only descriptions of one kind have; of several the first that fits. */
const signatures: readonly (readonly [ObservedKind, ...string[]])[] = [
  ['EndpointSlice', 'AddressType'],
  ['NetworkPolicy', 'Created on', 'Spec'],
  ['Endpoints', 'Subsets'],
  ['Service', 'Session Affinity'],
  ['Service', 'Type', 'Selector'],
  ['Service', 'Port', 'Endpoints'],
  ['DaemonSet', 'Desired Number of Nodes Scheduled'],
  ['Deployment', 'StrategyType'],
  ['StatefulSet', 'Update Strategy'],
  ['ReplicaSet', 'Replicas', 'Pod Template', 'Pods Status'],
  ['Node', 'Roles', 'Addresses'],
  ['Node', 'Capacity', 'Allocatable'],
  ['Ingress', 'Rules', 'Default backend'],
  ['Ingress', 'Rules', 'Ingress Class'],
  ['IngressClass', 'Controller'],
  ['Pod', 'Containers', 'Conditions'],
  ['Pod', 'Node', 'IP'],
]

function kindOfKeys(entries: readonly Entry[]): ObservedKind | null {
  const keys = new Set(entries.map(({ key }) => key))
  return signatures.find(([, ...needed]) => needed.every((key) => keys.has(key)))?.[0] ?? null
}
