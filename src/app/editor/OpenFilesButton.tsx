import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { chosenFiles, openFiles } from '../files/openFiles'
import { useAppStore, useMessages } from '../store/context'

/** The button "Open files". The browser's own file input stays out of sight. */
export function OpenFilesButton() {
  const store = useAppStore()
  const { page } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        onChange={(event) => {
          const files = chosenFiles(event.target.files)
          // Without this the same file could not be opened twice.
          event.target.value = ''
          void openFiles(store, files)
        }}
      />
      <button type="button" onClick={() => input.current?.click()} className="quiet-button min-h-8 flex-none px-2">
        <FolderOpen aria-hidden className="size-4 text-text-2" />
        {page.editor.openFiles}
      </button>
    </>
  )
}
