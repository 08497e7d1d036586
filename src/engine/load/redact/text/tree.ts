import { EVENT_ID, type Event, getScalarValue } from 'js-yaml'
import { isBlockScalar, keyName } from '../../events'

/** A node of a document with its place in the text: `start` up to, not including, `end`. */
export type TextNode = TextScalar | TextMap | TextList | TextAlias

export interface TextScalar {
  readonly kind: 'scalar'
  readonly start: number
  readonly end: number
  /** Of a block scalar the lines below its header are its text. */
  readonly isBlock: boolean
  readonly value: string
}

export interface TextMap {
  readonly kind: 'map'
  readonly start: number
  end: number
  readonly isFlow: boolean
  readonly fields: { readonly key: string | null; readonly value: TextNode }[]
}

export interface TextList {
  readonly kind: 'list'
  readonly start: number
  end: number
  readonly isFlow: boolean
  readonly items: TextNode[]
}

export interface TextAlias {
  readonly kind: 'alias'
  readonly start: number
  readonly end: number
}

/** Builds the roots of the documents among a parser's events, in one walk. Keys that are maps or lists stand as fields without a key. */
export function rootsOf(events: readonly Event[], text: string): TextNode[] {
  const roots: TextNode[] = []
  const open: (TextMap | TextList | null)[] = []
  let keys: (string | null | undefined)[] = []
  let last = 0
  const place = (node: TextNode, event: Event) => {
    const parent = open.at(-1)
    if (parent === null || parent === undefined) roots.push(node)
    else if (parent.kind === 'list') parent.items.push(node)
    else if (keys.at(-1) === undefined) {
      keys[keys.length - 1] = keyName(event, text)
      if (node.kind !== 'scalar') parent.fields.push({ key: null, value: node })
    } else {
      parent.fields.push({ key: keys.at(-1) ?? null, value: node })
      keys[keys.length - 1] = undefined
    }
  }
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push(null)
        keys = [...keys, undefined]
        break
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const isFlow = text[event.start] === '{' || text[event.start] === '['
        const shared = { start: event.start, end: event.start + 1, isFlow }
        const node: TextMap | TextList =
          event.type === EVENT_ID.MAPPING ? { kind: 'map', ...shared, fields: [] } : { kind: 'list', ...shared, items: [] }
        place(node, event)
        open.push(node)
        keys.push(undefined)
        last = Math.max(last, event.start + 1)
        break
      }
      case EVENT_ID.SCALAR: {
        const node = scalarOf(event, text, last)
        place(node, event)
        last = Math.max(last, node.end)
        break
      }
      case EVENT_ID.ALIAS:
        place({ kind: 'alias', start: event.anchorStart - 1, end: event.anchorEnd }, event)
        last = Math.max(last, event.anchorEnd)
        break
      case EVENT_ID.POP: {
        const closed = open.pop()
        keys.pop()
        if (closed === null || closed === undefined) break
        if (closed.isFlow) last = behind(text, closed.kind === 'map' ? '}' : ']', last)
        closed.end = last
        break
      }
    }
  }
  return roots
}

function behind(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from)
  return at === -1 ? text.length : at + 1
}

function scalarOf(event: Event & { type: typeof EVENT_ID.SCALAR }, text: string, last: number): TextScalar {
  if (event.valueStart === -1) return { kind: 'scalar', start: last, end: last, isBlock: false, value: '' }
  const { valueStart: start, valueEnd: end, style } = event
  return { kind: 'scalar', start, end, isBlock: isBlockScalar(style), value: getScalarValue(text, event) }
}
