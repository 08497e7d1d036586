import type { JsonReceiver } from '../../engine'
import { putParts } from './alikeParts'
import { type LeftOut, treeFor, without } from './fieldTree'
import { type ItemBatch, placeSize, type ScanEvent } from './scanEvent'

const decoder = new TextDecoder()

/** Tells a receiver what a scan tells, and makes values of items: what nobody reads is left out of each. `sees` is told each text that values are parsed from. */
export function tellReceiver(receiver: JsonReceiver, sees: (text: string) => void, leftOut: LeftOut): (event: ScanEvent) => void {
  return (event) => {
    switch (event.tells) {
      case 'begin':
        return receiver.begin(event.place, event.isList)
      case 'member':
        return receiver.member(event.key, event.value)
      case 'list':
        return receiver.items()
      case 'items':
        return tellItems(event.batch, receiver, sees, leftOut)
      case 'fault':
        return receiver.fault(event.fault, event.place)
      case 'end':
        return receiver.end(event.place)
    }
  }
}

/** All of them at once; where one is no JSON, each alone, so that no other is lost. */
function tellItems(
  { json, places, alike, whole }: ItemBatch,
  receiver: JsonReceiver,
  sees: (text: string) => void,
  leftOut: LeftOut,
): void {
  const itemAt = valuesOf(json, (index) => places[index * placeSize + 3], sees)
  const partAt = alike === null ? null : valuesOf(alike.json, (index) => alike.ends[index], sees)
  let reference = 0
  for (let i = 0, at = 0; at < places.length; i++, at += placeSize) {
    const place = { start: places[at] ?? 0, end: places[at + 1] ?? 0, line: places[at + 2] ?? 1 }
    const item = itemAt(i)
    let isWhole = item.ok
    if (alike !== null && partAt !== null)
      reference = putParts(item.ok ? item.value : null, i, alike.references, reference, (index) => {
        const part = partAt(index)
        isWhole &&= part.ok
        return part.ok ? part.value : null
      })
    if (item.ok && isWhole)
      receiver.item(whole === null ? item.value : without(item.value, treeFor(leftOut, item.value, whole.kind)), place)
    else receiver.fault({ kind: 'not-json' }, place)
  }
}

/** The values of a list of JSON by their index. `endOf` is where one ends in it. */
function valuesOf(json: Uint8Array, endOf: (index: number) => number | undefined, sees: (text: string) => void): (index: number) => Parsed {
  const text = decoder.decode(json)
  sees(text)
  const all = parsed(text)
  if (all.ok) return (index) => ({ ok: true, value: (all.value as readonly unknown[])[index] })
  return (index) => parsed(decoder.decode(json.subarray(index === 0 ? 1 : (endOf(index - 1) ?? 0) + 1, endOf(index))))
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

function parsed(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
