import { Gunzip } from 'fflate'
import { ArchiveFault, type Budget, isBomb, PIECE } from './limits'
import { inPieces } from './peek'

/** Header, an empty block, checksum and length. */
const SMALLEST = 18

/**
 * Unpacks gzip as it comes, all members of it. (DecompressionStream ends at the first member.)
 * @throws ArchiveFault where it is damaged, cut short, or a bomb.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  let packed = 0
  let unpacked = 0
  const inflater = new Gunzip((piece) => {
    if (piece.length > 0) out.push(piece)
  })
  for await (const piece of inPieces(chunks, PIECE)) {
    packed += piece.length
    push(inflater, piece, false)
    yield* counted()
  }
  push(inflater, new Uint8Array(0), true)
  yield* counted()
  if (packed < SMALLEST) throw new ArchiveFault('unreadable')

  function* counted(): Generator<Uint8Array> {
    const ready = out
    out = []
    for (const piece of ready) {
      unpacked += piece.length
      budget.spend(piece.length)
      if (isBomb(packed, unpacked)) throw new ArchiveFault('too-large')
      yield piece
    }
  }
}

function push(inflater: Gunzip, piece: Uint8Array, final: boolean): void {
  try {
    inflater.push(piece, final)
  } catch {
    throw new ArchiveFault('unreadable')
  }
}
