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

import { beginItem, beginOuter, beginParts, dropItem, endParts, forget, takeOut } from './parts'

export { partCount, partsWritten, referenceCount, setUpParts } from './parts'

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

let likes: u32 = 0

/** Why the last call of `scan` stopped: 0 the window was over, 1 the list was closed, 2 a fault, 3 an item too deep. */
export let stopped: u32 = 0
/** How many items were written, and the end of what was written. */
export let count: u32 = 0
export let written: u32 = 0
/** `ofKinds` lists the kinds with trees of their own, as a tree lists its keys; `alike` the members of which parts are made. */
export function setUp(ofKinds: u32, alike: u32): void {
  kinds = ofKinds
  likes = alike
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
  beginParts()
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
    beginItem()
    if (count > 0) put(COMMA)
    let after = c == OPEN_MAP ? itemEnd(p, tree, likes) : copied(p)
    if (after == ESCAPED) {
      out = before
      if (count > 0) put(COMMA)
      dropItem()
      after = itemEnd(p, tree, 0)
    }
    if (after < firstAddress) {
      out = before
      dropItem()
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
  endParts()
  return at
}

/** The names below that outer one; none where the item has it already. */
function likesBelow(outer: u32): u32 {
  return beginOuter((load<u32>(outer, 20) - 1) >> 5) ? outer : 0
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
      if (like != 0 && !isItem && after >= firstAddress && (load<u8>(value) | BRACE_BIT) == OPEN_MAP)
        out = takeOut(text, out, count, load<u32>(like) - 1)
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
