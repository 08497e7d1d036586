import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { LitLine } from '../store/evidence'

export const lightLines = StateEffect.define<readonly LitLine[]>()
/** The line that somebody jumped to; null lets it fade. */
export const markJumped = StateEffect.define<number | null>()

const looks = {
  current: Decoration.line({ class: 'cm-lit-current' }),
  because: Decoration.line({ class: 'cm-lit-because' }),
}
const jumped = Decoration.line({ class: 'cm-jumped' })

const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => {
    for (const effect of transaction.effects) if (effect.is(lightLines)) return litSet(transaction.state, effect.value)
    return set.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

const jump = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(markJumped)) continue
      const from = effect.value === null ? null : lineStart(transaction.state, effect.value)
      return from === null ? Decoration.none : Decoration.set(jumped.range(from))
    }
    return set.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

export const litLines = [lit, jump]

/** Where a line (from 1) begins; null where the text has no such line any more. */
export function lineStart(state: EditorState, line: number): number | null {
  return line >= 1 && line <= state.doc.lines ? state.doc.line(line).from : null
}

function litSet(state: EditorState, lines: readonly LitLine[]): DecorationSet {
  const ranges = lines.flatMap(({ line, role }) => {
    const from = lineStart(state, line)
    return from === null ? [] : [looks[role].range(from)]
  })
  return Decoration.set(ranges, true)
}
