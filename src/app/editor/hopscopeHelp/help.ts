import { autocompletion, type Completion, type CompletionContext, type CompletionResult, pickedCompletion } from '@codemirror/autocomplete'
import type { EditorState, Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip } from '@codemirror/view'
import type { Language } from '../../../i18n'
import { fieldAt, fieldsAt, type KnownField, wordsAt } from './fields'
import { placeAt, type TextLines, type WritingPlace } from './place'

/** Completion and explanation in objects of `hopscope/v1`, out of their schema; everywhere else the editor is as it was. */
export function hopscopeHelp(language: () => Language): Extension {
  return [
    autocompletion({ override: [(context) => complete(context, language())], icons: false }),
    hoverTooltip((view, offset) => {
      const line = view.state.doc.lineAt(offset)
      const key = /^(\s*(?:- +)*)([\w.-]+):/.exec(line.text)
      const [start, end] = [key?.[1]?.length ?? 0, (key?.[0].length ?? 1) - 1]
      if (key === null || offset < line.from + start || offset > line.from + end) return null
      const place = placeAt(linesOf(view.state), line.number, start)
      const about = place && fieldAt(place.kind, [...place.path, key[2] ?? ''])?.about
      if (!about) return null
      return { pos: line.from + start, end: line.from + end, above: true, create: () => ({ dom: explanation(about[language()]) }) }
    }),
  ]
}

function explanation(text: string): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-field-about'
  dom.textContent = text
  return dom
}

function linesOf({ doc }: EditorState): TextLines {
  return { count: doc.lines, line: (number) => doc.line(number).text }
}

function complete({ state, pos, explicit }: CompletionContext, language: Language): CompletionResult | null {
  const line = state.doc.lineAt(pos)
  const place = placeAt(linesOf(state), line.number, pos - line.from)
  if (place === null || (!explicit && pos === line.from + place.from && place.valueOf === null)) return null
  const options = place.valueOf === null ? keysFor(place, language) : valuesFor([...place.path, place.valueOf], place)
  return options.length === 0 ? null : { from: line.from + place.from, options, validFor: /^[\w.-]*$/ }
}

/** Fields of the map; of a list of words, the words. */
function keysFor(place: WritingPlace, language: Language): readonly Completion[] {
  const fields = fieldsAt(place.kind, place.path).filter(({ name }) => !place.siblings.includes(name))
  if (fields.length === 0) return valuesFor(place.path, place)
  return fields.map((field, index) => ({
    label: field.name,
    boost: -index,
    apply: (view, completion, from, to) => write(view, completion, { from, to }, writtenOut(field, place.column)),
    ...(field.about === null ? {} : { info: () => explanation(field.about?.[language] ?? '') }),
  }))
}

function write(view: EditorView, completion: Completion, { from, to }: { readonly from: number; readonly to: number }, text: string): void {
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
  })
}

/** The key and what stands before its value, where keys begin at that column. */
function writtenOut({ name, form }: KnownField, column: number): string {
  const below = `\n${' '.repeat(column + 2)}`
  return form === 'map' ? `${name}:${below}` : form === 'value' ? `${name}: ` : `${name}:${below}- `
}

function valuesFor(path: readonly string[], { kind }: WritingPlace): readonly Completion[] {
  return wordsAt(kind, path).map((label, index) => ({ label, boost: -index }))
}
