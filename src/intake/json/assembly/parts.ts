/**
 * Values that items have alike: each is written once, into a list of JSON of its own, and `null` stands in its place. References tell where they
 * belong: three numbers each, the item, the member, the part.
 */

const COMMA: u8 = 0x2c
const OPEN_LIST: u8 = 0x5b
const CLOSE_LIST: u8 = 0x5d
const NULL: u32 = 0x6c6c756e

/** Fewer bytes are not worth it, and more are seldom alike. */
const leastPart: u32 = 16
const mostPart: u32 = 2048
const slots: u32 = 4096
/** The number in a reference of which the place was written a second time. */
const FORGOTTEN: u32 = 0xffffffff
const referenceBytes: u32 = 12

/** How many parts and references there are, and the end of the parts. */
export let partCount: u32 = 0
export let partsWritten: u32 = 0
export let referenceCount: u32 = 0

/** The parts as a list of JSON, and where room for it ends; where each part ends; by hash one more than the number of a part; the references. */
let parts: u32 = 0
let partsEnd: u32 = 0
let partEnds: u32 = 0
let table: u32 = 0
let references: u32 = 0
let mostReferences: u32 = 0
/** Of the item that is written: its first reference, and by bits the outer names that it has. */
let itemReferences: u32 = 0
let itemOuters: u32 = 0

/** Room for the list up to `listEnd`, for the ends of half as many parts as there are slots, for 4096 slots, and for so many references. */
export function setUpParts(list: u32, listEnd: u32, ends: u32, slotsAt: u32, referencesAt: u32, most: u32): void {
  parts = list
  partsEnd = listEnd
  partEnds = ends
  table = slotsAt
  references = referencesAt
  mostReferences = most
}

export function beginParts(): void {
  partCount = 0
  referenceCount = 0
  store<u8>(parts, OPEN_LIST)
  partsWritten = parts + 1
  memory.fill(table, 0, slots * 4)
}

export function endParts(): void {
  store<u8>(partsWritten, CLOSE_LIST)
  partsWritten++
}

export function beginItem(): void {
  itemReferences = referenceCount
  itemOuters = 0
}

/** The item was not whole. Its parts stay: another one may have them. */
export function dropItem(): void {
  referenceCount = itemReferences
}

/** False where the item has that outer name already: of two members of one name the last counts, and it stays as it is. */
export function beginOuter(number: u32): bool {
  if ((itemOuters & (1 << number)) == 0) {
    itemOuters |= 1 << number
    return true
  }
  forget(number << 5, 32)
  return false
}

/** The item has these members once more: what stood there before counts no longer. */
export function forget(first: u32, members: u32): void {
  const end = references + referenceCount * referenceBytes
  for (let at = references + itemReferences * referenceBytes; at < end; at += referenceBytes)
    if (load<u32>(at, 4) - first < members) store<u32>(at, FORGOTTEN, 4)
}

/** Takes a value that was written out into a part, and puts `null` in its place, where that is worth it. Answers with the end of what stands there then. */
export function takeOut(from: u32, end: u32, item: u32, member: u32): u32 {
  const length = end - from
  if (length < leastPart || length > mostPart || referenceCount >= mostReferences) return end
  const part = partOf(from, length)
  if (part == FORGOTTEN) return end
  const at = references + referenceCount * referenceBytes
  store<u32>(at, item)
  store<u32>(at, member, 4)
  store<u32>(at, part, 8)
  referenceCount++
  store<u32>(from, NULL)
  return from + 4
}

/** The number of the part with these bytes, a new one where there is none; `FORGOTTEN` where there is no room. */
function partOf(from: u32, length: u32): u32 {
  let slot = hashOf(from, length) & (slots - 1)
  while (true) {
    const known = load<u32>(table + slot * 4)
    if (known == 0) break
    const start = known == 1 ? parts + 1 : load<u32>(partEnds + (known - 2) * 4) + 1
    if (load<u32>(partEnds + (known - 1) * 4) - start == length && memory.compare(start, from, length) == 0) return known - 1
    slot = (slot + 1) & (slots - 1)
  }
  if (partCount >= slots / 2 || partsWritten + length + 2 > partsEnd) return FORGOTTEN
  if (partCount > 0) {
    store<u8>(partsWritten, COMMA)
    partsWritten++
  }
  memory.copy(partsWritten, from, length)
  partsWritten += length
  store<u32>(partEnds + partCount * 4, partsWritten)
  partCount++
  store<u32>(table + slot * 4, partCount)
  return partCount - 1
}

function hashOf(from: u32, length: u32): u32 {
  let hash: u64 = length
  let p = from
  for (const last = from + length - 8; p <= last; p += 8) hash = rotl<u64>((hash ^ load<u64>(p)) * 0x9e3779b97f4a7c15, 29)
  for (; p < from + length; p++) hash = rotl<u64>((hash ^ load<u8>(p)) * 0x9e3779b97f4a7c15, 29)
  return <u32>(hash ^ (hash >> 32))
}
