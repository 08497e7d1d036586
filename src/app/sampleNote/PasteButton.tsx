import { ClipboardPaste } from 'lucide-react'
import { pasteFromClipboard } from '../files/paste'
import { useAppStore, useMessages } from '../store/context'

/** Pastes without a keyboard. `onRefused`: the browser did not tell what is on the clipboard, or nothing is; pasting into the editor is left. */
export function PasteButton({ onRefused }: { readonly onRefused: () => void }) {
  const store = useAppStore()
  const { page } = useMessages()
  const paste = async () => {
    if (!(await pasteFromClipboard(store))) onRefused()
  }
  return (
    <button type="button" className="quiet-button flex-none" onClick={() => void paste()}>
      <ClipboardPaste aria-hidden className="size-4" />
      {page.editor.paste}
    </button>
  )
}
