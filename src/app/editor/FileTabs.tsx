import { Plus, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useApp, useAppStore, useMessages } from '../store/context'
import { OpenFilesButton } from './OpenFilesButton'

/** One tab a file, and the ways to get more of them or fewer. */
export function FileTabs({ litFiles }: { readonly litFiles: ReadonlySet<string> }) {
  const store = useAppStore()
  const { page } = useMessages()
  const files = useApp((state) => state.files)
  const activeFile = useApp((state) => state.activeFile)
  const active = files.find((file) => file.id === activeFile)
  const { newFile, closeFile } = store.getState()

  return (
    <div className="flex min-h-11 flex-none items-center gap-1 border-b border-line-soft px-2">
      <div role="tablist" aria-label={page.editor.files} className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-1">
        {files.map((file) => (
          <FileTab key={file.id} id={file.id} name={file.name} active={file.id === activeFile} lit={litFiles.has(file.name)} />
        ))}
      </div>
      {active && files.length > 1 && (
        <IconButton name={page.editor.closeFile(active.name)} onPress={() => closeFile(active.id)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
      <IconButton name={page.editor.newFile} onPress={newFile}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <OpenFilesButton />
    </div>
  )
}

interface FileTabProps {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly lit: boolean
}

function FileTab({ id, name, active, lit }: FileTabProps) {
  const store = useAppStore()
  const { page } = useMessages()
  return (
    <button
      type="button"
      role="tab"
      aria-selected={active}
      aria-controls="manifests-panel"
      aria-description={lit && !active ? page.editor.evidence : undefined}
      tabIndex={active ? 0 : -1}
      title={name}
      onClick={() => store.getState().activate(id)}
      onKeyDown={moveFocus}
      className={`flex min-h-8 max-w-44 min-w-20 items-center gap-1.5 rounded-md px-2.5 text-sm ${active ? 'bg-surface-2 font-semibold text-text inset-ring inset-ring-line' : 'text-text-2 hover:text-text'}`}
    >
      <span className="truncate">{name}</span>
      {!active && lit && <span aria-hidden className="size-2 flex-none rotate-45 bg-packet" />}
    </button>
  )
}

/** Arrows go from tab to tab and take each at once. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const tabs = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
  const at = tabs.indexOf(event.currentTarget)
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  const tab = tabs[(next + tabs.length) % tabs.length]
  tab?.focus()
  tab?.click()
}

interface IconButtonProps {
  readonly name: string
  readonly onPress: () => void
  readonly children: ReactNode
}

function IconButton({ name, onPress, children }: IconButtonProps) {
  return (
    <button type="button" aria-label={name} title={name} onClick={onPress} className="icon-button flex-none">
      {children}
    </button>
  )
}
