import { type Fields, fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, refKey } from '../../../model'
import type { Diagnostic } from '../../rule'

/** A condition by which a controller tells of a fault. */
export interface Unmet {
  readonly condition: string
  readonly reason: string
  readonly path: string
}

/** Types of conditions that tell of a fault where they are true. */
const adverse = new Set(['Conflicted', 'OverlappingTLSConfig', 'PartiallyInvalid'])

/** What a condition that is not met brings with it, and that says nothing more. */
const implied: Readonly<Record<string, readonly string[]>> = {
  Conflicted: ['Accepted', 'Programmed'],
  Accepted: ['Programmed'],
  ResolvedRefs: ['Programmed'],
}

/**
 * The conditions of a status, or of one entry of it, that tell of a fault: each matter once. One whose value is not known yet says nothing,
 * nor does one about an earlier version of the object.
 */
export function unmet(object: KubeObject, status: Fields, types: readonly string[]): readonly Unmet[] {
  const generation = fieldsOf(object, []).map('metadata').integer('generation')
  const all = status.maps('conditions').flatMap((entry): readonly Unmet[] => {
    const condition = entry.text('type') ?? ''
    const observed = entry.integer('observedGeneration')
    const isOutdated = observed !== null && generation !== null && observed < generation
    if (isOutdated || !types.includes(condition) || entry.text('status') !== (adverse.has(condition) ? 'True' : 'False')) return []
    return [{ condition, reason: entry.text('reason') ?? '', path: entry.path }]
  })
  const consequences = new Set(all.flatMap(({ condition }) => implied[condition] ?? []))
  return all.filter(({ condition }) => !consequences.has(condition))
}

/** A question whether a fault of an object, or of a part of it, is told from what is written there: by these diagnostics, for each reason. */
export function toldAsWritten(cluster: Cluster, diagnostics: Readonly<Record<string, readonly Diagnostic[]>>) {
  const known = new Map<string, ReadonlySet<string>>()
  return (object: KubeObject, reason: string, part: string): boolean => {
    if (!Object.hasOwn(diagnostics, reason)) return false
    const told = known.get(reason) ?? new Set((diagnostics[reason] ?? []).flatMap((diagnostic) => certain(cluster, diagnostic)))
    known.set(reason, told)
    return told.has(`${refKey(object.ref)} ${part}`) || told.has(`${refKey(object.ref)} `)
  }
}

/** The objects and parts of them of which it is certain: information alone leaves to the controller what the input does not hold. */
function certain(cluster: Cluster, { inCluster }: Diagnostic): readonly string[] {
  return (inCluster?.(cluster) ?? []).flatMap(({ severity, object, facts }) => {
    if (severity === 'info' || object === null) return []
    const part = 'listener' in facts ? facts.listener : 'parent' in facts ? facts.parent : ''
    return [`${refKey(object)} ${part}`]
  })
}
