import { type ByteSource, faultOf, unpack } from '../../archive'
import type { FileProblem } from '../store/state'

/** What fits into a tab as text: of one file, and of all files in one archive. */
const largest = 64 * 1024 * 1024
const largestOfAll = 256 * 1024 * 1024

/** So much is read of a file at a time. */
const slice = 8 * 1024 * 1024

type OpenedFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem }

/**
 * The texts in a file: its own, or those of the files in it where it is an archive (gzip, tar, zip, in one another). UTF-8, or UTF-16 with
 * its mark, as PowerShell writes it. What an archive holds besides is passed over. Never throws.
 */
export async function textsInFile(file: File, name = file.name): Promise<readonly OpenedFile[]> {
  const opened: OpenedFile[] = []
  let left = largestOfAll
  for await (const found of unpack({ name, size: file.size, chunks: () => slicesOf(file) })) {
    if (found.kind === 'passed-over') continue
    if (found.kind === 'refused') {
      opened.push(failed(found.name, found.why))
      continue
    }
    const text = await textOf(found.source, Math.min(largest, left))
    if (text.ok) left -= text.text.length
    opened.push(text)
  }
  return opened.length > 0 ? opened : [failed(name, 'no-manifests')]
}

async function* slicesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += slice) yield new Uint8Array(await file.slice(at, at + slice).arrayBuffer())
}

async function textOf(source: ByteSource, most: number): Promise<OpenedFile> {
  if (source.size !== null && source.size > most) return failed(source.name, 'too-large')
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of source.chunks()) {
      size += piece.byteLength
      if (size > most) return failed(source.name, 'too-large')
      pieces.push(piece)
    }
  } catch (error) {
    return failed(source.name, faultOf(error))
  }
  const text = decode(await new Blob(pieces as BlobPart[]).arrayBuffer())
  return text === null ? failed(source.name, 'not-text') : { ok: true, name: source.name.replace(/\.gz$/, ''), text }
}

function failed(name: string, why: FileProblem['why']): OpenedFile {
  return { ok: false, problem: { name, why } }
}

/** The text, or null where the bytes are none: a zero byte stands in no manifest. */
function decode(buffer: ArrayBuffer): string | null {
  const bytes = new Uint8Array(buffer)
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) return null
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  } catch {
    return null
  }
}
