import { type ItemScanner, recordSize, type ScannedItems, type Stop } from './scanner'
import { CLOSE_LIST, COMMA, OPEN_LIST, skipBlank, valueEnd } from './valueEnd'

/** The scanner in plain JavaScript: slower than `wasmScanner.ts`, and there wherever that may not run. It tells items as they stand. */
export class PlainScanner implements ItemScanner {
  window = new Uint8Array(0)
  readonly leavesOut = false

  grow(size: number): void {
    if (size <= this.window.length) return
    const larger = new Uint8Array(size)
    larger.set(this.window)
    this.window = larger
  }

  items(from: number, to: number, isFirst: boolean, _kind: string | null, depth: number): ScannedItems {
    const found: [start: number, end: number][] = []
    const done = (next: number, stop: Stop): ScannedItems => ({ ...this.listOf(found), alike: null, next, stop })
    let at = from
    for (;;) {
      let start = skipBlank(this.window, at, to)
      if (start === to) return done(at, 'window')
      if (this.window[start] === CLOSE_LIST) return done(start + 1, 'closed')
      if (!isFirst || found.length > 0) {
        if (this.window[start] !== COMMA) return done(start, 'fault')
        start = skipBlank(this.window, start + 1, to)
      }
      const value = valueEnd(this.window, start, to)
      if (value === 'cut') return done(at, 'window')
      if (value === 'fault') return done(start, 'fault')
      if (value.depth > depth) return done(start, 'too-deep')
      found.push([start, value.end])
      at = value.end
    }
  }

  breaks(from: number, to: number): number {
    let count = 0
    for (let at = this.window.indexOf(10, from); at !== -1 && at < to; at = this.window.indexOf(10, at + 1)) count++
    return count
  }

  private listOf(found: readonly (readonly [start: number, end: number])[]): Pick<ScannedItems, 'json' | 'records'> {
    const json = new Uint8Array(found.reduce((size, [start, end]) => size + end - start + 1, 1))
    const records = new Uint32Array(found.length * recordSize)
    json[0] = OPEN_LIST
    let at = 1
    found.forEach(([start, end], i) => {
      json.set(this.window.subarray(start, end), at)
      at += end - start
      records.set([start, end, at], i * recordSize)
      json[at++] = i + 1 < found.length ? COMMA : CLOSE_LIST
    })
    return { json, records }
  }
}
