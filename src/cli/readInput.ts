import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Io, UsageError } from './io'

/** One text of the input, under the name it was given by. */
interface InputFile {
  readonly name: string
  readonly text: string
}

const manifestEnding = /\.(ya?ml|json)(\.gz)?$/i

/** Reads files, folders (all manifests in them, in order of name) and `-`, standard input. Several files are one cluster. */
export async function readInput(paths: readonly string[], io: Io): Promise<readonly InputFile[]> {
  const files: InputFile[] = []
  for (const path of paths) {
    if (path === '-') files.push({ name: '-', text: decode('-', await io.stdin()) })
    else for (const file of filesAt(path)) files.push({ name: file, text: decode(file, readBytes(file)) })
  }
  return files
}

/** The files that a path names: itself, or every manifest below it where it is a folder. */
export function filesAt(path: string): readonly string[] {
  let folder: boolean
  try {
    folder = statSync(path).isDirectory()
  } catch (problem) {
    throw unreadable(path, problem)
  }
  if (!folder) return [path]
  const found = manifestsBelow(path)
  if (found.length === 0) throw new UsageError(`${path} holds no manifests: no file in it ends in .yaml, .yml or .json`)
  return found
}

function manifestsBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : manifestsBelow(path)
    return manifestEnding.test(entry.name) ? [path] : []
  })
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (problem) {
    throw unreadable(file, problem)
  }
}

function unreadable(path: string, problem: unknown): UsageError {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : code || 'it cannot be read'
  return new UsageError(`cannot read ${path}: ${why}. Give a file, a folder, or - for standard input`)
}

/** Bytes to text: gzip is unpacked, UTF-8 and (with a byte order mark) UTF-16 are read. */
export function decode(name: string, bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return decode(name, unpack(name, bytes))
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

function unpack(name: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes)
  } catch {
    throw new UsageError(`cannot unpack ${name}: it begins as gzip and is damaged or cut short`)
  }
}
