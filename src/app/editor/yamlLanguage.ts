import { yaml } from '@codemirror/lang-yaml'
import { Compartment, EditorState, type Transaction } from '@codemirror/state'

/** Deeper than anything written by hand, and well before the highlighter, which recurses, runs out of stack. */
const deepest = 300

const language = new Compartment()
const highlighted = yaml()

/** YAML, highlighted; a text that is nested without end stays plain, so that the editor survives it. */
export const yamlLanguage = [
  language.of(highlighted),
  EditorState.transactionExtender.of((transaction) => {
    if (!transaction.docChanged) return null
    if (insertedTexts(transaction).some(isNestedTooDeep)) return { effects: language.reconfigure([]) }
    const plain = language.get(transaction.startState) !== highlighted
    return plain && replacesAll(transaction) ? { effects: language.reconfigure(highlighted) } : null
  }),
]

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
