import type { FileProblem } from '../store/state'

/** What cannot be shown in an editor without stopping the tab. */
const largest = 64 * 1024 * 1024

type OpenedFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem }

/** Reads one file as text: UTF-8, UTF-16 with its mark (PowerShell writes so), or any of these in gzip. Never throws. */
export async function textOfFile(file: File, name = file.name): Promise<OpenedFile> {
  try {
    if (file.size > largest) return failed(name, 'too-large')
    const bytes = await unpack(new Uint8Array(await file.arrayBuffer()))
    if (bytes.byteLength > largest) return failed(name, 'too-large')
    const text = decode(bytes)
    return text === null ? failed(name, 'not-text') : { ok: true, name: name.replace(/\.gz$/, ''), text }
  } catch {
    return failed(name, 'unreadable')
  }
}

function failed(name: string, why: FileProblem['why']): OpenedFile {
  return { ok: false, problem: { name, why } }
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The text, or null where the bytes are none: a zero byte stands in no manifest. */
function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text.replace(/\r\n?/g, '\n')
  } catch {
    return null
  }
}
