import type { ReadableFile } from '../../engine'
import type { Manifests, OpenFile, TextTab } from './state'

let lastId = 0

/** An id for a file; never twice in one page. */
export function newId(): string {
  lastId += 1
  return `file-${lastId}`
}

/** Files as the whole of the manifests. The first takes the id of the tab it replaces, so that the editor's undo leads back. */
export function asManifests(given: readonly ReadableFile[], sample: string | null = null, firstId = ''): Manifests {
  const named = given.length > 0 ? distinctNames(given) : [{ name: 'manifests.yaml', text: '' }]
  const files = named.map((file, index) => ({ ...file, id: index === 0 && firstId !== '' ? firstId : newId() }))
  return { files, activeFile: files[0]?.id ?? '', untouchedSample: sample }
}

/** Adds opened files as tabs. A file of a name that is open already is that file again. */
export function addOpened(manifests: Manifests, given: readonly ReadableFile[]): Manifests {
  const files: OpenFile[] = [...manifests.files]
  let activeFile = manifests.activeFile
  for (const opened of distinctNames(given)) {
    const index = files.findIndex((file) => file.name === opened.name)
    const file = { ...opened, id: files[index]?.id ?? newId() }
    if (index < 0) files.push(file)
    else files[index] = file
    activeFile = file.id
  }
  return { files, activeFile, untouchedSample: null }
}

export function withoutFile(manifests: Manifests, id: string): Manifests {
  const index = manifests.files.findIndex((file) => file.id === id)
  const files = manifests.files.filter((file) => file.id !== id)
  const next = files[Math.min(index, files.length - 1)]?.id ?? ''
  return { files, activeFile: manifests.activeFile === id ? next : manifests.activeFile, untouchedSample: null }
}

/** `manifests-2.yaml`: the first name of its kind that is free. */
export function nextFileName(files: readonly { name: string }[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'manifests.yaml' : `manifests-${number}.yaml`
    if (!files.some((file) => file.name === name)) return name
  }
}

/** Two files of one name (from two folders) could not be told apart in an answer: the second is numbered. */
function distinctNames(files: readonly ReadableFile[]): readonly ReadableFile[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, count)
    return count === 1 ? file : { ...file, name: `${file.name} (${count})` }
  })
}

/** Whether a file is a text that an editor can show. */
export function isText(file: OpenFile): file is TextTab {
  return 'text' in file
}

const blank = new WeakMap<OpenFile, boolean>()

/** Whether nothing but blanks stands in any of them. Remembered of each: every panel asks at every change, and blanks have no early end. */
export function areBlank(files: readonly OpenFile[]): boolean {
  return files.every((file) => {
    const known = blank.get(file) ?? (isText(file) && !/\S/.test(file.text))
    blank.set(file, known)
    return known
  })
}

export function haveSameContent(files: readonly OpenFile[], others: readonly OpenFile[]): boolean {
  return files.length === others.length && files.every((file, index) => isSame(file, others[index]))
}

/** Whether two states of files hold the same under the same name. */
export function isSame(file: OpenFile, other: OpenFile | undefined): boolean {
  if (other === undefined || file.name !== other.name) return false
  return isText(file) ? isText(other) && file.text === other.text : !isText(other) && file.bytes === other.bytes
}
