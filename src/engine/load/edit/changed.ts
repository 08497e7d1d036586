import type { FieldChange } from '../../model'
import type { Path } from '../path'
import { isMap } from '../values'

/** A change to one value, without the object that it is about. */
export type ValueChange = Pick<FieldChange, 'do'> & { readonly value?: unknown }

/** A value with one change at a path; null where it has no such place, or has it already where one is to be added. */
export function changed(root: unknown, path: Path, change: ValueChange): { readonly value: unknown } | null {
  const [step, ...rest] = path
  if (step === undefined) {
    if (change.do === 'append') return Array.isArray(root) ? { value: [...root, change.value] } : null
    return change.do === 'set' ? { value: change.value } : null
  }
  if (typeof step === 'number') {
    if (!Array.isArray(root) || step >= root.length) return null
    if (rest.length === 0 && change.do === 'remove') return { value: root.filter((_, i) => i !== step) }
    const item = changed(root[step], rest, change)
    return item && { value: root.map((old, i) => (i === step ? item.value : old)) }
  }
  if (!isMap(root)) return null
  const has = Object.hasOwn(root, step)
  if (rest.length === 0 && change.do === 'add') return has ? null : { value: { ...root, [step]: change.value } }
  if (!has) return null
  if (rest.length === 0 && change.do === 'remove')
    return { value: Object.fromEntries(Object.entries(root).filter(([key]) => key !== step)) }
  const field = changed(root[step], rest, change)
  return field && { value: { ...root, [step]: field.value } }
}
