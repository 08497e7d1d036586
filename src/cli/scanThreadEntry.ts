import { closeSync, openSync, readSync } from 'node:fs'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type ScanTask, ScanThread } from '../intake/scanThread'

/** The file and what is wanted of it. */
export interface ScanOrder {
  readonly path: string
  readonly task: ScanTask
}

const pieceSize = 1024 * 1024

if (parentPort !== null) await serve(workerData as ScanOrder, parentPort)

async function serve({ path, task }: ScanOrder, port: MessagePort): Promise<void> {
  const thread = new ScanThread((message, buffers) => port.postMessage(message, buffers))
  // Each message says that one was worked off.
  port.on('message', () => thread.proceed())
  await thread.scan(task, piecesOf(path))
  port.close()
}

/** The bytes of a file, each piece valid until the next one: this thread has nothing else to do while it reads. */
function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const piece = new Uint8Array(pieceSize)
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) yield piece.subarray(0, size)
  } finally {
    closeSync(file)
  }
}
