import { type ByteSource, faultOf, unpack } from '../archive'
import type { RefusedFile } from '../engine'
import { largestText } from '../engine/model'
import { encodingOf } from './decode'
import { slice, slicesOf } from './slices'

/** A file in a source: its text, its bytes where it is too large to be one, or why it cannot be opened. */
export type OpenedSource =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'held'; readonly name: string; readonly bytes: Blob }
  | RefusedFile

/** What fits into a tab as texts of one archive together. */
const largestOfAll = 256 * 1024 * 1024

/**
 * The files in a file: itself, or those in it where it is an archive (gzip, tar, zip, in one another). UTF-8, or UTF-16 with its mark, as PowerShell
 * writes it. What an archive holds besides is passed over. Never throws.
 */
export async function openSource(file: Blob, name: string): Promise<readonly OpenedSource[]> {
  const opened: OpenedSource[] = []
  let left = largestOfAll
  for await (const found of unpack({ name, size: file.size, chunks: () => slicesOf(file) })) {
    if (found.kind === 'passed-over') continue
    const next: OpenedSource = found.kind === 'refused' ? found : await openFound(found.source, { file, left })
    if (next.kind === 'text') left -= next.text.length
    opened.push(next)
  }
  return opened.length > 0 ? opened : [{ kind: 'refused', name, why: 'no-manifests' }]
}

async function openFound(source: ByteSource, within: { readonly file: Blob; readonly left: number }): Promise<OpenedSource> {
  const name = source.name.replace(/\.gz$/, '')
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    const chunks = source.chunks()[Symbol.asyncIterator]()
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      pieces.push(next.value)
      size += next.value.byteLength
      if (size > largestText) return await held(name, { source, pieces, rest: chunks, file: within.file })
    }
  } catch (error) {
    return { kind: 'refused', name: source.name, why: faultOf(error) }
  }
  if (size > within.left) return { kind: 'refused', name: source.name, why: 'too-large' }
  const text = decoded(pieces, false)
  return text === null ? { kind: 'refused', name, why: 'not-text' } : { kind: 'text', name, text }
}

interface Begun {
  readonly source: ByteSource
  readonly pieces: readonly Uint8Array[]
  readonly rest: AsyncIterator<Uint8Array>
  readonly file: Blob
}

/** A file that is no archive is held as it is; one in an archive is put together beside it. */
async function held(name: string, { source, pieces, rest, file }: Begun): Promise<OpenedSource> {
  if (decoded(pieces, true) === null) {
    await rest.return?.()
    return { kind: 'refused', name, why: 'not-text' }
  }
  if (source.size === file.size) {
    await rest.return?.()
    return { kind: 'held', name, bytes: file }
  }
  const whole: Blob[] = []
  let part = [...pieces]
  let size = 0
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    // A blob lies outside the memory of the page; what is gathered for one does not.
    if (size > slice) {
      whole.push(new Blob(part as BlobPart[]))
      part = []
      size = 0
    }
    part.push(next.value)
    size += next.value.byteLength
  }
  return { kind: 'held', name, bytes: new Blob([...whole, ...(part as BlobPart[])]) }
}

/** The text, or null where the bytes are none: a zero byte stands in no manifest. A cut text may end in the middle of a letter. */
function decoded(pieces: readonly Uint8Array[], isCut: boolean): string | null {
  try {
    const decoder = new TextDecoder(encodingOf(pieces[0] ?? new Uint8Array(0)), { fatal: true })
    const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + (isCut ? '' : decoder.decode())
    if (text.includes('\0')) return null
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  } catch {
    return null
  }
}
