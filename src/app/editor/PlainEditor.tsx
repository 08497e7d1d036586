import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { insertSafely, pasteIntoEditor } from '../files/paste'
import { useAppStore, useMessages } from '../store/context'
import { isText } from '../store/manifests'
import type { TextTab } from '../store/state'

/** What the editor that comes after must take over. */
export interface PlainText {
  /** What was typed and not yet handed on; null where nothing is. */
  readonly pending: () => string | null
  /** The cursor, where it stands in here. */
  readonly cursor: () => { readonly anchor: number; readonly head: number } | null
}

/** Stands in until the editor has loaded, so that nothing typed meanwhile is lost. */
export function PlainEditor({ file, ref }: { readonly file: TextTab; readonly ref: Ref<PlainText> }) {
  const store = useAppStore()
  const { page } = useMessages()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(file.text)
  const timer = useRef(0)
  const pending = useRef<string | null>(null)

  // What is being typed wins over a text that arrives meanwhile.
  useEffect(() => {
    if (pending.current === null) setText(file.text)
  }, [file.text])
  useEffect(() => () => clearTimeout(timer.current), [])
  useImperativeHandle(ref, () => ({
    pending: () => pending.current,
    cursor: () => {
      const element = area.current
      return element && document.activeElement === element ? { anchor: element.selectionStart, head: element.selectionEnd } : null
    },
  }))

  const type = (typed: string) => {
    const whole = Math.abs(typed.length - text.length) > 80
    setText(typed)
    pending.current = typed
    clearTimeout(timer.current)
    timer.current = window.setTimeout(
      () => {
        pending.current = null
        store.getState().setText(file.id, typed, whole ? 'whole' : 'typing')
      },
      whole ? 0 : 60,
    )
  }

  /** What is selected when the paste comes; where the full editor has come meanwhile, the text of the file is changed. */
  const hold = () => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = area.current ?? {}
    return (kept: string) => {
      const known = store
        .getState()
        .files.filter(isText)
        .find((each) => each.id === file.id)?.text
      const now = area.current?.value ?? known ?? ''
      const next = now.slice(0, from) + kept + now.slice(to)
      if (area.current) type(next)
      else store.getState().setText(file.id, next, 'whole')
    }
  }

  return (
    <textarea
      ref={area}
      aria-label={page.editor.label}
      placeholder={page.editor.placeholder}
      className="absolute inset-0 size-full resize-none bg-surface py-2 pr-3 pl-14 font-mono text-sm leading-[1.55] whitespace-pre text-text"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      value={text}
      onPaste={(event) => pasteIntoEditor(store, event.nativeEvent, hold) && event.preventDefault()}
      onDrop={(event) => insertSafely(store, event.dataTransfer.getData('text/plain'), hold) && event.preventDefault()}
      onChange={(event) => type(event.target.value)}
    />
  )
}
