import type { Fields } from '../../../fields'
import type { ObjectEdit, Variation } from '../../../model'
import type { ScenarioReading } from './reading'

export const editFields = ['object', 'set', 'remove'] as const

/** What `without` and `edit` of a request or a step say. */
export function readVariation(entry: Fields, reading: ScenarioReading): Variation {
  return { without: entry.texts('without'), edits: readEdits(entry, 'edit', reading) }
}

/** One edit, or a list of them. */
export function readEdits(entry: Fields, key: string, reading: ScenarioReading): readonly ObjectEdit[] {
  if (!entry.has(key)) return []
  const edits = entry.isList(key) ? entry.maps(key) : [entry.map(key)]
  return edits.flatMap((edit) => {
    reading.onlyKnown(edit, editFields)
    const object = reading.required(edit, 'object', () => edit.text('object'))
    return object === null ? [] : [{ object, set: edit.plainMap('set') ?? {}, remove: edit.texts('remove') }]
  })
}
