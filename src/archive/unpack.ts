import type { ByteSource } from './byteSource'
import type { ArchiveEvent } from './entries'
import { isSafeName, mayBeInput } from './entryName'
import { formatOf } from './format'
import { gunzip } from './gunzip'
import { ArchiveFault, Budget, faultOf, MAX_NESTING } from './limits'
import { peek } from './peek'
import { readTar } from './tar'
import { readZip } from './zip'

/** A file that was found, and whether it was packed; one in an archive that is no input (a log, a picture); or one that could not be taken out, and why. */
export type Unpacked =
  | { readonly kind: 'file'; readonly source: ByteSource; readonly isPacked: boolean }
  | { readonly kind: 'passed-over'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly why: 'unreadable' | 'too-large' | 'unsafe-name' }

/** A reading of a whole archive from its beginning. */
type Reading = () => AsyncGenerator<ArchiveEvent>

/**
 * The files in a source: itself where it is no archive, else every file that the archive holds, archives in archives too.
 * What it is, its first bytes say and not its name; names are kept as they are, of an entry behind that of its archive. Never throws; the bytes of a file may fail while they are read.
 * The files come as they are read: take the bytes of one before the next is asked for.
 */
export function unpack(source: ByteSource): AsyncGenerator<Unpacked> {
  return unpackAt(source, 0, new Budget())
}

async function* unpackAt(source: ByteSource, depth: number, budget: Budget): AsyncGenerator<Unpacked> {
  try {
    const { head, source: whole, close } = await peek(source)
    const format = formatOf(head)
    if (format === 'text' || (format === 'binary' && depth === 0)) yield { kind: 'file', source: whole, isPacked: depth > 0 }
    else if (format === 'binary') yield { kind: 'passed-over', name: source.name }
    else if (depth === MAX_NESTING) yield { kind: 'refused', name: source.name, why: 'too-large' }
    else if (format === 'gzip') yield* unpackAt(unzipped(whole, budget), depth + 1, budget)
    else yield* filesIn(source.name, depth, budget, () => (format === 'tar' ? readTar(whole.chunks()) : readZip(whole.chunks(), budget)))
    await close()
  } catch (error) {
    yield { kind: 'refused', name: source.name, why: faultOf(error) }
  }
}

function unzipped(source: ByteSource, budget: Budget): ByteSource {
  return { name: source.name, size: null, chunks: () => gunzip(source.chunks(), budget) }
}

async function* filesIn(archive: string, depth: number, budget: Budget, read: Reading): AsyncGenerator<Unpacked> {
  const events = read()
  try {
    let index = -1
    for (let next = await events.next(); !next.done; next = await events.next()) {
      if (next.value.kind !== 'entry') continue
      const at = ++index
      const name = next.value.name.replace(/^(\.\/)+/, '')
      if (!isSafeName(next.value.name)) yield { kind: 'refused', name: next.value.name, why: 'unsafe-name' }
      else if (!mayBeInput(name)) yield { kind: 'passed-over', name }
      else {
        const entry = new Entry(events, () => entryAt(read(), at))
        yield* unpackAt({ name: `${archive}/${name}`, size: next.value.size, chunks: () => entry.chunks() }, depth + 1, budget)
        await entry.drain()
      }
    }
  } finally {
    await events.return(undefined)
  }
}

/** The bytes of the entry that the events stand at, as long as they stand at it. */
class Entry {
  private state: 'untouched' | 'read' | 'over' = 'untouched'

  constructor(
    private readonly events: AsyncGenerator<ArchiveEvent>,
    private readonly again: () => AsyncIterable<Uint8Array>,
  ) {}

  chunks(): AsyncIterable<Uint8Array> {
    if (this.state !== 'untouched') return this.again()
    this.state = 'read'
    return this.body()
  }

  /** Goes to the end of the entry, wherever its reader stopped. */
  async drain(): Promise<void> {
    while (this.state !== 'over') {
      const next = await this.events.next()
      if (next.done || next.value.kind === 'end') this.state = 'over'
    }
  }

  private async *body(): AsyncGenerator<Uint8Array> {
    while (this.state === 'read') {
      const next = await this.events.next()
      if (next.done) throw new ArchiveFault('unreadable')
      if (next.value.kind === 'bytes') yield next.value.bytes
      else {
        this.state = 'over'
        if (next.value.kind === 'end' && next.value.fault !== null) throw new ArchiveFault(next.value.fault)
      }
    }
  }
}

async function* entryAt(events: AsyncGenerator<ArchiveEvent>, wanted: number): AsyncGenerator<Uint8Array> {
  let index = -1
  for await (const event of events) {
    if (event.kind === 'entry') index++
    else if (index === wanted && event.kind === 'bytes') yield event.bytes
    else if (index === wanted && event.kind === 'end') {
      if (event.fault !== null) throw new ArchiveFault(event.fault)
      return
    }
  }
  throw new ArchiveFault('unreadable')
}
