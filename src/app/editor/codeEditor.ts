import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder, type ViewUpdate } from '@codemirror/view'
import type { LitLine } from '../store/evidence'
import type { Manifests, OpenFile, TextCause } from '../store/state'
import { lightLines, lineStart, litLines, markJumped } from './litLines'
import { look } from './look'
import { fromOutside, replaceText, swapOf, undoableSwaps } from './replacement'
import { yamlLanguage } from './yamlLanguage'

/** Waits for the end of a word: a key stroke costs the engine nothing. */
const typingPause = 60
/** So much text at once is no typing: it is read at once, and shown as it is. */
const wholeText = 80

export interface EditorWords {
  readonly label: string
  readonly placeholder: string
  readonly phrases: Readonly<Record<string, string>>
}

/** What the editor tells the page. */
interface EditorEvents {
  readonly onText: (id: string, text: string, cause: TextCause) => void
  /** An undo or redo led back to other manifests. */
  readonly onManifests: (manifests: Manifests) => void
  /** True where the page took the pasted text itself. */
  readonly onPaste: (event: ClipboardEvent) => boolean
}

export interface Mark {
  readonly line: number
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

/** The editor as the page moves it. */
export interface CodeEditor {
  show(file: OpenFile, now: Manifests, replaced: Manifests | null): void
  light(lines: readonly LitLine[]): void
  mark(marks: readonly Mark[]): void
  goTo(line: number): void
  speak(words: EditorWords): void
  focus(selection?: { anchor: number; head: number }): void
  destroy(): void
}

/** Makes an editor inside `parent`, which may be a shadow root: there its styles pass the strictest policy. */
export function createCodeEditor(parent: ShadowRoot, first: OpenFile, words: EditorWords, events: EditorEvents): CodeEditor {
  const states = new Map<string, EditorState>()
  /** The text of each file as the page knows it. */
  const known = new Map<string, string>()
  const wording = new Compartment()
  let current = first.id
  let spoken = words
  let timer = 0
  let fading = 0

  const wordsOf = ({ label, placeholder: hint, phrases }: EditorWords) => [
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.phrases.of(phrases),
    placeholder(hint),
  ]
  const stateOf = (text: string) => EditorState.create({ doc: text, extensions: [extensions, wording.of(wordsOf(spoken))] })

  const flush = (cause: TextCause) => {
    clearTimeout(timer)
    timer = 0
    const text = view.state.doc.toString()
    known.set(current, text)
    events.onText(current, text, cause)
  }

  const follow = (update: ViewUpdate) => {
    if (!update.docChanged) return
    const swap = update.transactions.map(swapOf).find((each) => each !== null)
    if (swap) {
      clearTimeout(timer)
      const text = update.state.doc.toString()
      known.set(current, text)
      return events.onManifests({ ...swap, files: swap.files.map((file) => (file.id === current ? { ...file, text } : file)) })
    }
    if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return
    if (sizeOf(update) > wholeText) return flush('whole')
    if (update.transactions.some((transaction) => transaction.isUserEvent('input.paste'))) return flush('typing')
    clearTimeout(timer)
    timer = window.setTimeout(() => flush('typing'), typingPause)
  }

  const extensions = [
    lintGutter(),
    lineNumbers(),
    history(),
    undoableSwaps,
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    yamlLanguage,
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    keymap.of([...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
    litLines,
    look,
    EditorView.updateListener.of(follow),
    EditorView.domEventHandlers({
      paste: (event) => events.onPaste(event),
      // Files are opened by the page; the editor would write their letters into the text.
      drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
    }),
  ]

  const view = new EditorView({ state: stateOf(first.text), parent, root: parent })
  known.set(first.id, first.text)

  return {
    show(file, now, replaced) {
      if (file.id !== current) {
        if (timer !== 0) flush('typing')
        states.set(current, view.state)
        current = file.id
        view.setState(states.get(file.id) ?? stateOf(file.text))
        view.dispatch({ effects: wording.reconfigure(wordsOf(spoken)) })
        if (!known.has(file.id)) known.set(file.id, file.text)
      }
      if (known.get(file.id) === file.text) return
      clearTimeout(timer)
      timer = 0
      known.set(file.id, file.text)
      const swap = replaced?.activeFile === file.id ? { from: replaced, to: now } : null
      view.dispatch(replaceText(view.state, file.text, swap))
      // A new text is read from its top; the page around the editor stays where it is.
      view.scrollDOM.scrollTo(0, 0)
    },
    light(lines) {
      view.dispatch({ effects: lightLines.of(lines) })
      const from = lines[0] ? lineStart(view.state, lines[0].line) : null
      // Nobody is moved away from the place where they write.
      if (from !== null && !view.hasFocus) showWithin(view, from)
    },
    mark(marks) {
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.flatMap((mark) => diagnosticOf(view.state, mark)),
        ),
      )
    },
    goTo(line) {
      const from = lineStart(view.state, Math.min(line, view.state.doc.lines))
      if (from === null) return
      view.dispatch({ selection: { anchor: from }, effects: [EditorView.scrollIntoView(from, { y: 'center' }), markJumped.of(line)] })
      view.focus()
      clearTimeout(fading)
      fading = window.setTimeout(() => view.dispatch({ effects: markJumped.of(null) }), 1600)
    },
    speak(next) {
      spoken = next
      view.dispatch({ effects: wording.reconfigure(wordsOf(next)) })
    },
    focus(selection) {
      if (selection) view.dispatch({ selection })
      view.focus()
    },
    destroy() {
      if (timer !== 0) flush('typing')
      clearTimeout(fading)
      view.destroy()
    },
  }
}

function sizeOf(update: ViewUpdate): number {
  let size = 0
  update.changes.iterChanges((fromA, toA, fromB, toB) => {
    size = Math.max(size, toA - fromA, toB - fromB)
  })
  return size
}

function diagnosticOf(state: EditorState, { line, severity, message }: Mark): Diagnostic[] {
  const from = lineStart(state, line)
  if (from === null) return []
  const text = state.doc.lineAt(from)
  const indent = text.text.length - text.text.trimStart().length
  return [{ from: text.from + indent, to: text.to, severity, message }]
}

/**
 * Scrolls the editor alone, never the page around it: on a phone the table must stay where it is read. Asked once the
 * editor has been measured, so that a line lit at the first drawing is found too.
 */
function showWithin(view: EditorView, from: number): void {
  const margin = 72
  view.requestMeasure({
    read: () => {
      const { top, bottom } = view.lineBlockAt(Math.min(from, view.state.doc.length))
      return { top, bottom, height: view.scrollDOM.clientHeight, now: view.scrollDOM.scrollTop }
    },
    write: ({ top, bottom, height, now }) => {
      if (top < now + margin) view.scrollDOM.scrollTop = top - margin
      else if (bottom > now + height - margin) view.scrollDOM.scrollTop = bottom - height + margin
    },
  })
}
