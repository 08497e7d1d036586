/**
 * Cuts the items of a JSON list out of a window of bytes and writes each without the members that nobody reads. AssemblyScript:
 * compiled to WebAssembly when the project is built. `plainScanner.ts` does the same in plain JavaScript, and is what this is tested against.
 *
 * All addresses are of the module's memory; behind `end` stand at least 16 bytes that may be read and mean nothing.
 * The members to leave out are a tree (`fieldTree.ts`): a node is its number of children, the address and length of the one member, as it is
 * written, that a map in a list must have to stay (0: none), then for each child the address and the length of its key and the node below it, 0
 * where the member is left out.
 *
 * Some members, two levels down, many objects have alike: what a workload says of its Pods. They are written once, as a list of parts, and `null`
 * stands in their place. `likes` lists the outer names, and below each the inner ones, as a tree does; in place of an inner node stands one more
 * than the number of the member, of which all but the lowest five bits are those of its outer name.
 */

/** What stands in the place of an address where there is none. */
const CUT: u32 = 0
const FAULTY: u32 = 1
const DEEP: u32 = 2
/** A name is spelled with an escape where names are compared: it may be any. */
const ESCAPED: u32 = 3
const firstAddress: u32 = 16

const QUOTE: u8 = 0x22
const COMMA: u8 = 0x2c
const COLON: u8 = 0x3a
const OPEN_LIST: u8 = 0x5b
const BACKSLASH: u8 = 0x5c
const CLOSE_LIST: u8 = 0x5d
const OPEN_MAP: u8 = 0x7b
const CLOSE_MAP: u8 = 0x7d
/** Brackets and braces differ in this bit alone. */
const BRACE_BIT: u8 = 0x20

/** Below the node of a left-out member nothing is read; below this one everything is. */
const NOTHING_LEFT_OUT: u32 = 0

let end: u32 = 0
let out: u32 = 0
let mostDepth: u32 = 0
let kinds: u32 = 0
/** Whether the map that was written last has the member that its tree asks for. */
let hasOnly: bool = false

/** Fewer bytes are not worth it, and more are seldom alike. */
const leastPart: u32 = 16
const mostPart: u32 = 2048
const slots: u32 = 4096
const NULL: u32 = 0x6c6c756e
/** The number in a reference of which the place was written a second time. */
const FORGOTTEN: u32 = 0xffffffff

let likes: u32 = 0
/** The parts as a list of JSON; where each ends there; by hash one more than the number of a part; references, three numbers each. */
let parts: u32 = 0
let partsEnd: u32 = 0
let partEnds: u32 = 0
let table: u32 = 0
let references: u32 = 0
let mostReferences: u32 = 0
/** Of the item that is written: its first reference, and by bits the outer names that it has. */
let itemReferences: u32 = 0
let itemOuters: u32 = 0

/** Why the last call of `scan` stopped: 0 the window was over, 1 the list was closed, 2 a fault, 3 an item too deep. */
export let stopped: u32 = 0
/** How many items were written, and the end of what was written. */
export let count: u32 = 0
export let written: u32 = 0
/** How many parts and references there are, and the end of the parts. */
export let partCount: u32 = 0
export let partsWritten: u32 = 0
export let referenceCount: u32 = 0

/** `ofKinds` lists the kinds with trees of their own, as a tree lists its keys; `alike` the members of which parts are made. */
export function setUp(ofKinds: u32, alike: u32): void {
  kinds = ofKinds
  likes = alike
}

/**
 * Where parts are written: the list up to `end`, the end of each of at most half as many as there are slots (4096 numbers that find parts), and
 * three numbers for each of the references: the item, the member, the part.
 */
export function setUpParts(list: u32, listEnd: u32, ends: u32, slotsAt: u32, referencesAt: u32, most: u32): void {
  parts = list
  partsEnd = listEnd
  partEnds = ends
  table = slotsAt
  references = referencesAt
  mostReferences = most
}

/**
 * Reads items from `from` on: whitespace, a comma before each but the first, then the item; or the list's end. Writes them to `target` as a
 * JSON list, and three numbers of each to `records`: where it begins and ends, and where it ends in what was written. `depth` is the number of
 * levels that an item may have. Answers where to go on: behind the last whole item, behind the end of the list, or at the fault.
 */
export function scan(from: u32, to: u32, isFirst: bool, tree: u32, target: u32, records: u32, most: u32, depth: u32): u32 {
  end = to
  out = target
  mostDepth = depth
  count = 0
  stopped = 0
  partCount = 0
  referenceCount = 0
  store<u8>(parts, OPEN_LIST)
  partsWritten = parts + 1
  memory.fill(table, 0, slots * 4)
  let at = from
  let first = isFirst
  put(OPEN_LIST)
  while (count < most) {
    let p = skipBlank(at)
    if (p >= end) break
    let c = load<u8>(p)
    if (c == CLOSE_LIST) {
      at = p + 1
      stopped = 1
      break
    }
    if (!first) {
      if (c != COMMA) {
        at = p
        stopped = 2
        break
      }
      p = skipBlank(p + 1)
      if (p >= end) break
      c = load<u8>(p)
    }
    const before = out
    itemReferences = referenceCount
    itemOuters = 0
    if (count > 0) put(COMMA)
    let after = c == OPEN_MAP ? itemEnd(p, tree, likes) : copied(p)
    if (after == ESCAPED) {
      out = before
      if (count > 0) put(COMMA)
      referenceCount = itemReferences
      after = itemEnd(p, tree, 0)
    }
    if (after < firstAddress) {
      out = before
      referenceCount = itemReferences
      if (after == CUT) break
      at = p
      stopped = after == FAULTY ? 2 : 3
      break
    }
    store<u32>(records, p)
    store<u32>(records, after, 4)
    store<u32>(records, out, 8)
    records += 12
    count++
    first = false
    at = after
  }
  put(CLOSE_LIST)
  written = out
  store<u8>(partsWritten, CLOSE_LIST)
  partsWritten++
  return at
}

/** Takes the value that was written last, from `from` on, out into a part of its own, and puts `null` in its place. */
function takeOut(from: u32, member: u32): void {
  const length = out - from
  if (length < leastPart || length > mostPart || referenceCount >= mostReferences) return
  const part = partOf(from, length)
  if (part == FORGOTTEN) return
  const at = references + referenceCount * 12
  store<u32>(at, count)
  store<u32>(at, member, 4)
  store<u32>(at, part, 8)
  referenceCount++
  store<u32>(from, NULL)
  out = from + 4
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

/** The names below that outer one; none where the item has it already: of two members of one name the last counts, and it stays as it is. */
function likesBelow(outer: u32): u32 {
  const number = (load<u32>(outer, 20) - 1) >> 5
  if ((itemOuters & (1 << number)) == 0) {
    itemOuters |= 1 << number
    return outer
  }
  forget(number << 5, 32)
  return 0
}

/** The item has these members once more: what stood there before counts no longer. */
function forget(first: u32, members: u32): void {
  for (let at = references + itemReferences * 12; at < references + referenceCount * 12; at += 12)
    if (load<u32>(at, 4) - first < members) store<u32>(at, FORGOTTEN, 4)
}

function hasEscape(from: u32, to: u32): bool {
  const backslash = i8x16.splat(BACKSLASH)
  for (let p = from; p < to; p += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(p), backslash))
    if (mask != 0 && p + <u32>ctz<i32>(mask) < to) return true
  }
  return false
}

/** How many lines end between two addresses. */
export function breaksBetween(from: u32, to: u32): u32 {
  const lineFeed = i8x16.splat(10)
  let found: u32 = 0
  let p = from
  while (p + 16 <= to) {
    found += popcnt<u32>(i8x16.bitmask(i8x16.eq(v128.load(p), lineFeed)))
    p += 16
  }
  while (p < to) {
    if (load<u8>(p) == 10) found++
    p++
  }
  return found
}

function put(c: u8): void {
  store<u8>(out, c)
  out++
}

function copy(from: u32, to: u32): void {
  const length = to - from
  memory.copy(out, from, length)
  out += length
}

/** The first byte that is no whitespace. */
function skipBlank(from: u32): u32 {
  if (load<u8>(from) > 32) return from
  const space = i8x16.splat(32)
  let p = from + 1
  while (p < end) {
    const mask = i8x16.bitmask(i8x16.gt_u(v128.load(p), space))
    if (mask != 0) return p + ctz<i32>(mask)
    p += 16
  }
  return end
}

/** Behind the closing quote of the string that opens at `from`. */
function stringEnd(from: u32): u32 {
  const quote = i8x16.splat(QUOTE)
  const backslash = i8x16.splat(BACKSLASH)
  let p = from + 1
  while (p < end) {
    const bytes = v128.load(p)
    const mask = i8x16.bitmask(v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)))
    if (mask == 0) {
      p += 16
      continue
    }
    p += ctz<i32>(mask)
    if (p >= end) return CUT
    if (load<u8>(p) == QUOTE) return p + 1
    p += 2
  }
  return CUT
}

function skipValue(from: u32): u32 {
  const c = load<u8>(from)
  if (c == QUOTE) return stringEnd(from)
  if ((c | BRACE_BIT) == OPEN_MAP) return skipNested(from)
  return scalarEnd(from)
}

/** A number or a word: it is whole only where something follows. */
function scalarEnd(from: u32): u32 {
  let p = from
  while (p < end) {
    const c = load<u8>(p)
    if (c <= 32 || c == COMMA || (c | BRACE_BIT) == CLOSE_MAP) return p == from ? FAULTY : p
    p++
  }
  return CUT
}

/** Behind the list or map that opens at `from`, by its brackets alone. */
function skipNested(from: u32): u32 {
  const quote = i8x16.splat(QUOTE)
  const bit = i8x16.splat(BRACE_BIT)
  const opening = i8x16.splat(OPEN_MAP)
  const closing = i8x16.splat(CLOSE_MAP)
  let depth: u32 = 0
  let p = from
  while (p < end) {
    const bytes = v128.load(p)
    const low = v128.or(bytes, bit)
    let mask = i8x16.bitmask(v128.or(v128.or(i8x16.eq(low, opening), i8x16.eq(low, closing)), i8x16.eq(bytes, quote)))
    let next = p + 16
    while (mask != 0) {
      const q = p + ctz<i32>(mask)
      mask &= mask - 1
      if (q >= end) return CUT
      const c = load<u8>(q)
      if (c == QUOTE) {
        const after = stringEnd(q)
        if (after == CUT) return CUT
        if (after >= next) {
          next = after
          break
        }
        // What lies within the string is none of the text's structure.
        mask &= ~((1 << (after - p)) - 1)
        continue
      }
      if ((c | BRACE_BIT) == OPEN_MAP) depth++
      else {
        depth--
        if (depth == 0) return q + 1
      }
    }
    p = next
  }
  return CUT
}

/** An item, by the tree of its kind as soon as it says of which kind it is. */
function itemEnd(from: u32, tree: u32, alike: u32): u32 {
  return mapEnd(from, tree, 1, true, alike)
}

function copied(from: u32): u32 {
  return valueWritten(from, NOTHING_LEFT_OUT, 1)
}

function valueWritten(from: u32, tree: u32, depth: u32): u32 {
  const c = load<u8>(from)
  if (c == OPEN_MAP) return mapEnd(from, tree, depth, false, 0)
  if (c == OPEN_LIST) return listEnd(from, tree, depth)
  const after = c == QUOTE ? stringEnd(from) : scalarEnd(from)
  if (after >= firstAddress) copy(from, after)
  return after
}

/** Writes the list without blanks, each item by the tree of the list. */
function listEnd(from: u32, tree: u32, depth: u32): u32 {
  if (depth > mostDepth) return DEEP
  put(OPEN_LIST)
  let p = skipBlank(from + 1)
  if (p >= end) return CUT
  if (load<u8>(p) == CLOSE_LIST) {
    put(CLOSE_LIST)
    return p + 1
  }
  const only = tree == NOTHING_LEFT_OUT ? 0 : load<u32>(tree, 4)
  let isFirst = true
  while (true) {
    const before = out
    if (!isFirst) put(COMMA)
    const isMap = load<u8>(p) == OPEN_MAP
    p = valueWritten(p, tree, depth + 1)
    if (p < firstAddress) return p
    if (only != 0 && isMap && !hasOnly) out = before
    else isFirst = false
    p = skipBlank(p)
    if (p >= end) return CUT
    const c = load<u8>(p)
    if (c == CLOSE_LIST) {
      put(CLOSE_LIST)
      return p + 1
    }
    if (c != COMMA) return FAULTY
    p = skipBlank(p + 1)
    if (p >= end) return CUT
  }
}

/** Writes the map without blanks and without the members that the tree leaves out; those of `alike` become parts. */
function mapEnd(from: u32, tree: u32, depth: u32, isItem: bool, alike: u32): u32 {
  if (depth > mostDepth) return DEEP
  put(OPEN_MAP)
  const only = tree == NOTHING_LEFT_OUT ? 0 : load<u32>(tree, 4)
  const onlyLength = only == 0 ? 0 : load<u32>(tree, 8)
  let has = false
  let isFirst = true
  let p = skipBlank(from + 1)
  if (p >= end) return CUT
  if (load<u8>(p) == CLOSE_MAP) {
    put(CLOSE_MAP)
    hasOnly = false
    return p + 1
  }
  while (true) {
    if (load<u8>(p) != QUOTE) return FAULTY
    const keyEnd = stringEnd(p)
    if (keyEnd == CUT) return CUT
    let value = skipBlank(keyEnd)
    if (value >= end) return CUT
    if (load<u8>(value) != COLON) return FAULTY
    value = skipBlank(value + 1)
    if (value >= end) return CUT
    const child = tree == NOTHING_LEFT_OUT ? 0 : childOf(tree, p + 1, keyEnd - p - 2)
    let after: u32
    if (child != 0 && load<u32>(child) == 0) after = skipValue(value)
    else {
      if (isFirst) isFirst = false
      else put(COMMA)
      const member = out
      copy(p, keyEnd)
      put(COLON)
      const text = out
      const below = child == 0 ? NOTHING_LEFT_OUT : load<u32>(child)
      const like = alike == 0 ? 0 : childOf(alike, p + 1, keyEnd - p - 2)
      if (like == 0 && alike != 0 && hasEscape(p, keyEnd)) return ESCAPED
      if (like != 0 && !isItem) forget(load<u32>(like) - 1, 1)
      if (like != 0 && isItem && load<u8>(value) == OPEN_MAP) after = mapEnd(value, below, depth + 1, false, likesBelow(load<u32>(like)))
      else after = valueWritten(value, below, depth + 1)
      if (like != 0 && !isItem && after >= firstAddress && (load<u8>(value) | BRACE_BIT) == OPEN_MAP) takeOut(text, load<u32>(like) - 1)
      // Of two members of one name the last counts.
      if (only != 0 && isKeyOf(only, p, keyEnd - p)) has = out - member == onlyLength && memory.compare(member, only, onlyLength) == 0
      if (isItem && keyEnd - p == 6 && load<u32>(p + 1) == 0x646e696b && after >= firstAddress) tree = treeOfKind(value, after, tree)
    }
    if (after < firstAddress) return after
    p = skipBlank(after)
    if (p >= end) return CUT
    const c = load<u8>(p)
    if (c == CLOSE_MAP) {
      put(CLOSE_MAP)
      hasOnly = has
      return p + 1
    }
    if (c != COMMA) return FAULTY
    p = skipBlank(p + 1)
    if (p >= end) return CUT
  }
}

/** Where the node of a key stands among the children of a tree; 0 where it is none of them. */
function childOf(tree: u32, key: u32, length: u32): u32 {
  const children = load<u32>(tree)
  let entry = tree + 12
  for (let i: u32 = 0; i < children; i++) {
    if (load<u32>(entry, 4) == length && memory.compare(load<u32>(entry), key, length) == 0) return entry + 8
    entry += 12
  }
  return 0
}

/** Whether a member, as it is written, begins with that key in its quotes. */
function isKeyOf(member: u32, key: u32, length: u32): bool {
  return memory.compare(member, key, length) == 0 && load<u8>(member + length) == COLON
}

function treeOfKind(value: u32, after: u32, otherwise: u32): u32 {
  if (load<u8>(value) != QUOTE) return otherwise
  const found = childOf(kinds, value + 1, after - value - 2)
  return found == 0 ? otherwise : load<u32>(found)
}
