import { yaml } from '@codemirror/lang-yaml'
import { Compartment, EditorState, type Transaction, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Deeper than anything written by hand, and well before the highlighter, which recurses, runs out of stack. */
const deepest = 300

const language = new Compartment()
const highlighted = yaml()

/** As many words on one line, on as many lines, as a screen shows at once: each word would be an element, and the page would stand still. */
const crowd = { words: 200, lines: 15 }

/** YAML, highlighted; a text that is nested without end, or crowded, stays plain, so that the editor survives it. */
export const yamlLanguage = [
  language.of(highlighted),
  EditorState.transactionExtender.of((transaction) => {
    if (!transaction.docChanged) return null
    return insertsPlain(transaction) ? { effects: language.reconfigure([]) } : null
  }),
  EditorView.updateListener.of(({ transactions, view }) => {
    for (const transaction of transactions) {
      const again = recolouring(transaction)
      if (again !== null) return view.dispatch(again)
    }
  }),
]

/**
 * Colours again, once a text has taken the whole place of one that stayed plain. A step of its own: in the same one the highlighter would
 * begin with the old text.
 */
export function recolouring(transaction: Transaction): TransactionSpec | null {
  const isPlain = language.get(transaction.state) !== highlighted
  if (!isPlain || !transaction.docChanged || insertsPlain(transaction) || !replacesAll(transaction)) return null
  return { effects: language.reconfigure(highlighted) }
}

function insertsPlain(transaction: Transaction): boolean {
  return insertedTexts(transaction).some((text) => isNestedTooDeep(text) || isCrowded(text))
}

function insertedTexts(transaction: Transaction): readonly string[] {
  const texts: string[] = []
  transaction.changes.iterChanges((_from, _to, _fromNew, _toNew, inserted) => {
    if (inserted.length > deepest) texts.push(inserted.toString())
  })
  return texts
}

function replacesAll(transaction: Transaction): boolean {
  const { length } = transaction.startState.doc
  let all = false
  transaction.changes.iterChanges((from, to) => {
    all ||= from === 0 && to === length
  })
  return all
}

/** Brackets inside brackets, or list marks on one line, deeper than the limit. Brackets in texts count too: no harm but colour. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1
    if (depth > deepest) return true
  }
  return new RegExp(`(?:[-?] ){${deepest}}`).test(text)
}

const crowdedLine = new RegExp(`^(?:[^\\n,:]*[,:]){${crowd.words}}`, 'gm')

/** Many lines in flow style that are wider than any screen. What stands in quotes counts too: no harm but colour. */
export function isCrowded(text: string): boolean {
  crowdedLine.lastIndex = 0
  for (let lines = 0; crowdedLine.test(text); ) {
    lines += 1
    if (lines === crowd.lines) return true
  }
  return false
}
