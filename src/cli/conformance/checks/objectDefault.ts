import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { parseFieldPath } from '../fieldPath'
import { isMap, listOf, mapOf } from '../untyped'
import type { CheckType } from './checkType'

/**
 * `object-default`: an object as the API server stores it. `fields` gives values by path, or what a value must be like:
 * `between` two numbers, `above` one, `not` the value at another path. `absent` lists paths where nothing stands.
 */
export const objectDefault: CheckType = {
  fields: ['input', 'cluster'],
  comparing: { ordered: ['*'] },
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['valid', 'fields', 'absent'])
    if (!isMap(fields.input)) throw new CaseProblem('input is no object')
    const { valid, object } = engine.ask('objectAfterDefaults', { object: fields.input, ipFamilies: familiesOf(fields.cluster) })
    const found = Object.entries(mapOf(expect.fields)).map(([path, wanted]) => {
      const value = valueAt(object, path)
      return [path, isForm(wanted) && fits(wanted, value, object) ? wanted : value]
    })
    return {
      valid,
      fields: Object.fromEntries(found),
      absent: listOf(expect.absent).filter((path) => valueAt(object, String(path)) === undefined),
    }
  },
}

function familiesOf(cluster: unknown): readonly ('IPv4' | 'IPv6')[] | null {
  if (cluster === undefined) return null
  onlyKnown('cluster', mapOf(cluster), ['ipFamilies'])
  return listOf(mapOf(cluster).ipFamilies).map((family) => {
    if (family === 'IPv4' || family === 'IPv6') return family
    throw new CaseProblem(`cluster.ipFamilies ${shown(family)} is not known`)
  })
}

type Form = Readonly<Record<string, unknown>>
const forms = ['between', 'above', 'not']

/** A map of nothing but these keys says what a value must be like; any other map is a value. */
function isForm(wanted: unknown): wanted is Form {
  return isMap(wanted) && Object.keys(wanted).length > 0 && Object.keys(wanted).every((key) => forms.includes(key))
}

function fits(form: Form, value: unknown, object: unknown): boolean {
  const [least, most] = listOf(form.between).map(Number)
  return [
    form.between === undefined || (typeof value === 'number' && value >= Number(least) && value <= Number(most)),
    form.above === undefined || (typeof value === 'number' && value > Number(form.above)),
    form.not === undefined || (value !== undefined && value !== valueAt(object, String(form.not))),
  ].every(Boolean)
}

function valueAt(object: unknown, path: string): unknown {
  return parseFieldPath(path).reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    return (value as Record<string | number, unknown>)[step] ?? undefined
  }, object)
}
