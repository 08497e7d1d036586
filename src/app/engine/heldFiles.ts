import { loadText, type ReadProgress } from '../../engine'
import type { ReceivedFile, SourceFile } from '../../engine/model'
import { failed, type Progress, type ReceiveOptions, type RemoteScan, receiveSource, type ScanTask, slicesOf } from '../../intake'
import type { MessageFile } from './protocol'

/** Progress is told so often at most, in milliseconds. */
const pause = 100

/** Starts a thread that scans a file, where there is one to be had. */
export type StartFileScan = (file: Blob, task: ScanTask) => RemoteScan | null

/** Reads the bytes of the files that are not texts. What was read of one is kept as long as it is in the input. */
export function createHeldFiles(startScan: StartFileScan) {
  let kept = new Map<number, ReceivedFile>()

  return async (files: readonly MessageFile[], onProgress: (progress: ReadProgress) => void): Promise<readonly SourceFile[]> => {
    const keys = new Set(files.flatMap((file) => ('key' in file ? [file.key] : [])))
    kept = new Map([...kept].filter(([key]) => keys.has(key)))
    const fresh = files.flatMap((file) => ('key' in file && !kept.has(file.key) ? [file] : []))
    const of = fresh.reduce((sum, { bytes }) => sum + bytes.size, 0)
    let before = { bytes: 0, objects: 0 }
    let told = performance.now()
    for (const { key, name, bytes } of fresh) {
      const blob = bytes as Blob
      const tell = (now: Progress) => {
        if (performance.now() - told < pause) return
        told = performance.now()
        onProgress({ bytes: before.bytes + now.bytes, of, objects: before.objects + now.objects })
      }
      const file = await received(name, blob, { onProgress: tell, startScan: (task) => startScan(blob, task) })
      kept.set(key, file)
      before = { bytes: before.bytes + blob.size, objects: before.objects + file.received.objects.length }
    }
    return files.map((file) =>
      'key' in file ? { ...(kept.get(file.key) ?? failed(file.name, { code: 'file-gone' })), name: file.name } : file,
    )
  }
}

async function received(name: string, blob: Blob, options: ReceiveOptions): Promise<ReceivedFile> {
  try {
    const file = await receiveSource(
      { name, size: blob.size, chunks: () => slicesOf(blob) },
      { ...options, reread: (start, end) => textOf(blob.slice(start, end)) },
    )
    return 'received' in file ? file : { name, received: loadText(file) }
  } catch {
    return failed(name, { code: 'file-gone' })
  }
}

/** Only a worker may wait for bytes without letting anything else happen. */
function textOf(blob: Blob): string | null {
  try {
    return new FileReaderSync().readAsText(blob)
  } catch {
    return null
  }
}

/** What a worker has, and the types of a page do not know. */
declare class FileReaderSync {
  readAsText(blob: Blob): string
}
