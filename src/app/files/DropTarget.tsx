import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAppStore, useMessages } from '../store/context'
import { droppedFiles, openFiles } from './openFiles'
import { pasteOnPage } from './paste'

/** Takes files that are dropped and manifests that are pasted anywhere on the page; shows where a drop would land. */
export function DropTarget() {
  const store = useAppStore()
  const { page } = useMessages()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    // Leaving for nowhere is leaving the window; all else is a move between elements.
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void droppedFiles(event.dataTransfer).then((files) => openFiles(store, files))
    }
    const onPaste = (event: ClipboardEvent) => pasteOnPage(store, event)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [store])

  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-bg/85 p-6">
      <div className="grid h-full w-full place-items-center rounded-2xl border-3 border-dashed border-packet bg-packet-soft/60">
        <p className="flex items-center gap-3 text-lg font-semibold text-text">
          <FileUp aria-hidden className="size-7 text-packet" />
          {page.drop}
        </p>
      </div>
    </div>
  )
}
