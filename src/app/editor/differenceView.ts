import { defaultKeymap } from '@codemirror/commands'
import { unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { lineStart, litLines, markJumped } from './litLines'
import { look } from './look'
import { yamlLanguage } from './yamlLanguage'

export interface ShownDifference {
  readonly before: string
  readonly after: string
  /** Lines of the text after that may be wrong, and why. */
  readonly unsure: readonly { readonly line: number; readonly why: string }[]
}

export interface DifferenceWords {
  readonly label: string
  /** `$ unchanged lines` */
  readonly unchanged: string
}

/** The difference as the page moves it. */
export interface DifferenceView {
  /** Brings a line of the text after into view. */
  goTo(line: number): void
  destroy(): void
}

/** Shows what differs between two texts, one above the other, to be read and not to be written in. */
export function createDifferenceView(parent: ShadowRoot, shown: ShownDifference, words: DifferenceWords): DifferenceView {
  let fading = 0
  const view = new EditorView({
    parent,
    root: parent,
    state: EditorState.create({
      doc: shown.after,
      extensions: [
        unifiedMergeView({
          original: shown.before,
          mergeControls: false,
          syntaxHighlightDeletions: false,
          collapseUnchanged: { margin: 2, minSize: 6 },
        }),
        lineNumbers(),
        EditorView.lineWrapping,
        yamlLanguage,
        litLines,
        unsureLines(shown.unsure),
        differenceLook,
        look,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorState.phrases.of({ '$ unchanged lines': words.unchanged }),
        // What is not editable takes no focus by itself, and could not be scrolled by keys.
        EditorView.contentAttributes.of({ 'aria-label': words.label, 'aria-readonly': 'true', tabindex: '0' }),
        keymap.of(defaultKeymap),
      ],
    }),
  })

  return {
    goTo(line) {
      const from = lineStart(view.state, line)
      if (from === null) return
      view.dispatch({ selection: { anchor: from }, effects: [EditorView.scrollIntoView(from, { y: 'center' }), markJumped.of(line)] })
      view.contentDOM.focus({ preventScroll: true })
      clearTimeout(fading)
      fading = window.setTimeout(() => view.dispatch({ effects: markJumped.of(null) }), 1600)
    },
    destroy() {
      clearTimeout(fading)
      view.destroy()
    },
  }
}

function unsureLines(places: ShownDifference['unsure']): Extension {
  return EditorView.decorations.of((view) =>
    Decoration.set(
      places.flatMap(({ line, why }) => {
        const from = lineStart(view.state, line)
        return from === null ? [] : [Decoration.line({ class: 'cm-unsure', attributes: { title: why } }).range(from)]
      }),
      true,
    ),
  )
}

/** Taken out has a minus and is red, put in has a plus and is green: never colour alone. A place that may be wrong has an edge of dashes. */
const differenceLook = EditorView.theme({
  '&': { height: 'auto', maxHeight: '50dvh' },
  '.cm-content:focus-visible': { outline: 'none' },
  '&:has(.cm-content:focus-visible)': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-deletedChunk': { backgroundColor: 'var(--trouble-soft)', padding: '0 12px 0 11px' },
  '.cm-deletedChunk .cm-deletedText': { background: 'none' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--arrived-soft)' },
  '&.cm-merge-b .cm-changedText': { background: 'none' },
  '.cm-changeGutter': { width: '1.2em', paddingLeft: '0', textAlign: 'center', fontWeight: '700' },
  '.cm-deletedLineGutter': { background: 'var(--trouble-soft)', color: 'var(--trouble)' },
  '.cm-deletedLineGutter::before': { content: '"\u2212"' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--arrived-soft)', color: 'var(--arrived)' },
  '.cm-changedLineGutter::before': { content: '"+"' },
  '.cm-collapsedLines': { color: 'var(--text-2)', background: 'var(--surface-2)', fontFamily: 'var(--font)' },
  '&.cm-merge-b .cm-line.cm-unsure': { backgroundColor: 'var(--warning-soft)', borderLeft: '3px dashed var(--warning)' },
  '&.cm-merge-b .cm-line.cm-unsure.cm-jumped': { outline: '2px solid var(--warning)', outlineOffset: '-2px' },
})
