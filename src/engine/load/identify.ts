import type { ProblemCause, ResourceRef } from '../model'
import type { Path } from './path'
import { isRemovable } from './redact/rules'
import { isClusterScoped, isConfigurationFile } from './scope'
import { fieldOf, isMap, scalarText, type UnknownMap, valueKindOf } from './values'

/** What a list says for those of its items that do not say it themselves: `PodList` holds Pods. */
export interface Inherited {
  readonly kind: string | null
  readonly apiVersion: string | null
}

export type Report = (path: Path, cause: ProblemCause, object?: ResourceRef) => void

export interface Kind {
  readonly kind: string
  readonly apiVersion: string
  readonly group: string
}

/** What kind of object this is. Null, with a problem, where it does not say. An object without apiVersion is taken, with a problem. */
export function kindOf(body: UnknownMap, inherited: Inherited, report: Report): Kind | null {
  const kind = fieldOf(body, 'kind') ?? inherited.kind
  if (kind === null || kind === undefined || kind === '') {
    report(['kind'], { code: 'field-missing', field: 'kind' })
    return null
  }
  if (typeof kind !== 'string') {
    report(['kind'], wrongType('string', kind))
    return null
  }
  const apiVersion = apiVersionOf(fieldOf(body, 'apiVersion') ?? inherited.apiVersion, report)
  return { kind, apiVersion, group: groupOf(apiVersion) }
}

/** `apps` of `apps/v1`, and nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

function apiVersionOf(value: unknown, report: Report): string {
  if (typeof value === 'string' && value !== '') return value
  if (value === null || value === undefined || value === '') {
    report(['apiVersion'], { code: 'field-missing', field: 'apiVersion' })
    return ''
  }
  report(['apiVersion'], wrongType('string', value))
  return scalarText(value) ?? ''
}

/**
 * The reference of an object. Null, with a problem, where it has no name. Numbers and booleans are taken as names: the API would refuse
 * them, but what was meant is plain. A `generateName` is the best name there is before the API server completes it.
 */
export function refOf({ kind, group }: Kind, body: UnknownMap, report: Report): ResourceRef | null {
  const metadata = fieldOf(body, 'metadata') ?? {}
  if (!isMap(metadata)) {
    report(['metadata'], wrongType('map', metadata))
    return null
  }
  const name = nameOf(metadata)
  if (typeof name !== 'string') {
    report(['metadata', 'name'], wrongType('string', name))
    return null
  }
  if (name === '' && !isConfigurationFile(group, kind)) {
    report(['metadata', 'name'], { code: 'field-missing', field: 'metadata.name' })
    return null
  }
  const inNamespace = name !== '' && !isClusterScoped(group, kind)
  const ref = { group, kind, name, namespace: inNamespace ? namespaceOf(metadata, report) : null }
  for (const field of ['labels', 'annotations']) checkTexts(metadata, field, ref, report)
  return ref
}

/** Text where the name is a scalar or absent (then it is empty), else what stands in its place. */
function nameOf(metadata: UnknownMap): unknown {
  const name = fieldOf(metadata, 'name') ?? ''
  if (name === '') return scalarText(fieldOf(metadata, 'generateName')) ?? ''
  return scalarText(name) ?? name
}

function namespaceOf(metadata: UnknownMap, report: Report): string {
  const namespace = fieldOf(metadata, 'namespace') ?? ''
  const text = scalarText(namespace)
  if (text === null) report(['metadata', 'namespace'], wrongType('string', namespace))
  return text === null || text === '' ? 'default' : text
}

/** Labels and annotations are texts; `null` stands for an empty one. */
function checkTexts(metadata: UnknownMap, field: string, ref: ResourceRef, report: Report): void {
  const texts = fieldOf(metadata, field) ?? nothing
  if (!isMap(texts)) {
    report(['metadata', field], toldOf(field, wrongType('map', texts)), ref)
    return
  }
  for (const key of Object.keys(texts)) {
    const value = texts[key]
    if (typeof value !== 'string' && value !== null) report(['metadata', field, key], toldOf(field, wrongType('string', value)), ref)
  }
}

const nothing: UnknownMap = {}

/** What stands in an annotation may be a secret, also where it is no text. */
function toldOf(field: string, cause: WrongType): ProblemCause {
  const isTold = field !== 'annotations' || cause.value === null || !isRemovable('annotation', cause.value)
  return isTold ? cause : { ...cause, value: null }
}

type WrongType = Extract<ProblemCause, { code: 'wrong-type' }>

export function wrongType(expected: 'string' | 'map' | 'list', value: unknown): WrongType {
  return { code: 'wrong-type', expected, allowed: [], found: valueKindOf(value), value: scalarText(value) }
}
