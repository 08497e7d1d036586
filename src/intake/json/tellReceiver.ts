import type { JsonReceiver } from '../../engine'
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
function tellItems({ json, places, whole }: ItemBatch, receiver: JsonReceiver, sees: (text: string) => void, leftOut: LeftOut): void {
  const text = decoder.decode(json)
  sees(text)
  const all = parsed(text)
  const values = all.ok ? (all.value as readonly unknown[]) : null
  let begin = 1
  for (let i = 0, at = 0; at < places.length; i++, at += placeSize) {
    const behind = places[at + 3] ?? 0
    const item: Parsed = values === null ? parsed(decoder.decode(json.subarray(begin, behind))) : { ok: true, value: values[i] }
    begin = behind + 1
    const place = { start: places[at] ?? 0, end: places[at + 1] ?? 0, line: places[at + 2] ?? 1 }
    if (item.ok) receiver.item(whole === null ? item.value : without(item.value, treeFor(leftOut, item.value, whole.kind)), place)
    else receiver.fault({ kind: 'not-json' }, place)
  }
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

function parsed(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
