import type { ByteSource } from './byteSource'
import { HEAD } from './format'

interface Peeked {
  readonly head: Uint8Array
  /** The same bytes; the first reading goes on where the look at the head stopped. */
  readonly source: ByteSource
  /** Gives up a reading that nobody took. */
  readonly close: () => Promise<void>
}

/** Looks at the first bytes of a source without a second reading of it. */
export async function peek(source: ByteSource): Promise<Peeked> {
  const iterator = source.chunks()[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < HEAD) {
    const next = await iterator.next()
    if (next.done) break
    pieces.push(next.value)
    length += next.value.length
  }
  let taken = false
  const close = async (): Promise<void> => {
    if (!taken) await iterator.return?.()
    taken = true
  }
  const chunks = (): AsyncIterable<Uint8Array> => {
    if (taken) return source.chunks()
    taken = true
    return goOn(pieces, iterator)
  }
  return { head: joined(pieces).subarray(0, HEAD), source: { ...source, chunks }, close }
}

async function* goOn(pieces: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const only = pieces[0]
  if (only !== undefined && pieces.length === 1) return only
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** The same bytes in pieces of at most `size`. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size)
}
