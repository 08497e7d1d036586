import { FilesButton } from '../files/FilesButton'
import { openFiles } from '../files/openFiles'
import { useAppStore, useMessages } from '../store/context'

/** The button "Open files". */
export function OpenFilesButton() {
  const store = useAppStore()
  const { page } = useMessages()
  return (
    <FilesButton className="quiet-button min-h-8 flex-none px-2" onFiles={(files) => void openFiles(store, files)}>
      {page.editor.openFiles}
    </FilesButton>
  )
}
