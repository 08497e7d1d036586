import type { FieldError, NameForm } from '../../model'
import { pathText } from '../draft'
import { asMap, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { asSetting, errorAt, named, required } from './checks'
import { hasForm } from './forms'

const hints = 'service.kubernetes.io/topology-aware-hints'
const mode = 'service.kubernetes.io/topology-mode'

/**
 * The metadata of an object: a name in the form that its kind asks for (of a Service a DNS label that begins with a
 * letter), a namespace, and well-formed labels and annotations.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function validateMetadata(body: UntypedMap, whole: boolean, form: NameForm = 'dns-1035-label'): readonly FieldError[] {
  const metadata = fieldOf(body, 'metadata')
  return [
    ...name(metadata, form),
    ...namespace(metadata, whole),
    ...labels('metadata.labels', fieldOf(metadata, 'labels')),
    ...annotations(fieldOf(metadata, 'annotations')),
  ]
}

function name(metadata: unknown, form: NameForm): readonly FieldError[] {
  const given = fieldOf(metadata, 'name')
  const prefix = textOf(fieldOf(metadata, 'generateName'))
  // A prefix may end in hyphens: letters of the server's choice follow it.
  const generated = prefix === null ? [] : named('metadata.generateName', prefix.replace(/-+$/, ''), form)
  if (isZero(given)) return prefix === null ? required('metadata.name', given) : generated
  return [...generated, ...named('metadata.name', given, form).map((error) => (startsWithDigit(given) ? asSetting(error) : error))]
}

/** A label that begins with a digit is a name where the API server is set to take it (RelaxedServiceNameValidation). */
function startsWithDigit(name: unknown): boolean {
  return typeof name === 'string' && /^\d/.test(name) && hasForm(name, 'dns-1123-label')
}

/** A manifest may leave it out: the client fills in its own. */
function namespace(metadata: unknown, whole: boolean): readonly FieldError[] {
  const given = fieldOf(metadata, 'namespace')
  if (isZero(given)) return whole ? required('metadata.namespace', given) : []
  return named('metadata.namespace', given, 'dns-1123-label')
}

/** Keys are qualified names, values at most 63 letters, digits and `-_.`. */
export function labels(path: string, value: unknown): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const [key, text] of Object.entries(asMap(value) ?? {})) {
    if (isLabel(key, text)) continue
    const at = `${path}${pathText([key]).startsWith('[') ? '' : '.'}${pathText([key])}`
    errors.push(...named(at, key, 'qualified-name'), ...(text === null ? [] : named(at, text, 'label-value')))
  }
  return errors
}

/** Nearly all are: where they stand is only put together for one that is not. */
function isLabel(key: string, text: unknown): boolean {
  return hasForm(key, 'qualified-name') && (text === null || (typeof text === 'string' && hasForm(text, 'label-value')))
}

function annotations(value: unknown): readonly FieldError[] {
  const map = asMap(value) ?? {}
  const path = (key: string) => pathText(['metadata', 'annotations', key])
  const keys = Object.keys(map).flatMap((key) =>
    hasForm(key.toLowerCase(), 'qualified-name') ? [] : named(path(key), key.toLowerCase(), 'qualified-name'),
  )
  const [old, current] = [fieldOf(map, hints), fieldOf(map, mode)]
  const differ = typeof old === 'string' && typeof current === 'string' && old !== current
  return differ ? [...keys, errorAt(path(mode), { code: 'differs', value: current, other: path(hints) })] : keys
}
