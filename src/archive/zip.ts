import { Inflate, Unzip, type UnzipDecoder } from 'fflate'
import type { ArchiveEvent } from './entries'
import { ArchiveFault, type Budget, faultOf, isBomb, PIECE } from './limits'
import { inPieces } from './peek'

const STORED = 0
const DEFLATED = 8

/** The end of the directory, which every zip has. */
const SMALLEST = 22

/** What the size fields of zip can say; more is zip64, and no dump. */
const LARGEST = 0xfffffffe

/**
 * The files of a zip archive, stored or deflated, as they come. An entry that is damaged, a bomb, packed otherwise or larger than 4 GB
 * ends with a fault and the next ones are read; an archive that is cut short fails.
 */
export async function* readZip(chunks: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<ArchiveEvent> {
  const queue: ArchiveEvent[] = []
  let open = false
  const end = (fault: ArchiveFault['why'] | null): void => {
    if (open) queue.push({ kind: 'end', fault })
    open = false
  }
  const unzip = new Unzip((file) => {
    end('unreadable')
    if (file.name.endsWith('/')) return
    open = true
    queue.push({ kind: 'entry', name: file.name, size: file.originalSize ?? null })
    if (file.compression !== STORED && file.compression !== DEFLATED) {
      end('unreadable')
      unzip.register(discarding(file.compression))
    }
    if ((file.size ?? 0) > LARGEST || (file.originalSize ?? 0) > LARGEST) end('too-large')
    file.ondata = (error, bytes, final) => {
      if (!open) return
      if (error) return end(faultOf(error))
      if (bytes.length > 0) queue.push({ kind: 'bytes', bytes })
      if (final) end(null)
    }
    file.start()
  })
  unzip.register(decoderOf(budget))
  let packed = 0
  for await (const piece of inPieces(chunks, PIECE)) {
    packed += piece.length
    feed(unzip, piece, false)
    yield* queue.splice(0)
  }
  if (packed < SMALLEST) throw new ArchiveFault('unreadable')
  try {
    feed(unzip, new Uint8Array(0), true)
  } finally {
    end('unreadable')
    yield* queue.splice(0)
  }
}

function feed(unzip: Unzip, piece: Uint8Array, final: boolean): void {
  try {
    unzip.push(piece, final)
  } catch (error) {
    throw new ArchiveFault(faultOf(error))
  }
}

/** Inflates one entry; after a fault it takes the rest of the entry and does nothing with it, so that the next entry is found. */
function decoderOf(budget: Budget) {
  return class implements UnzipDecoder {
    static readonly compression = DEFLATED
    ondata: UnzipDecoder['ondata'] = () => undefined
    private packed = 0
    private unpacked = 0
    private failed = false
    private readonly inflate = new Inflate((bytes, final) => {
      this.unpacked += bytes.length
      if (isBomb(this.packed, this.unpacked)) throw new ArchiveFault('too-large')
      budget.spend(bytes.length)
      this.ondata(null, bytes, final)
    })

    push(chunk: Uint8Array, final: boolean): void {
      if (this.failed) return
      this.packed += chunk.length
      try {
        this.inflate.push(chunk, final)
      } catch (error) {
        this.failed = true
        this.ondata(error instanceof Error ? Object.assign(error, { code: 0 }) : null, new Uint8Array(0), true)
      }
    }
  }
}

/** Takes the bytes of an entry that is not read: the archive would keep them in memory else. */
function discarding(method: number) {
  return class implements UnzipDecoder {
    static readonly compression = method
    ondata: UnzipDecoder['ondata'] = () => undefined
    push(): void {}
  }
}
