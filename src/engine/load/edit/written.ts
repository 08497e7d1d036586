import { COLLECTION_STYLE, EVENT_ID, type Event, parseEvents, SCALAR_STYLE } from 'js-yaml'
import { endOf } from '../ends'
import { after, isBlockScalar, keyName, membersOf, startOf } from '../events'
import { MAX_DEPTH } from '../limits'
import { columnOf } from '../locate'
import type { Path } from '../path'

/** A part of a text as it can be read on its own: `shift` leads from its offsets to those of the text. */
export function alone(text: string, start: number, end: number): { readonly slice: string; readonly shift: number } {
  const column = columnOf(text, start)
  return { slice: ' '.repeat(column) + text.slice(start, end), shift: start - column }
}

/** The events begin with that of the document. */
const ROOT = 1

/** A member of a map or list, by offsets of the file. An item has no key. */
export interface Member {
  readonly start: number
  readonly keyEnd: number | null
  readonly value: number
  /** -1 where it cannot be told. */
  readonly end: number
  /** Its last letters belong to a block of text (`|`): nothing can be put behind it without care. */
  readonly endsInBlock: boolean
}

/**
 * The text of one object in its file, and the parser's events of it. Nodes are indexes of events, all offsets those of the file. What an
 * anchor or an alias shares with other places is no node here: changing it would change those, too.
 */
export class Written {
  private constructor(
    readonly text: string,
    private readonly slice: string,
    private readonly events: readonly Event[],
    private readonly shift: number,
  ) {}

  /** Null where the part of the text cannot be read on its own. */
  static of(text: string, start: number, end: number): Written | null {
    const { slice, shift } = alone(text, start, end)
    try {
      return new Written(text, slice, parseEvents(slice, { maxDepth: MAX_DEPTH }), shift)
    } catch {
      return null
    }
  }

  /** The node at a path. */
  node(path: Path): number | null {
    let index = ROOT
    for (const step of path) {
      if (this.isShared(index)) return null
      const next = this.step(index, step)
      if (next === null) return null
      index = next
    }
    return this.isShared(index) ? null : index
  }

  /** Which member of its parent a step names. */
  memberAt(parent: number, step: string | number): number {
    if (typeof step === 'number') return step < this.members(parent).length && this.kind(parent) === 'list' ? step : -1
    const keys = this.keys(parent)
    // Of equal keys the last counts, and no edit says which of them was meant.
    return keys.indexOf(step) === keys.lastIndexOf(step) ? keys.indexOf(step) : -1
  }

  members(index: number): readonly Member[] {
    const nodes = [...membersOf(this.events, index)]
    if (this.kind(index) === 'list') return nodes.map((value) => this.member(null, value))
    return nodes.flatMap((key, i) => (i % 2 === 0 ? [this.member(key, nodes[i + 1] ?? -1)] : []))
  }

  kind(index: number): 'map' | 'list' | 'scalar' | null {
    const type = this.events[index]?.type
    if (type === EVENT_ID.MAPPING) return 'map'
    if (type === EVENT_ID.SEQUENCE) return 'list'
    return type === EVENT_ID.SCALAR ? 'scalar' : null
  }

  /** What stands behind the colons of an object that is written in JSON, in braces and with quoted keys; null: it is not. */
  jsonGap(): '' | ' ' | null {
    const [first] = this.kind(ROOT) === 'map' && this.isFlow(ROOT) ? this.members(ROOT) : []
    if (first === undefined || first.keyEnd === null || this.text.charAt(first.start) !== '"') return null
    return /^:\S/.test(this.text.slice(first.keyEnd, first.keyEnd + 2)) ? '' : ' '
  }

  isFlow(index: number): boolean {
    const event = this.events[index]
    return (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) && event.style === COLLECTION_STYLE.FLOW
  }

  /** A scalar on one line: where it stands and how it is quoted. */
  scalar(index: number): { readonly start: number; readonly end: number; readonly quote: '' | "'" | '"' } | null {
    const event = this.events[index]
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart === -1 || isBlockScalar(event.style)) return null
    const [start, end] = [startOf(event) + this.shift, endOf(this.events, index, this.slice) + this.shift]
    if (/[\r\n]/.test(this.text.slice(start, end))) return null
    return { start, end, quote: event.style === SCALAR_STYLE.PLAIN ? '' : event.style === SCALAR_STYLE.SINGLE_QUOTED ? "'" : '"' }
  }

  /** Begin and end of a whole node; null where they cannot be told. */
  span(index: number): { readonly start: number; readonly end: number } | null {
    const { start, end } = this.member(null, index)
    return start === -1 || end === -1 ? null : { start, end }
  }

  /** Whether anything of a node is shared with other places. */
  sharesAny(index: number): boolean {
    for (let i = index; i < after(this.events, index); i++) if (this.isShared(i)) return true
    return false
  }

  private step(parent: number, step: string | number): number | null {
    if (this.kind(parent) === (typeof step === 'number' ? 'list' : 'map')) {
      const at = this.memberAt(parent, step)
      return this.members(parent)[at]?.value ?? null
    }
    return null
  }

  private keys(index: number): readonly (string | null)[] {
    const nodes = this.kind(index) === 'map' ? [...membersOf(this.events, index)] : []
    return nodes.filter((_, i) => i % 2 === 0).map((key) => keyName(this.events[key], this.slice))
  }

  private isShared(index: number): boolean {
    const event = this.events[index]
    return event === undefined || event.type === EVENT_ID.ALIAS || ('anchorStart' in event && event.anchorStart !== -1)
  }

  private member(key: number | null, value: number): Member {
    const first = this.events[key ?? value]
    const start = first === undefined ? -1 : startOf(first)
    const end = endOf(this.events, value, this.slice, key ?? -1)
    const keyEnd = key === null ? null : endOf(this.events, key, this.slice) + this.shift
    const last = this.events.slice(value, after(this.events, value)).findLast((event) => event.type !== EVENT_ID.POP)
    return {
      start: start === -1 ? -1 : start + this.shift,
      keyEnd,
      value,
      end: end === -1 ? -1 : end + this.shift,
      endsInBlock: last?.type === EVENT_ID.SCALAR && isBlockScalar(last.style),
    }
  }
}
