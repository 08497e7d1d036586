import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type ByteSource, faultOf, unpack } from '../archive'
import { type Io, UsageError } from './io'

/** One text of the input, under the name it was given by. */
interface InputFile {
  readonly name: string
  readonly text: string
}

const manifestEnding = /\.(ya?ml|json)(\.gz)?$|\.(tar|tgz|tar\.gz|zip)$/i

/**
 * Reads files, folders (all manifests and archives in them, in order of name) and `-`, standard input. Several files are one cluster.
 * Archives are opened; what cannot be taken out of one is said on standard error and loses nothing else.
 */
export async function readInput(paths: readonly string[], io: Io): Promise<readonly InputFile[]> {
  const files: InputFile[] = []
  for (const path of paths) {
    const sources = path === '-' ? [bytesAs('-', await io.stdin())] : filesAt(path).map(fileOnDisk)
    for (const source of sources) files.push(...(await textsIn(source, io)))
  }
  return files
}

async function textsIn(source: ByteSource, io: Io): Promise<readonly InputFile[]> {
  const files: InputFile[] = []
  let passedOver = 0
  for await (const found of unpack(source)) {
    if (found.kind === 'passed-over') passedOver++
    else if (found.kind === 'refused') refuse(source, found.name, found.why, io)
    else {
      const bytes = await bytesOf(found.source)
      if (typeof bytes === 'string') refuse(source, found.source.name, bytes, io)
      else files.push({ name: found.source.name, text: decode(bytes) })
    }
  }
  if (passedOver > 0) io.err(`hopscope: ${source.name}: ${passedOver} files in it are no manifests and were passed over\n`)
  return files
}

const faults = {
  unreadable: 'it is damaged or cut short',
  'too-large': 'it unpacks to more than a dump of a cluster holds',
  'unsafe-name': 'its name leads out of the archive',
}

/** What was named in the call must be read; of an entry of an archive it is said that it is missing. */
function refuse(source: ByteSource, name: string, why: keyof typeof faults, io: Io): void {
  const text = `cannot unpack ${name}: ${faults[why]}`
  if (name === source.name) throw new UsageError(text)
  io.err(`hopscope: ${text}\n`)
}

async function bytesOf(source: ByteSource): Promise<Uint8Array | 'unreadable' | 'too-large'> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of source.chunks()) pieces.push(piece)
  } catch (error) {
    return faultOf(error)
  }
  return Buffer.concat(pieces)
}

function bytesAs(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      yield bytes
    },
  }
}

function fileOnDisk(name: string): ByteSource {
  try {
    accessSync(name, constants.R_OK)
  } catch (problem) {
    throw unreadable(name, problem)
  }
  return { name, size: null, chunks: () => readDisk(name) }
}

const diskPiece = 256 * 1024

async function* readDisk(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(diskPiece), 0, diskPiece)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
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
  if (found.length === 0)
    throw new UsageError(`${path} holds no manifests: no file in it ends in .yaml, .yml or .json, and none is an archive`)
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

function unreadable(path: string, problem: unknown): UsageError {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : code || 'it cannot be read'
  return new UsageError(`cannot read ${path}: ${why}. Give a file, a folder, or - for standard input`)
}

/** Bytes to text: UTF-8 and (with a byte order mark) UTF-16 are read. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}
