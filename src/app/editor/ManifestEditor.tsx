import { useEffect, useMemo, useRef, useState } from 'react'
import { pasteIntoEditor } from '../files/paste'
import { useApp, useAppStore, useMessages } from '../store/context'
import type { LitLine } from '../store/evidence'
import { isText } from '../store/manifests'
import type { CodeEditor, Mark } from './codeEditor'
import { PlainEditor, type PlainText } from './PlainEditor'
import { startCodeEditor } from './startCodeEditor'

interface ManifestEditorProps {
  readonly lit: readonly LitLine[]
  readonly marks: readonly Mark[]
}

/** The textbox "Manifests": a plain one at once, the full editor as soon as its code is there. */
export function ManifestEditor({ lit, marks }: ManifestEditorProps) {
  const store = useAppStore()
  const { page } = useMessages()
  const file = useApp((state) => state.files.find((each) => each.id === state.activeFile))
  const language = useApp((state) => state.language)
  const jump = useApp((state) => state.jump)
  const place = useRef<HTMLDivElement>(null)
  const plain = useRef<PlainText>(null)
  const [editor, setEditor] = useState<CodeEditor | null>(null)

  const words = useMemo(
    () => ({ language, label: page.editor.label, placeholder: page.editor.placeholder, phrases: page.find }),
    [page, language],
  )
  const spoken = useRef(words)
  spoken.current = words

  useEffect(() => {
    if (!place.current) return
    return startCodeEditor({
      store,
      place: place.current,
      plain: () => plain.current,
      words: () => spoken.current,
      onPaste: (event, hold) => {
        const taken = pasteIntoEditor(store, event, hold)
        if (taken) event.preventDefault()
        return taken
      },
      onReady: setEditor,
    })
  }, [store])

  const isHeld = file !== undefined && !isText(file)
  useEffect(() => {
    const { files, activeFile, untouchedSample, replaced, fixed } = store.getState()
    if (editor && file && isText(file)) editor.show(file, { files, activeFile, untouchedSample }, replaced, fixed)
  }, [editor, file, store])
  useEffect(() => editor?.speak(words), [editor, words])
  useEffect(() => editor?.mark(marks), [editor, marks])
  useEffect(() => editor?.light(lit), [editor, lit])
  useEffect(() => {
    if (editor && jump) editor.goTo(jump.line, jump.focus)
  }, [editor, jump])

  return (
    <div id="manifests-panel" role="tabpanel" aria-label={file?.name ?? ''} className="relative min-h-24 flex-1">
      <div ref={place} className="absolute inset-0" hidden={isHeld} />
      {isHeld && <p className="p-4 text-sm text-text-2">{page.editor.tooLargeToEdit(file.name, file.bytes.size)}</p>}
      {editor === null && file && isText(file) && <PlainEditor key={file.id} file={file} ref={plain} />}
    </div>
  )
}
