import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view'
import type { Language } from '../../i18n'
import type { HoldPlace } from '../files/paste'
import type { LitLine } from '../store/evidence'
import type { Fixed, Manifests, TextTab } from '../store/state'
import { fixText } from './fixText'
import { createHeldPlaces, type HeldPlaces } from './heldPlaces'
import { hopscopeHelpWhenNeeded } from './hopscopeHelp'
import { lightLines, lineStart, litLines, markJumped } from './litLines'
import { look } from './look'
import { replaceText, undoableSwaps } from './replacement'
import { createTextWatch, type TextEvents, type TextWatch } from './textWatch'
import { yamlLanguage } from './yamlLanguage'

export interface EditorWords {
  readonly language: Language
  readonly label: string
  readonly placeholder: string
  readonly phrases: Readonly<Record<string, string>>
}

/** What the editor tells the page. */
interface EditorEvents extends TextEvents {
  /** True where the page took the pasted text itself. */
  readonly onPaste: (event: ClipboardEvent, hold: HoldPlace) => boolean
  /** True where the page takes a text that is dropped from elsewhere. */
  readonly onDropText: (text: string, hold: HoldPlace) => boolean
  /** The person stands on a line of that file (an id); null where the editor lost the focus. */
  readonly onCursor: (id: string, line: number | null) => void
}

export interface Mark {
  readonly line: number
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

/** The editor as the page moves it. */
export interface CodeEditor {
  /** `fixed`: the fixes that were put in last, which leave the cursor and the scrolling alone. */
  show(file: TextTab, now: Manifests, replaced: Manifests | null, fixed: Fixed): void
  light(lines: readonly LitLine[]): void
  mark(marks: readonly Mark[]): void
  goTo(line: number, focus: boolean): void
  speak(words: EditorWords): void
  focus(selection?: { anchor: number; head: number }): void
  destroy(): void
}

/** Makes an editor inside `parent`, which may be a shadow root: there its styles pass the strictest policy. */
export function createCodeEditor(parent: ShadowRoot, first: TextTab, words: EditorWords, events: EditorEvents): CodeEditor {
  const states = new Map<string, EditorState>()
  const wording = new Compartment()
  let spoken = words
  let fading = 0
  const watch = createTextWatch(first, () => view.state.doc.toString(), events)
  const held = createHeldPlaces()
  const extensions = [extensionsOf(watch, held, events), hopscopeHelpWhenNeeded(() => spoken.language)]
  const stateOf = (text: string) => EditorState.create({ doc: text, extensions: [extensions, wording.of(wordsOf(spoken))] })

  const view = new EditorView({ state: stateOf(first.text), parent, root: parent })

  return {
    show(file, now, replaced, fixed) {
      const fix = fixed.applied.find((each) => each.file === file.id && each.after === file.text)
      if (file.id !== watch.current()) {
        watch.flushPending()
        states.set(watch.current(), view.state)
        // A text that nobody saw yet begins as it was before its fix: that can be undone.
        const first = fix === undefined ? file : { ...file, text: fix.before }
        watch.turnTo(first)
        held.clear()
        view.setState(states.get(file.id) ?? stateOf(first.text))
        view.dispatch({ effects: wording.reconfigure(wordsOf(spoken)) })
      }
      if (!watch.learn(file)) return
      const step = fix && fixText(view.state, fix)
      if (step) {
        view.dispatch(step)
        if (fixed.focus) view.focus()
        return
      }
      const swap = replaced?.activeFile === file.id ? { from: replaced, to: now } : null
      view.dispatch(replaceText(view.state, file.text, swap))
    },
    light(lines) {
      const from = lines[0] ? lineStart(view.state, lines[0].line) : null
      // Nobody is moved away from the place where they write.
      const scroll = from === null || view.hasFocus ? [] : [EditorView.scrollIntoView(from, { y: 'nearest', yMargin: litMargin })]
      view.dispatch({ effects: [lightLines.of(lines), ...scroll] })
    },
    mark(marks) {
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.flatMap((mark) => diagnosticOf(view.state, mark)),
        ),
      )
    },
    goTo(line, focus) {
      const from = lineStart(view.state, Math.min(line, view.state.doc.lines))
      if (from === null) return
      if (focus) {
        view.dispatch({ selection: { anchor: from }, effects: [EditorView.scrollIntoView(from, { y: 'center' }), markJumped.of(line)] })
        view.focus()
      } else {
        view.dispatch({ effects: markJumped.of(line) })
        // Only the text is scrolled: the page stays where the person reads.
        const { top, height } = view.lineBlockAt(from)
        view.scrollDOM.scrollTop = top - (view.scrollDOM.clientHeight - height) / 2
      }
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
      watch.flushPending()
      clearTimeout(fading)
      view.destroy()
    },
  }
}

function wordsOf({ label, placeholder: hint, phrases }: EditorWords): Extension {
  return [EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }), EditorState.phrases.of(phrases), placeholder(hint)]
}

function extensionsOf(watch: TextWatch, held: HeldPlaces, { onPaste, onDropText, onCursor }: EditorEvents): Extension {
  // A piece of the text itself that is moved was looked through, or typed.
  let ownDrag = false
  return [
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
    // A new text is read from its top, and of a text that stands the lit line comes into view; the page around the editor stays where it is.
    EditorView.scrollHandler.of((view, { head }, { y, yMargin }) => {
      if (y === 'start') view.scrollDOM.scrollTo(0, 0)
      else if (yMargin === litMargin) showWithin(view, head)
      return y === 'start' || yMargin === litMargin
    }),
    EditorView.updateListener.of((update) => {
      held.follow(update)
      watch.follow(update)
      const { view, state } = update
      if (update.selectionSet || update.focusChanged)
        onCursor(watch.current(), view.hasFocus ? state.doc.lineAt(state.selection.main.head).number : null)
    }),
    EditorView.domEventHandlers({
      paste: (event, view) => onPaste(event, () => held.hold(view, view.state.selection.main.from, view.state.selection.main.to)),
      dragstart: () => {
        ownDrag = true
        return false
      },
      dragend: () => {
        ownDrag = false
        return false
      },
      // Files are opened by the page; the editor would write their letters into the text.
      drop: (event, view) => {
        if ((event.dataTransfer?.files.length ?? 0) > 0) return true
        const text = ownDrag ? '' : (event.dataTransfer?.getData('text/plain') ?? '')
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
        if (text === '' || !onDropText(text, () => held.hold(view, at, at))) return false
        event.preventDefault()
        return true
      },
    }),
  ]
}

function diagnosticOf(state: EditorState, { line, severity, message }: Mark): Diagnostic[] {
  const from = lineStart(state, line)
  if (from === null) return []
  const text = state.doc.lineAt(from)
  const indent = text.text.length - text.text.trimStart().length
  return [{ from: text.from + indent, to: text.to, severity, message }]
}

/** How far from the edges of the editor a lit line stands at least. No other scrolling has this margin: it is known by it. */
const litMargin = 72

/** Scrolls the editor alone, never the page around it: on a phone the table must stay where it is read. */
function showWithin(view: EditorView, from: number): void {
  const { top, bottom } = view.lineBlockAt(Math.min(from, view.state.doc.length))
  const { clientHeight, scrollTop } = view.scrollDOM
  if (top < scrollTop + litMargin) view.scrollDOM.scrollTop = top - litMargin
  else if (bottom > scrollTop + clientHeight - litMargin) view.scrollDOM.scrollTop = bottom - clientHeight + litMargin
}
