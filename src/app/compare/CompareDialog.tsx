import { type ReactNode, useEffect, useId, useState } from 'react'
import { FilesButton } from '../files/FilesButton'
import { chosenFiles, droppedFiles, type NamedFile, sortedOut } from '../files/openFiles'
import { useApp, useAppStore, useMessages } from '../store/context'
import { isText } from '../store/manifests'
import type { OpenFile } from '../store/state'
import { Dialog } from '../ui/Dialog'
import { inputNames, looksLikeManifests } from './otherInput'

/** What a pasted text is called. */
const pastedName = 'before.yaml'

/** The dialog "Compare with other manifests": takes what was before, opened, dropped, pasted, or out of the open files. */
export function CompareDialog(): ReactNode {
  const store = useAppStore()
  const { compare: words, page } = useMessages()
  const [problems, setProblems] = useState<readonly string[]>([])
  const close = () => store.getState().set({ dialog: null })

  /** What comes from outside passes the gate that every opened file passes. */
  const take = async (given: readonly NamedFile[]) => {
    if (given.length === 0) return
    const opened = await store.getState().lookInto(given.map(({ file, name }) => ({ name, bytes: file })))
    if (opened === null) return
    const [files, refused] = sortedOut(opened)
    if (files.length === 0)
      return setProblems(refused.length > 0 ? refused.map(({ name, why }) => page.problem[why](name)) : [words.unreadable])
    store.getState().set({ dialog: null, fileProblems: refused })
    await store.getState().compareWith({ names: inputNames(files), files, tabs: [] })
  }
  const takeText = (text: string) => void take([{ name: pastedName, file: new Blob([text]) }])
  useArrivals((files) => void take(files), takeText)
  const takeTabs = (tabs: readonly OpenFile[]) => {
    const files = tabs.map((tab) => (isText(tab) ? { name: tab.name, text: tab.text } : { name: tab.name, bytes: tab.bytes }))
    close()
    void store.getState().compareWith({ names: inputNames(files), files, tabs })
  }

  return (
    <Dialog title={words.label} about={words.about} closeLabel={words.close} place="centre" onClose={close}>
      <div className="grid gap-5 overflow-y-auto p-5">
        <OpenBefore onFiles={(files) => void take(files)} />
        <PasteBefore onText={takeText} />
        <TakeTabs onTabs={takeTabs} />
        <div role="alert" className="text-sm text-trouble empty:hidden">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

/** Whatever is pasted or dropped while the dialog is open is what was before: the page would take it for new manifests. */
function useArrivals(onFiles: (files: readonly NamedFile[]) => void, onText: (text: string) => void): void {
  useEffect(() => {
    const hold = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    const paste = (event: ClipboardEvent) => {
      hold(event)
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const files = chosenFiles(event.clipboardData?.files ?? null)
      if (files.length > 0) onFiles(files)
      else if (looksLikeManifests(text)) onText(text)
    }
    const drop = (event: DragEvent) => {
      hold(event)
      if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(onFiles)
    }
    window.addEventListener('paste', paste, true)
    window.addEventListener('dragover', hold, true)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('paste', paste, true)
      window.removeEventListener('dragover', hold, true)
      window.removeEventListener('drop', drop, true)
    }
  })
}

function OpenBefore({ onFiles }: { readonly onFiles: (files: readonly NamedFile[]) => void }): ReactNode {
  const { compare: words } = useMessages()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-dashed border-line p-4">
      <FilesButton
        className="inline-flex min-h-9 items-center gap-2 rounded-lg bg-packet-fill px-4 text-sm font-semibold text-packet-ink hover:brightness-105"
        onFiles={onFiles}
      >
        {words.open}
      </FilesButton>
      <p className="min-w-0 flex-1 basis-56 text-sm text-text-2">{words.dropHint}</p>
    </div>
  )
}

/** Holds no text: what a keyboard without a paste puts here is taken at once, and nobody sees what may be secret in it. */
function PasteBefore({ onText }: { readonly onText: (text: string) => void }): ReactNode {
  const { compare: words } = useMessages()
  return (
    <label className="grid gap-1.5 text-sm font-semibold">
      {words.paste}
      <textarea
        value=""
        rows={2}
        spellCheck={false}
        placeholder={words.pasteHint}
        className="field-input resize-none py-2 font-mono text-xs font-normal"
        onChange={(event) => looksLikeManifests(event.target.value) && onText(event.target.value)}
      />
    </label>
  )
}

/** Of several open files some may be what was before; one at least is after. */
function TakeTabs({ onTabs }: { readonly onTabs: (tabs: readonly OpenFile[]) => void }): ReactNode {
  const { compare: words } = useMessages()
  const files = useApp((state) => state.files)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const hint = useId()
  if (files.length < 2) return null
  const tabs = files.filter(({ id }) => chosen.has(id))
  return (
    <fieldset aria-describedby={hint} className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{words.tabs}</legend>
      <div className="flex max-h-40 flex-wrap gap-2 overflow-y-auto">
        {files.map(({ id, name }) => (
          <label
            key={id}
            className="flex min-h-9 max-w-full cursor-pointer items-center gap-2 rounded-lg border border-line-soft px-3 text-sm has-checked:border-link has-checked:bg-surface-2"
          >
            <input
              type="checkbox"
              checked={chosen.has(id)}
              onChange={() => setChosen(chosen.has(id) ? new Set([...chosen].filter((each) => each !== id)) : new Set([...chosen, id]))}
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="button"
          className="quiet-button disabled:text-text-2"
          disabled={tabs.length === 0 || tabs.length === files.length}
          onClick={() => onTabs(tabs)}
        >
          {words.start}
        </button>
        <p id={hint} className="min-w-0 flex-1 basis-56 text-sm text-text-2">
          {words.tabsHint}
        </p>
      </div>
    </fieldset>
  )
}
