import { skipBlank } from './ends'
import { moves } from './moves'
import { kindAt, kindFields } from './shape'
import { closingDoubt, type Frame, openFrame, type State, type Written } from './state'

/** How many readings are followed at one place, and how many steps one document may take. */
const WIDTH = 32
const MOST_STEPS = 20_000
/** A reading that is this much worse than the best one at its place is given up. */
const HOPELESS = 16
/** Readings that differ by less are told as two. */
const NEAR = 3
/** Above this a reading is no answer any more. */
const TOO_DOUBTFUL = 60

/**
 * The best reading of one damaged document after the fields of its kind, or null where none is good enough. All readings are followed side by
 * side, place by place; where two come to the same maps in different ways, the worse one is left behind, and named where it was near.
 */
export function search(text: string): State | null {
  let best: State | null = null
  for (const kind of kindsIn(text)) {
    const found = searchAs(text, kind)
    if (found !== null && (best === null || found.doubt < best.doubt)) best = found
    if (best !== null && best.doubt === 0) break
  }
  return best !== null && best.doubt <= TOO_DOUBTFUL ? best : null
}

/** The kind that begins a line is the document's own; else it is one of the first that the text names. */
function kindsIn(text: string): string[] {
  const own = /^kind:[ \t]*["']?(\w+)/m.exec(text)?.[1]
  if (own !== undefined) return [kindAt(own)].filter((kind) => kind !== null)
  const kinds: string[] = []
  for (const match of text.matchAll(/kind:[ \t]*["']?(?=[A-Z])/g)) {
    const begin = match.index + match[0].length
    const kind = kindAt(text.slice(begin, begin + 60))
    if (kind !== null && !kinds.includes(kind)) kinds.push(kind)
    if (kinds.length === 3) break
  }
  return kinds
}

function searchAs(text: string, kind: string): State | null {
  const fields = kindFields(kind)
  if (fields === undefined) return null
  const own = new Map(fields).set('kind', { shape: { is: 'scalar', type: [kind, `"${kind}"`] }, use: 'required' })
  const start: State = { at: 0, top: openFrame(null, { is: 'object', fields: own }, 0), doubt: 0, written: null, near: null }
  const waiting = new Map<number, Map<string, State>>()
  const ended: State[] = []
  let steps = 0
  add(waiting, start, text)
  for (let at = 0; at < text.length; at++) {
    const here = waiting.get(at)
    if (here === undefined) continue
    waiting.delete(at)
    const states = [...here.values()].sort((a, b) => a.doubt - b.doubt).slice(0, WIDTH)
    const limit = (states[0]?.doubt ?? 0) + HOPELESS
    for (const state of states) {
      if (state.doubt > limit) break
      steps += 1
      if (steps > MOST_STEPS) return null
      for (const next of moves(text, state)) add(waiting, next, text)
    }
  }
  for (const state of waiting.get(text.length)?.values() ?? []) ended.push(closed(state))
  return ended.sort((a, b) => a.doubt - b.doubt).reduce<State | null>((best, next) => (best === null ? next : merged(best, next)), null)
}

function add(waiting: Map<number, Map<string, State>>, next: State, text: string): void {
  const at = skipBlank(text, next.at)
  const bucket = waiting.get(at) ?? new Map<string, State>()
  waiting.set(at, bucket)
  const other = bucket.get(next.top.signature)
  const better = other === undefined ? next : next.doubt < other.doubt ? merged(next, other) : merged(other, next)
  bucket.set(next.top.signature, better)
}

function closed(state: State): State {
  let doubt = state.doubt
  for (let frame: Frame | null = state.top; frame !== null; frame = frame.below) doubt += closingDoubt(frame)
  return { ...state, doubt }
}

/** The better reading, with the line from which on the worse one, if it is near, says something else. */
function merged(better: State, worse: State): State {
  if (worse.doubt - better.doubt >= NEAR) return better
  const line = firstDifference(better.written, worse.written)
  return line === null ? better : { ...better, near: { line, before: better.near } }
}

function firstDifference(better: Written | null, worse: Written | null): Written | null {
  let left = better
  let right = worse
  let different: Written | null = null
  while (left !== null && left !== right) {
    if (right === null || left.length > right.length) {
      different = left
      left = left.before
    } else if (right.length > left.length) {
      right = right.before
    } else {
      if (left.text !== right.text || left.indent !== right.indent || left.trails !== right.trails) different = left
      left = left.before
      right = right.before
    }
  }
  return different
}
