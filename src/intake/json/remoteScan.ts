import { createScanner } from './createScanner'
import type { LeftOut } from './fieldTree'
import { JsonStream } from './jsonStream'
import type { ScanEvent } from './scanEvent'

/** What a thread needs to scan a file of JSON, beside its bytes. */
export interface ScanTask {
  readonly leftOut: LeftOut
  readonly kindByPath: string | null
}

/** What was found since the last message, and how many bytes were read in all. Nothing follows the last one. */
export interface ScanMessage {
  readonly events: readonly ScanEvent[]
  readonly bytes: number
  readonly isLast: boolean
}

/** A thread that scans a file. It stops by itself behind the last message. */
export interface RemoteScan {
  /** Messages come in their order from then on; `onGone` where none will come any more. */
  listen(onMessage: (message: ScanMessage) => void, onGone: () => void): void
  /** A message was worked off: another may come. */
  proceed(): void
  stop(): void
}

/** Starts one for the file that is read; null where there is no thread to be had. */
export type StartScan = (task: ScanTask) => RemoteScan | null

/** So many messages wait at most. Whoever works them off is slower at first, and catches up where much of the file is left out. */
const mostAhead = 64
/** So many bytes are scanned for one message. */
const stretch = 2 * 1024 * 1024

/** The side that scans. `post` hands a message over with the buffers in it. */
export class ScanThread {
  private ahead = 0
  private resume: (() => void) | null = null
  private events: ScanEvent[] = []
  private buffers: ArrayBuffer[] = []

  constructor(private readonly post: (message: ScanMessage, buffers: ArrayBuffer[]) => void) {}

  /** The other side has worked off a message. */
  proceed(): void {
    this.ahead--
    this.resume?.()
  }

  /** Fails where the bytes do. */
  async scan({ leftOut, kindByPath }: ScanTask, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const stream = new JsonStream(createScanner(leftOut), (event) => this.keep(event), kindByPath)
    let bytes = 0
    for await (const piece of pieces)
      for (let at = 0; at < piece.length; at += stretch) {
        const part = piece.subarray(at, at + stretch)
        stream.push(part)
        bytes += part.length
        await this.send(bytes, false)
      }
    stream.end()
    await this.send(bytes, true)
  }

  /** What is told of items is valid until the next event only. */
  private keep(event: ScanEvent): void {
    if (event.tells !== 'items') {
      this.events.push(event)
      return
    }
    const { json, places, alike } = event.batch
    const kept = alike === null ? null : { json: alike.json.slice(), ends: alike.ends.slice(), references: alike.references.slice() }
    const batch = { ...event.batch, json: json.slice(), alike: kept }
    this.events.push({ ...event, batch })
    this.buffers.push(batch.json.buffer, places.buffer)
    if (kept !== null) this.buffers.push(kept.json.buffer, kept.ends.buffer, kept.references.buffer)
  }

  private async send(bytes: number, isLast: boolean): Promise<void> {
    const { events, buffers } = this
    this.events = []
    this.buffers = []
    while (this.ahead >= mostAhead)
      await new Promise<void>((resolve) => {
        this.resume = resolve
      })
    this.ahead++
    this.post({ events, bytes, isLast }, buffers)
  }
}

/** Follows a scan to its end, and answers with the number of bytes that were read; null where it ended before. */
export function follow(scan: RemoteScan, tell: (event: ScanEvent) => void, onBytes: (bytes: number) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const take = ({ events, bytes, isLast }: ScanMessage) => {
      for (const event of events) tell(event)
      scan.proceed()
      onBytes(bytes)
      if (isLast) resolve(bytes)
    }
    scan.listen(
      (message) => {
        try {
          take(message)
        } catch (error) {
          scan.stop()
          reject(error)
        }
      },
      () => resolve(null),
    )
  })
}
