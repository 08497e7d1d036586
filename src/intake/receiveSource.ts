import type { ByteSource } from '../archive'
import { FileReceiver, loadText, type Reread, unreadFields } from '../engine'
import { largestText, type ProblemCause, type ReceivedFile, type SourceFile } from '../engine/model'
import { decode, encodingOf } from './decode'
import { createScanner } from './json/createScanner'
import { type LeftOut, treeOf } from './json/fieldTree'
import { JsonStream } from './json/jsonStream'
import { follow, type StartScan } from './json/remoteScan'
import { tellReceiver } from './json/tellReceiver'

/** YAML is read as one string, and strings end at 2^29 characters. In megabytes. */
const largestYaml = 256

/** A file whose form lied is read once more as YAML up to this size. */
const largestSecondTry = 32 * 1024 * 1024

/** How far the reading of a large file is. */
export interface Progress {
  readonly bytes: number
  readonly objects: number
}

export interface ReceiveOptions {
  /** A part of the file once more, to tell where a field stands. */
  readonly reread?: Reread
  readonly onProgress?: (progress: Progress) => void
  /** Starts a thread that scans the bytes of this very source. */
  readonly startScan?: StartScan
}

/**
 * A source as the engine reads it: a short one as its text; of a long one what it holds. JSON is read value by value and never held as a whole, so
 * its size does not matter; larger YAML than a string holds is a problem of its file. Fails where the bytes of the source do.
 */
export async function receiveSource(source: ByteSource, options: ReceiveOptions = {}): Promise<SourceFile> {
  const chunks = source.chunks()[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let size = 0
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head.push(next.value)
    size += next.value.length
    if (size > largestText) return receive({ source, head, rest: chunks }, options)
  }
  return { name: source.name, text: decode(head) }
}

/** A source of which the beginning was read. */
interface Begun {
  readonly source: ByteSource
  readonly head: readonly Uint8Array[]
  readonly rest: AsyncIterator<Uint8Array>
}

async function receive(begun: Begun, options: ReceiveOptions): Promise<ReceivedFile> {
  if (!looksLikeJson(begun.head[0] ?? new Uint8Array(0))) return receiveText(begun, options)
  const { file, size } = await receiveJson(begun, options)
  const { objects, problems } = file.received
  if (objects.length > 0 || size > largestSecondTry || !problems.some(({ code }) => code === 'json-syntax')) return file
  return receiveText(fromTheStart(begun), options)
}

interface ReceivedJson {
  readonly file: ReceivedFile
  readonly size: number
}

/** Another thread scans where there is one: this one has enough to do with what is found. */
async function receiveJson(begun: Begun, options: ReceiveOptions): Promise<ReceivedJson> {
  const { receiver, tell } = receiverFor(begun.source, options)
  const scan = options.startScan?.({ leftOut, kindByPath: receiver.kindByPath }) ?? null
  if (scan === null) return receiveHere(begun, options)
  await begun.rest.return?.()
  const size = await follow(scan, tell, (bytes) => options.onProgress?.({ bytes, objects: receiver.count }))
  return size === null ? receiveHere(fromTheStart(begun), options) : { file: receiver.received(), size }
}

async function receiveHere({ source, head, rest }: Begun, options: ReceiveOptions): Promise<ReceivedJson> {
  const { receiver, tell } = receiverFor(source, options)
  const stream = new JsonStream(createScanner(leftOut), tell, receiver.kindByPath)
  let size = 0
  for await (const piece of joined(head, rest)) {
    stream.push(piece)
    size += piece.length
    options.onProgress?.({ bytes: size, objects: receiver.count })
  }
  stream.end()
  return { file: receiver.received(), size }
}

function receiverFor({ name }: ByteSource, { reread }: ReceiveOptions) {
  const receiver = new FileReceiver(name, reread)
  return { receiver, tell: tellReceiver(receiver, (text) => receiver.sees(text), leftOut) }
}

function fromTheStart({ source }: Begun): Begun {
  return { source, head: [], rest: source.chunks()[Symbol.asyncIterator]() }
}

async function receiveText({ source, head, rest }: Begun, { onProgress }: ReceiveOptions): Promise<ReceivedFile> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of joined(head, rest)) {
    pieces.push(piece)
    size += piece.length
    if (size > largestYaml * 1024 * 1024) return failed(source.name, { code: 'yaml-too-large', limit: largestYaml })
    onProgress?.({ bytes: size, objects: 0 })
  }
  return { name: source.name, received: loadText({ name: source.name, text: decode(pieces) }) }
}

/** A file that holds nothing, and why. */
export function failed(name: string, cause: ProblemCause): ReceivedFile {
  return {
    name,
    received: { objects: [], problems: [{ file: name, line: null, column: null, object: null, path: null, ...cause }], asked: [] },
  }
}

async function* joined(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** Whether a text begins as JSON does: behind blanks, comments and the dashes of YAML, with a list or map, and no template. */
function looksLikeJson(head: Uint8Array): boolean {
  if (encodingOf(head) !== 'utf-8') return false
  const text = new TextDecoder().decode(head.subarray(0, 4096))
  return /^\uFEFF?(?:\s|---|#[^\r\n]*[\r\n])*(?:\{(?!\{)|\[)/.test(text)
}

const leftOut: LeftOut = {
  always: treeOf(unreadFields.always),
  ofKind: new Map(
    Object.entries(unreadFields).flatMap(([kind, paths]) =>
      kind === 'always' ? [] : [[kind, treeOf([...unreadFields.always, ...paths])] as const],
    ),
  ),
}
