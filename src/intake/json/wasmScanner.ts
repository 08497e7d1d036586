import compiled from 'virtual:item-scanner'
import { type AlikeParts, alikeFields, memberNumber, referenceSize } from './alikeParts'
import type { FieldTree, LeftOut } from './fieldTree'
import { type ItemScanner, recordSize, type ScannedItems, type Stop } from './scanner'

/** What `assembly/scan.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory
  readonly stopped: WebAssembly.Global
  readonly count: WebAssembly.Global
  readonly written: WebAssembly.Global
  readonly partCount: WebAssembly.Global
  readonly partsWritten: WebAssembly.Global
  readonly referenceCount: WebAssembly.Global
  setUp(ofKinds: number, alike: number): void
  setUpParts(list: number, listEnd: number, ends: number, slots: number, references: number, most: number): void
  scan(from: number, to: number, isFirst: boolean, tree: number, target: number, records: number, most: number, depth: number): number
  breaksBetween(from: number, to: number): number
}

const stops: readonly Stop[] = ['window', 'closed', 'fault', 'too-deep']

/** So many items are written in one go. */
const mostItems = 8192
const recordBytes = recordSize * Uint32Array.BYTES_PER_ELEMENT
/** Room for the parts that items have alike, and for as many places where they belong. `scan.ts` finds parts by so many slots, twice as many as parts. */
const partBytes = 1024 * 1024
const slotBytes = 4096 * Uint32Array.BYTES_PER_ELEMENT
const mostReferences = 32_768
const referenceBytes = referenceSize * Uint32Array.BYTES_PER_ELEMENT
const page = 65_536
/** Below it no address lies: `scan.ts` means other things by small numbers. */
const firstAddress = 1024
/** Whole vectors are read: behind the window may lie whatever it is. */
const slack = 64

const encoder = new TextEncoder()

/** The scanner as WebAssembly. Throws where the platform has none, or none with vectors, or a policy forbids it. */
export class WasmScanner implements ItemScanner {
  window: Uint8Array
  readonly leavesOut = true
  private readonly exports: Exports
  private readonly trees = new Map<string | null, number>()
  private readonly records: number
  private readonly parts: number
  private readonly partEnds: number
  private readonly references: number
  private readonly base: number
  private free = firstAddress

  constructor(leftOut: LeftOut) {
    this.exports = new WebAssembly.Instance(moduleOf(compiled)).exports as unknown as Exports
    const { always, ofKind } = leftOut
    const trees = spaceFor([always, ...ofKind.values()]) + 4096
    this.makeRoom(trees + mostItems * recordBytes + partBytes + 2 * slotBytes + mostReferences * referenceBytes)
    this.trees.set(null, this.tree(always))
    for (const [kind, tree] of ofKind) this.trees.set(kind, this.tree(tree))
    const kinds = this.table([...ofKind.keys()].map((kind) => [kind, this.trees.get(kind) ?? 0]))
    const alike = this.table(
      alikeFields.map(([outer, inner], of) => [outer, this.table(inner.map((name, i) => [name, memberNumber(of, i) + 1]))]),
    )
    this.exports.setUp(kinds, alike)
    this.records = this.take(mostItems * recordBytes)
    this.parts = this.take(partBytes)
    this.partEnds = this.take(slotBytes / 2)
    this.references = this.take(mostReferences * referenceBytes)
    this.exports.setUpParts(this.parts, this.parts + partBytes, this.partEnds, this.take(slotBytes), this.references, mostReferences)
    this.base = this.take(0)
    this.window = new Uint8Array(0)
  }

  /** What is written of the window's items is never longer than the window and the commas and brackets around. */
  grow(size: number): void {
    if (size <= this.window.length) return
    this.makeRoom(2 * (size + slack))
    this.window = new Uint8Array(this.exports.memory.buffer, this.base, size)
  }

  items(from: number, to: number, isFirst: boolean, kind: string | null, depth: number): ScannedItems {
    const { exports, base } = this
    const target = base + this.window.length + slack
    const tree = this.trees.get(kind) ?? this.trees.get(null) ?? 0
    const next = exports.scan(base + from, base + to, isFirst, tree, target, this.records, mostItems, depth) - base
    const count = exports.count.value as number
    const { buffer } = exports.memory
    const json = new Uint8Array(buffer, target, count === 0 ? 0 : (exports.written.value as number) - target) as Uint8Array<ArrayBuffer>
    const records = new Uint32Array(buffer, this.records, count * recordSize)
    for (let at = 0; at < records.length; at += recordSize) {
      records[at] = (records[at] ?? 0) - base
      records[at + 1] = (records[at + 1] ?? 0) - base
      records[at + 2] = (records[at + 2] ?? 0) - target
    }
    return {
      json,
      records,
      alike: this.alike(),
      next,
      stop: count === mostItems ? 'full' : (stops[exports.stopped.value as number] ?? 'fault'),
    }
  }

  private alike(): AlikeParts {
    const { partCount, partsWritten, referenceCount, memory } = this.exports
    const ends = new Uint32Array(memory.buffer, this.partEnds, partCount.value as number).map((end) => end - this.parts)
    return {
      json: new Uint8Array(memory.buffer, this.parts, (partsWritten.value as number) - this.parts),
      ends,
      references: new Uint32Array(memory.buffer, this.references, (referenceCount.value as number) * referenceSize),
    }
  }

  breaks(from: number, to: number): number {
    return this.exports.breaksBetween(this.base + from, this.base + to)
  }

  private tree({ members, only }: FieldTree): number {
    return this.table(
      [...members].map(([key, below]) => [key, below === null ? 0 : this.tree(below)]),
      only === null ? null : `${JSON.stringify(only.key)}:${JSON.stringify(only.value)}`,
    )
  }

  private table(entries: readonly (readonly [string, number])[], only: string | null = null): number {
    const at = this.take(12 + 12 * entries.length)
    const header = only === null ? [0, 0] : this.text(only)
    const children = entries.flatMap(([key, below]) => [...this.text(key), below])
    new Uint32Array(this.exports.memory.buffer, at, 3 + children.length).set([entries.length, ...header, ...children])
    return at
  }

  /** Address and length of a text. */
  private text(text: string): readonly [number, number] {
    const bytes = encoder.encode(text)
    const at = this.take(bytes.length)
    new Uint8Array(this.exports.memory.buffer).set(bytes, at)
    return [at, bytes.length]
  }

  private take(size: number): number {
    const at = this.free
    this.free += (size + 15) & ~15
    return at
  }

  private makeRoom(size: number): void {
    const missing = this.free + size - this.exports.memory.buffer.byteLength
    if (missing > 0) this.exports.memory.grow(Math.ceil(missing / page))
  }
}

let module: WebAssembly.Module | null = null

function moduleOf(base64: string): WebAssembly.Module {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  return module
}

function spaceFor(trees: readonly FieldTree[]): number {
  let size = 128
  for (const { members } of trees) {
    size += 256
    for (const [key, below] of members) size += 48 + encoder.encode(key).length + (below === null ? 0 : spaceFor([below]))
  }
  return size
}
