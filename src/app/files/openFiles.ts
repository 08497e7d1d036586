import type { OpenedFile, ReadableFile } from '../../engine'
import type { FileProblem } from '../store/state'
import type { AppStore } from '../store/store'

export interface NamedFile {
  readonly file: Blob
  readonly name: string
}

/** In a folder only these are manifests or archives of them; a file that somebody names is opened whatever it is called. */
const manifestName = /\.(ya?ml|json|txt|log|tar|tgz|zip)(\.gz)?$/i

/** Opens files that were chosen or dropped, each as a tab of the one cluster. A dialog that stands gives way at once; one opened meanwhile stays. */
export async function openFiles(store: AppStore, files: readonly NamedFile[]): Promise<void> {
  store.getState().set({ dialog: null })
  const opened = await store.getState().lookInto(files.map(({ file, name }) => ({ name, bytes: file })))
  if (opened !== null && opened.length > 0) store.getState().addFiles(...sortedOut(opened))
}

/** The files that can be read, and what is wrong with the others. */
export function sortedOut(opened: readonly OpenedFile[]): [files: readonly ReadableFile[], problems: readonly FileProblem[]] {
  const files = opened.flatMap((file): ReadableFile[] => {
    if (file.kind === 'text') return [{ name: file.name, text: file.text }]
    return file.kind === 'held' ? [{ name: file.name, bytes: file.bytes }] : []
  })
  return [files, opened.flatMap((file) => (file.kind === 'refused' ? [{ name: file.name, why: file.why }] : []))]
}

export function chosenFiles(list: FileList | null): NamedFile[] {
  return [...(list ?? [])].map((file) => ({ file, name: file.name }))
}

/** The files of a drop; folders are walked, and their files are named by their path. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  // The list is emptied when the event is over: entries are taken before anything is awaited.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  const plain = chosenFiles(transfer.files)
  if (!entries.some((entry) => entry?.isDirectory)) return plain
  const found = await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])))
  return found.flat()
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)))
    return file ? [{ file, name: entry.fullPath.replace(/^\//, '') }] : []
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const children: FileSystemEntry[] = []
  // A reader hands out a folder piece by piece and says "that was all" by an empty piece.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (piece.length === 0) break
    children.push(...piece)
  }
  const nested = await Promise.all(children.filter((child) => child.isDirectory || manifestName.test(child.name)).map(filesOf))
  return nested.flat()
}
