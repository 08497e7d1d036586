import { isolateHistory } from '@codemirror/commands'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { AppliedFix } from '../store/state'
import { fromOutside } from './replacement'

/** A fix as one undoable step that leaves cursor and scrolling alone; null where another text stands there than the fix is for. */
export function fixText(state: EditorState, { before, after, edits }: AppliedFix): TransactionSpec | null {
  if (state.doc.toString() !== inLines(before)) return null
  const at = (line: number, column: number) => Math.min(state.doc.line(line).from + column - 1, state.doc.length)
  const changes = state.changes(
    edits.map((edit) => ({ from: at(edit.line, edit.column), to: at(edit.endLine, edit.endColumn), insert: inLines(edit.text) })),
  )
  if (changes.apply(state.doc).toString() !== inLines(after)) return null
  return { changes, userEvent: 'input.fix', annotations: [fromOutside.of(true), isolateHistory.of('full')] }
}

/** As the editor holds a text: its lines, however they ended. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
