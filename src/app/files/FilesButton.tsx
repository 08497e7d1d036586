import { FolderOpen } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { chosenFiles, type NamedFile } from './openFiles'

interface FilesButtonProps {
  readonly className: string
  readonly onFiles: (files: readonly NamedFile[]) => void
  readonly children: ReactNode
}

/** A button that asks for files. The browser's own file input stays out of sight. */
export function FilesButton({ className, onFiles, children }: FilesButtonProps): ReactNode {
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
          onFiles(files)
        }}
      />
      <button type="button" onClick={() => input.current?.click()} className={className}>
        <FolderOpen aria-hidden className="size-4 opacity-80" />
        {children}
      </button>
    </>
  )
}
