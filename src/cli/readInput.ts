import { accessSync, closeSync, constants, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ByteSource, faultOf, unpack } from '../archive'
import type { Reread, SourceFile, TextFile } from '../engine'
import { decode, type ReceiveOptions, receiveSource } from '../intake'
import { type Io, UsageError } from './io'
import { readDisk } from './readDisk'
import { startScanThread } from './scanThread'

const manifestEnding = /\.(ya?ml|json)(\.gz)?$|\.(tar|tgz|tar\.gz|zip)$/i

/**
 * Reads files, folders (all manifests and archives in them, in order of name) and `-`, standard input, as the engine reads them: large ones piece
 * by piece. Several files are one cluster. Archives are opened; what cannot be taken out of one is said on standard error and loses nothing else.
 */
export function readCluster(paths: readonly string[], io: Io): Promise<readonly SourceFile[]> {
  return readWith(paths, io, (source, isPacked) => receiveSource(source, isPacked || source.name === '-' ? {} : onDisk(source.name)))
}

/** The same, each file as its text, however large it is. */
export function readInput(paths: readonly string[], io: Io): Promise<readonly TextFile[]> {
  return readWith(paths, io, async (source) => ({ name: source.name, text: decode(await piecesOf(source)) }))
}

async function readWith<File>(
  paths: readonly string[],
  io: Io,
  read: (source: ByteSource, isPacked: boolean) => Promise<File>,
): Promise<readonly File[]> {
  const files: File[] = []
  for (const path of paths) {
    const sources = path === '-' ? [bytesAs('-', await io.stdin())] : filesAt(path).map(fileOnDisk)
    for (const source of sources) files.push(...(await filesIn(source, io, read)))
  }
  return files
}

async function filesIn<File>(
  source: ByteSource,
  io: Io,
  read: (source: ByteSource, isPacked: boolean) => Promise<File>,
): Promise<readonly File[]> {
  const files: File[] = []
  let passedOver = 0
  for await (const found of unpack(source)) {
    if (found.kind === 'passed-over') passedOver++
    else if (found.kind === 'refused') refuse(source, found.name, found.why, io)
    else {
      try {
        files.push(await read(found.source, found.isPacked))
      } catch (error) {
        refuse(source, found.source.name, faultOf(error), io)
      }
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

async function piecesOf(source: ByteSource): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.chunks()) pieces.push(piece)
  return pieces
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

/** A file that is what it is on the disk can be read there once more, and by another thread. */
function onDisk(path: string): ReceiveOptions {
  return { reread: rereadDisk(path), startScan: (task) => startScanThread(path, task) }
}

/** A part of a file on the disk, once more. */
function rereadDisk(path: string): Reread {
  return (start, end) => {
    try {
      const file = openSync(path, 'r')
      try {
        const bytes = Buffer.alloc(end - start)
        return readSync(file, bytes, 0, end - start, start) === end - start ? bytes.toString('utf8') : null
      } finally {
        closeSync(file)
      }
    } catch {
      return null
    }
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
