import { constructFromEvents, type Event, parseEvents } from 'js-yaml'
import { checkAliases } from '../aliases'
import type { ReadDocument } from '../document'
import { type DuplicateKey, duplicateKeys } from '../duplicateKeys'
import { documentRanges, type EventRange, startOf } from '../events'
import { type Extent, itemExtents, type Source } from '../extent'
import { MAX_DEPTH, MAX_MERGE_KEYS } from '../limits'
import { KUBERNETES_SCHEMA } from '../schema'
import { documentEnd } from '../splitDocuments'
import { readBlockYaml } from './blockYaml'

/** All documents of a text: as programs write them, or in one call of the parser. Throws on the first fault. */
export function readYaml(source: Source): ReadDocument[] {
  return readBlockYaml(source) ?? parseYaml(source)
}

/** All documents of any text. Throws on the first fault. */
export function parseYaml(source: Source): ReadDocument[] {
  const parsed = parse(source)
  return documents(source, parsed, construct(source, parsed.events, false))
}

/** Reads a text whose only fault are keys that occur twice: the last one counts, as it does for kubectl. */
export function readYamlWithDuplicates(source: Source): { documents: ReadDocument[]; duplicates: readonly DuplicateKey[] } {
  const parsed = parse(source)
  return {
    documents: documents(source, parsed, construct(source, parsed.events, true)),
    duplicates: duplicateKeys(parsed.events, source.text),
  }
}

interface Parsed {
  readonly events: Event[]
  readonly ranges: readonly EventRange[]
}

function parse(source: Source): Parsed {
  const events = parseEvents(source.text, { maxDepth: MAX_DEPTH })
  const ranges = documentRanges(events)
  for (const range of ranges) if (range.hasAlias) checkAliases(events, range, source.text)
  return { events, ranges }
}

function construct(source: Source, events: Event[], lastWins: boolean): unknown[] {
  return constructFromEvents(events, {
    source: source.text,
    schema: KUBERNETES_SCHEMA,
    json: lastWins,
    maxTotalMergeKeys: MAX_MERGE_KEYS,
  })
}

function documents(source: Source, { events, ranges }: Parsed, values: readonly unknown[]): ReadDocument[] {
  return ranges.map((range, i) => {
    const start = rootOffset(events, range)
    const extent = { source, start, end: start === -1 ? -1 : documentEnd(source.text, start) }
    const value = values[i]
    return { value, extent, items: range.hasAlias ? [] : items(value, events, range, extent), sharesNodes: range.hasAlias }
  })
}

function rootOffset(events: readonly Event[], range: EventRange): number {
  const root = events[range.root]
  return root === undefined ? -1 : startOf(root)
}

/** Only lists have items; an alias of one item may lead into another, so documents with aliases are kept whole. */
function items(value: unknown, events: readonly Event[], range: EventRange, extent: Extent): Extent[] {
  const isList =
    Array.isArray(value) || (typeof value === 'object' && value !== null && Array.isArray((value as { items?: unknown }).items))
  return isList ? itemExtents(events, range.root, extent) : []
}
