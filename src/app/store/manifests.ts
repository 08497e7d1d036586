import type { Manifests, OpenFile } from './state'

let lastId = 0

/** An id for a file; never twice in one page. */
export function newId(): string {
  lastId += 1
  return `file-${lastId}`
}

/** Texts as the whole of the manifests. The first takes the id of the tab it replaces, so that the editor's undo leads back. */
export function asManifests(texts: readonly { name: string; text: string }[], sample: string | null = null, firstId = ''): Manifests {
  const named = texts.length > 0 ? distinctNames(texts) : [{ name: 'manifests.yaml', text: '' }]
  const files = named.map((file, index) => ({ ...file, id: index === 0 && firstId !== '' ? firstId : newId() }))
  return { files, activeFile: files[0]?.id ?? '', untouchedSample: sample }
}

/** Adds opened files as tabs. A file of a name that is open already is that file again. */
export function addOpened(manifests: Manifests, texts: readonly { name: string; text: string }[]): Manifests {
  const files: OpenFile[] = [...manifests.files]
  let activeFile = manifests.activeFile
  for (const { name, text } of distinctNames(texts)) {
    const index = files.findIndex((file) => file.name === name)
    const file = { id: files[index]?.id ?? newId(), name, text }
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
function distinctNames(texts: readonly { name: string; text: string }[]): { name: string; text: string }[] {
  const seen = new Map<string, number>()
  return texts.map(({ name, text }) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { name: count === 1 ? name : `${name} (${count})`, text }
  })
}
