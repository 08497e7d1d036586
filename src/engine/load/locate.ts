import { EVENT_ID, type Event, parseEvents } from 'js-yaml'
import type { Position, TextRange } from '../model'
import { endOf } from './ends'
import { after, isBlockScalar, keyName, membersOf, startOf } from './events'
import type { Extent } from './extent'
import { MAX_DEPTH } from './limits'
import { type Lines, lineStartOf } from './lines'
import type { Path } from './path'

/**
 * Answers where a field stands. The line is that of the field's key; the column is that of its value where both share the line, else the
 * key's. An item of a list is where its value begins.
 */
export type Locator = (path: Path) => Position | null

/** The ways to the fields of one value. */
export interface Places {
  readonly locate: Locator
  /** From the key to the end of the value, where an editor holds the text. */
  readonly range: (path: Path) => TextRange | null
}

/** Of what no editor holds. */
export const nowhere: Places['range'] = () => null

/** What parsing an extent again gave: `shift` leads from offsets of what was parsed to those of the source. */
interface Parsed {
  readonly text: string
  readonly events: readonly Event[]
  readonly shift: number
  /** What was found out about maps and lists, by the index of their event: a list of many items is walked once. */
  readonly fields: Map<number, Fields>
  readonly items: Map<number, readonly number[]>
}

/** The fields of a map by name, as indexes of key and value, and the values of its `<<`. */
interface Fields {
  readonly named: ReadonlyMap<string, { readonly key: number; readonly value: number }>
  readonly merged: readonly number[]
}

/**
 * Nothing is parsed before the first question; what it took to answer it is kept. `instead` is asked where the extent cannot be read on
 * its own, not where it lacks a field.
 */
export function placesOf(extent: Extent, lines: Lines, instead: Places = { locate: () => null, range: nowhere }): Places {
  let parsed: Parsed | null | undefined
  const read = (): Parsed | null => {
    if (parsed === undefined) parsed = parseAgain(extent)
    return parsed
  }
  const at = (offset: number) => lines(extent.source.fileOffset(offset))
  return {
    locate: (path) => {
      const own = read()
      return own === null ? instead.locate(path) : positionOf(own, path, at)
    },
    range: (path) => {
      const own = read()
      return own === null ? instead.range(path) : rangeOf(own, path, at)
    },
  }
}

function parseAgain(extent: Extent): Parsed | null {
  const { text } = extent.source
  if (extent.start < 0 || extent.end <= extent.start) return null
  const column = columnOf(text, extent.start)
  const slice = ' '.repeat(column) + text.slice(extent.start, extent.end)
  try {
    const events = parseEvents(slice, { maxDepth: MAX_DEPTH })
    return { text: slice, events, shift: extent.start - column, fields: new Map(), items: new Map() }
  } catch {
    return null
  }
}

/** What begins in the middle of a line must keep its column, or its further lines would seem deeper than its first. */
export function columnOf(text: string, start: number): number {
  const opening = text.charAt(start)
  if (opening === '{' || opening === '[') return 0
  const line = lineStartOf(text, start)
  // A mark takes no column; one that the value itself begins with is a letter of it.
  return start - line - (start > line && text.charAt(line) === '\uFEFF' ? 1 : 0)
}

function positionOf(parsed: Parsed, path: Path, at: (offset: number) => Position): Position | null {
  const place = placeOf(parsed, path)
  return place && written(parsed, place, (offset) => at(offset + parsed.shift))
}

function rangeOf(parsed: Parsed, path: Path, at: (offset: number) => Position): TextRange | null {
  const place = placeOf(parsed, path)
  if (place === null) return null
  const start = [place.key, place.value].map((index) => startOfAt(parsed, index)).find((offset) => offset !== -1) ?? -1
  const end = endOf(parsed.events, place.value, parsed.text, place.key)
  return start === -1 || end === -1 ? null : { start: at(start + parsed.shift), end: at(end + parsed.shift) }
}

function startOfAt({ events }: Parsed, index: number): number {
  const event = events[index]
  return event === undefined ? -1 : startOf(event)
}

function placeOf(parsed: Parsed, path: Path): Place | null {
  let place: Place | null = { key: -1, value: 1, parent: null }
  for (const step of path) {
    place = typeof step === 'number' ? itemOf(parsed, place, step) : fieldOf(parsed, place, step)
    if (place === null) return null
  }
  return place
}

/** Indexes of events. `key` is -1 for roots and items. */
interface Place {
  readonly key: number
  readonly value: number
  readonly parent: Place | null
}

function fieldOf(parsed: Parsed, parent: Place, name: string): Place | null {
  const map = resolve(parsed, parent.value)
  if (parsed.events[map]?.type !== EVENT_ID.MAPPING) return null
  const fields = remembered(parsed.fields, map, () => fieldsOf(parsed, map))
  const found = fields.named.get(name)
  return found === undefined ? mergedField(parsed, parent, fields.merged, name) : { ...found, parent }
}

function fieldsOf(parsed: Parsed, map: number): Fields {
  const named = new Map<string, { key: number; value: number }>()
  const merged: number[] = []
  let key = -1
  for (const index of membersOf(parsed.events, map)) {
    if (key === -1) {
      key = index
      continue
    }
    const word = keyName(parsed.events[key], parsed.text)
    if (word === '<<') merged.push(index)
    // The last of equal keys counts, as it does for the values.
    else if (word !== null) named.set(word, { key, value: index })
    key = -1
  }
  return { named, merged }
}

/** Of several merged maps the first that has the key gives it. */
function mergedField(parsed: Parsed, parent: Place, sources: readonly number[], name: string): Place | null {
  for (const source of sources) {
    const index = resolve(parsed, source)
    const isList = parsed.events[index]?.type === EVENT_ID.SEQUENCE
    for (const map of isList ? itemsOf(parsed, index) : [index]) {
      const found = fieldOf(parsed, { key: -1, value: map, parent }, name)
      if (found !== null) return found
    }
  }
  return null
}

function itemOf(parsed: Parsed, parent: Place, wanted: number): Place | null {
  const list = resolve(parsed, parent.value)
  if (parsed.events[list]?.type !== EVENT_ID.SEQUENCE) return null
  const value = itemsOf(parsed, list)[wanted]
  return value === undefined ? null : { key: -1, value, parent }
}

function itemsOf(parsed: Parsed, list: number): readonly number[] {
  return remembered(parsed.items, list, () => [...membersOf(parsed.events, list)])
}

function remembered<Value>(known: Map<number, Value>, index: number, find: () => Value): Value {
  const value = known.get(index) ?? find()
  known.set(index, value)
  return value
}

/** Leads from an alias to the node it names: the last one before it that bears the anchor. */
function resolve(parsed: Parsed, index: number): number {
  const alias = parsed.events[index]
  if (alias?.type !== EVENT_ID.ALIAS) return index
  const name = parsed.text.slice(alias.anchorStart, alias.anchorEnd)
  for (let i = index - 1; i >= 0; i--) {
    const event = parsed.events[i]
    if (event === undefined || !('anchorStart' in event) || event.type === EVENT_ID.ALIAS || event.anchorStart === -1) continue
    // A node that is still open contains the alias: nothing of it can be read from here.
    if (parsed.text.slice(event.anchorStart, event.anchorEnd) === name) return after(parsed.events, i) <= index ? i : index
  }
  return index
}

function written(parsed: Parsed, place: Place, at: (offset: number) => Position): Position | null {
  const value = valuePosition(parsed, place.value, at)
  const keyEvent = parsed.events[place.key]
  const keyOffset = keyEvent === undefined ? -1 : startOf(keyEvent)
  if (keyOffset !== -1) {
    const key = at(keyOffset)
    return value !== null && value.line === key.line ? value : key
  }
  if (value !== null) return value
  return place.parent === null ? null : written(parsed, place.parent, at)
}

/** The header of a block scalar (`|`) has no event: it is on the line above its text. */
function valuePosition(parsed: Parsed, index: number, at: (offset: number) => Position): Position | null {
  const event = parsed.events[index]
  if (event === undefined) return null
  if (event.type === EVENT_ID.SCALAR && event.valueStart !== -1 && isBlockScalar(event.style)) {
    return at(headerOf(parsed.text, event.valueStart))
  }
  const offset = startOf(event)
  return offset === -1 ? null : at(offset)
}

const HEADER = /[|>][0-9+-]*[ \t]*(?:[ \t]#.*)?$/

function headerOf(text: string, valueStart: number): number {
  const end = text.charCodeAt(valueStart - 2) === 13 ? valueStart - 2 : valueStart - 1
  if (end < 0) return 0
  const start = lineStartOf(text, end)
  const column = text.slice(start, end).search(HEADER)
  return column === -1 ? start : start + column
}
