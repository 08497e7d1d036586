import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { askForFiles } from './askForFiles'
import type { NamedFile } from './openFiles'

interface FilesButtonProps {
  readonly className: string
  readonly onFiles: (files: readonly NamedFile[]) => void
  readonly children: ReactNode
}

/** A button that asks for files. */
export function FilesButton({ className, onFiles, children }: FilesButtonProps): ReactNode {
  return (
    <button type="button" onClick={() => askForFiles(onFiles)} className={className}>
      <FolderOpen aria-hidden className="size-4 opacity-80" />
      {children}
    </button>
  )
}
