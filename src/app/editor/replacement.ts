import { invertedEffects, isolateHistory } from '@codemirror/commands'
import { Annotation, type EditorState, StateEffect, type Transaction, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Manifests } from '../store/state'

/** The change came from outside the editor: the store knows it already. */
export const fromOutside = Annotation.define<true>()

interface Swap {
  readonly from: Manifests
  readonly to: Manifests
}

/** All manifests were replaced together with this document's text. It stands in the undo history, so that one undo brings back the tabs too. */
const swapped = StateEffect.define<Swap>()

export const undoableSwaps = invertedEffects.of((transaction) =>
  transaction.effects
    .filter((effect) => effect.is(swapped))
    .map(({ value }) => swapped.of({ from: (value as Swap).to, to: (value as Swap).from })),
)

/** The manifests to which an undo or redo leads back; null where it changes a text and nothing else. */
export function swapOf(transaction: Transaction): Manifests | null {
  if (transaction.annotation(fromOutside)) return null
  for (const effect of transaction.effects) if (effect.is(swapped)) return effect.value.to
  return null
}

/** Replaces the whole text in one undoable step. */
export function replaceText(state: EditorState, text: string, swap: Swap | null): TransactionSpec {
  return {
    changes: { from: 0, to: state.doc.length, insert: text },
    selection: { anchor: 0 },
    annotations: [fromOutside.of(true), isolateHistory.of('full')],
    effects: [EditorView.scrollIntoView(0, { y: 'start' }), ...(swap ? [swapped.of(swap)] : [])],
  }
}
