import type { UnsureReason } from '../../model'
import { accepts, endsWithin, lineEndAt, skipBlank, skipSpaces } from './ends'
import type { Shape } from './shape'
import { closingDoubt, type Frame, has, openFrame, type State, takeKey, write } from './state'
import { closedAt } from './value'
import { readings } from './values'

const KEY = /(["']?)([\w$][\w.$/-]*)\1:/y
const BARE_NAME = /([a-zA-Z]+) +(?=[^\s:])/y

/** A map or list further out is meant, though one further in would take it too. */
const PASSED_BY = 1.5
const ADDED = 6
const LEFT_OVER = 5
/** A key that would fit, taken as a part of a comment. */
const SWALLOWED = 3

/** Every way in which a reading may go on. */
export function moves(text: string, state: State): State[] {
  const at = skipBlank(text, state.at)
  if (text[at] === '#') return comments(text, at, state)
  const dashed = text[at] === '-' && /\s/.test(text[at + 1] ?? ' ') ? dashes(text, at, state) : []
  KEY.lastIndex = at
  const key = KEY.exec(text)
  const keyed = key?.[2] === undefined ? [] : keys(text, at, state, key[2], key[0])
  const found = [...dashed, ...keyed]
  if (found.length > 0) return found
  if (key?.[2] !== undefined) found.push(...lostMetadata(text, at, state, key[2]))
  found.push(...lostColon(text, at, state))
  return found.length > 0 ? found : leftOver(text, at, state)
}

function keys(text: string, at: number, state: State, key: string, written: string): State[] {
  const found: State[] = []
  const behind = at + written.length
  const glued = at > 0 && !/\s/.test(text[at - 1] ?? '')
  const startsLine = at === 0 || text[at - 1] === '\n'
  let doubt = 0
  let passed = 0
  for (let frame: Frame | null = state.top; frame !== null; frame = frame.below) {
    const own = ownKeyDoubt(frame, key, glued)
    const field = frame.shape.is === 'object' && !has(frame, key) ? frame.shape.fields.get(key) : undefined
    const shape: Shape | undefined =
      field?.shape ?? (own === null || frame.shape.is !== 'free' ? undefined : { is: 'scalar', type: frame.shape.value })
    if (shape !== undefined) {
      const isRoot = frame.below === null
      const here = doubt + (own ?? 0) + (field?.use === 'rare' ? 3 : 0) + (isRoot && startsLine ? 0 : passed * PASSED_BY)
      const marked = own === null ? null : isAlsoField(frame, key) ? 'several-ways' : glued && frame.taken !== '' ? 'own-key' : null
      found.push(...enter(text, behind, { ...state, doubt: state.doubt + here }, frame, written, key, shape, marked))
      passed += 1
    }
    doubt += closingDoubt(frame)
  }
  return found
}

/** A key of somebody's own choice; null where it cannot be one. One that a map around has a field for is rather that field. */
function ownKeyDoubt(frame: Frame, key: string, glued: boolean): number | null {
  if (frame.shape.is !== 'free' || has(frame, key)) return null
  if (frame.taken === '') return 0
  if (glued && !frame.shape.known.includes(key)) return null
  return (glued ? 1 : 0) + (isAlsoField(frame, key) ? 2 : 0.25)
}

function isAlsoField(frame: Frame, key: string): boolean {
  return frame.below !== null && accepts(frame.below, key, false)
}

function enter(
  text: string,
  behind: number,
  state: State,
  frame: Frame,
  written: string,
  key: string,
  shape: Shape,
  marked: UnsureReason | null,
): State[] {
  const taken = takeKey(frame, key)
  const indent = frame.dashed ? frame.indent - 2 : frame.indent
  const label = (frame.dashed ? '- ' : '') + written
  if (shape.is === 'scalar') {
    if (!/[\s"']/.test(text[behind] ?? ' ')) return []
    return readings(text, behind, shape.type, taken).map((value) => ({
      ...state,
      at: value.end,
      top: taken,
      doubt: state.doubt + value.doubt,
      written: write(state, indent, `${label} ${value.raw}`.trimEnd(), value.unsure ?? marked),
    }))
  }
  const start = skipSpaces(text, behind)
  if (text[start] === '{' || text[start] === '[') {
    const end = closedAt(text, start)
    const raw = text.slice(start, end).replace(/\s*\n\s*/g, ' ')
    return end === -1 ? [] : [{ ...state, at: end, top: taken, written: write(state, indent, `${label} ${raw}`) }]
  }
  return [{ ...state, at: behind, top: openFrame(taken, shape, frame.indent + 2), written: write(state, indent, label, marked) }]
}

function dashes(text: string, at: number, state: State): State[] {
  const found: State[] = []
  let doubt = 0
  let passed = 0
  for (let frame: Frame | null = state.top; frame !== null; frame = frame.below) {
    if (frame.shape.is === 'list') {
      const here = { ...state, doubt: state.doubt + doubt + passed * PASSED_BY }
      found.push(...item(text, at + 1, here, frame, frame.shape.item))
      passed += 1
    }
    doubt += closingDoubt(frame)
  }
  return found
}

function item(text: string, behind: number, state: State, frame: Frame, shape: Shape): State[] {
  const taken = takeKey(frame, '1')
  const start = skipSpaces(text, behind)
  if (shape.is === 'scalar') {
    return readings(text, behind, shape.type, taken).map((value) => ({
      at: value.end,
      top: taken,
      doubt: state.doubt + value.doubt,
      written: write(state, frame.indent, `- ${value.raw}`.trimEnd(), value.unsure),
      near: state.near,
    }))
  }
  if (text[start] === '{') {
    const end = closedAt(text, start)
    return end === -1 ? [] : [{ ...state, at: end, top: taken, written: write(state, frame.indent, `- ${text.slice(start, end)}`) }]
  }
  return [{ ...state, at: behind, top: openFrame(taken, shape, frame.indent + 2, true) }]
}

/** A comment ends with its line, or where the line breaks are lost at the first key that fits in; a field that is commented out has its value. */
function comments(text: string, at: number, state: State): State[] {
  const lineEnd = lineEndAt(text, at)
  const field = /^#[ \t]*[\w.-]+:(?=[ \t])/.exec(text.slice(at, Math.min(lineEnd, at + 200)))
  const from = at + (field?.[0].length ?? 1)
  const ends = endsWithin(text, from, lineEnd, state.top, false).slice(0, 6)
  const swallowed = Math.max(ends.length, keysIn(text.slice(from, lineEnd)))
  const trails = at > 0 && !/\n\s*$/.test(text.slice(Math.max(0, at - 200), at)) && state.written !== null
  const ending = (end: number, doubt: number, sure: boolean): State => ({
    ...state,
    at: end,
    doubt: state.doubt + doubt,
    written: write(state, state.top.indent, text.slice(at, end).trimEnd(), sure ? null : 'comment-end', trails),
  })
  return [...ends.map((end, i) => ending(end.at, 0.5 + i * SWALLOWED, false)), ending(lineEnd, swallowed * SWALLOWED, swallowed === 0)]
}

/** How much in a text looks like a key; more than a few make no difference. */
function keysIn(text: string): number {
  return (
    text
      .slice(0, 1000)
      .match(/[a-z]:(?=\s)/g)
      ?.slice(0, 5).length ?? 0
  )
}

/** The line `metadata:` was lost in front of a name. */
function lostMetadata(text: string, at: number, state: State, key: string): State[] {
  if (key !== 'name' && key !== 'namespace') return []
  let root = state.top
  let doubt = 0
  while (root.below !== null) {
    doubt += closingDoubt(root)
    root = root.below
  }
  const field = root.shape.is === 'object' ? root.shape.fields.get('metadata') : undefined
  if (field?.shape.is !== 'object' || has(root, 'metadata')) return []
  const top = openFrame(takeKey(root, 'metadata'), field.shape, 2)
  return moves(text, { ...state, at, top, doubt: state.doubt + doubt + ADDED, written: write(state, 0, 'metadata:', 'added') })
}

/** `name web` for `name: web`, where a name must stand. */
function lostColon(text: string, at: number, state: State): State[] {
  BARE_NAME.lastIndex = at
  const [whole, name] = BARE_NAME.exec(text) ?? []
  if (whole === undefined || name === undefined || state.top.shape.is !== 'object' || has(state.top, name)) return []
  const field = state.top.shape.fields.get(name)
  if (field?.use !== 'required' || field.shape.is !== 'scalar') return []
  const here = { ...state, doubt: state.doubt + ADDED }
  return enter(text, at + whole.length - 1, here, state.top, `${name}:`, name, field.shape, null).map((next) => ({
    ...next,
    written: next.written === null ? null : { ...next.written, unsure: 'added' },
  }))
}

/** Words that have no place become a comment, so that nothing of the text is lost. */
function leftOver(text: string, at: number, state: State): State[] {
  const lineEnd = lineEndAt(text, at)
  const ends = [
    ...endsWithin(text, at, lineEnd, state.top, false)
      .slice(0, 6)
      .map((end) => end.at),
    lineEnd,
  ]
  return ends.map((end) => ({
    ...state,
    at: end,
    doubt: state.doubt + LEFT_OVER + keysIn(text.slice(at, end)) * SWALLOWED,
    written: write(state, state.top.indent, `# ${text.slice(at, end).trim()}`, 'left-over'),
  }))
}
