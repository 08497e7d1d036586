import { flushSync } from 'react-dom'
import { type HoldPlace, insertSafely } from '../files/paste'
import { isText } from '../store/manifests'
import type { AppStore } from '../store/store'
import type { CodeEditor, EditorWords } from './codeEditor'
import type { PlainText } from './PlainEditor'

interface EditorStart {
  readonly store: AppStore
  readonly place: HTMLElement
  /** The plain textbox that stands there meanwhile. */
  readonly plain: () => PlainText | null
  readonly words: () => EditorWords
  readonly onPaste: (event: ClipboardEvent, hold: HoldPlace) => boolean
  readonly onReady: (editor: CodeEditor | null) => void
}

/** Loads the editor's code when the browser has time for it and puts it in the plain one's place. Answers with the way to end it. */
export function startCodeEditor({ store, place, plain, words, onPaste, onReady }: EditorStart): () => void {
  let ended = false
  let editor: CodeEditor | null = null
  const host = document.createElement('div')
  host.style.height = '100%'
  // Under `style-src 'self'` an editor may bring its own styles only into a shadow root.
  const root = host.attachShadow({ mode: 'open' })
  // Outside, a key would seem to come from this element, which is no textbox: the player's keys would take it.
  host.addEventListener('keydown', (event) => event.stopPropagation())

  const load = async () => {
    const { createCodeEditor } = await import('./codeEditor')
    if (ended) return
    const { activeFile, setText } = store.getState()
    const typed = plain()?.pending() ?? null
    const cursor = plain()?.cursor() ?? null
    if (typed !== null) setText(activeFile, typed, 'whole')
    const { files, untouchedSample, replaced, fixed } = store.getState()
    const file = files.find((each) => each.id === activeFile)
    if (!file) return
    const fix = fixed.applied.find((each) => each.file === activeFile)
    const before = fix ? { ...file, text: fix.before } : replaced?.files.find((each) => each.id === activeFile)
    place.append(host)
    const first = [before, file].flatMap((each) => (each !== undefined && isText(each) ? [each] : []))[0]
    editor = createCodeEditor(root, first ?? { id: '', name: '', text: '' }, words(), {
      onText: (id, text, cause) => store.getState().setText(id, text, cause),
      onManifests: (manifests) => store.getState().restoreManifests(manifests),
      onPaste,
      onCursor: (id, line) => {
        const { files, standOn } = store.getState()
        const file = files.find((each) => each.id === id)
        standOn(file === undefined || line === null ? null : { file: file.name, line })
      },
      onDropText: (text, hold) => insertSafely(store, text.replace(/\r\n?/g, '\n'), hold),
    })
    if (isText(file)) editor.show(file, { files, activeFile, untouchedSample }, replaced, fixed)
    // In this same moment the plain one goes: there are never two, and nothing is typed into the one that leaves.
    const ready = editor
    flushSync(() => onReady(ready))
    if (cursor) editor.focus(cursor)
  }

  const cancel = whenIdle(() => void load().catch(() => undefined))
  return () => {
    ended = true
    cancel()
    editor?.destroy()
    host.remove()
    onReady(null)
  }
}

/** After the first picture, and not much later. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 1500 })
  return () => cancelIdleCallback(handle)
}
