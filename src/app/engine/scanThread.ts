import type { RemoteScan, ScanMessage, ScanTask } from '../../intake'
import type { ScanOrder } from './scanWorker'

/** A worker of a worker that scans a file: reading and scanning go on while what was found is worked off. Null where the browser allows none. */
export function startScanThread(file: Blob, task: ScanTask): RemoteScan | null {
  let worker: Worker
  try {
    worker = new Worker(new URL('./scanWorker.ts', import.meta.url), { type: 'module', name: 'hopscope-scan' })
  } catch {
    return null
  }
  const order: ScanOrder = { file, task }
  worker.postMessage(order)
  return {
    listen: (onMessage, onGone) => {
      worker.onmessage = (event: MessageEvent<ScanMessage>) => onMessage(event.data)
      worker.onmessageerror = onGone
      worker.onerror = (event) => {
        event.preventDefault()
        worker.terminate()
        onGone()
      }
    },
    proceed: () => worker.postMessage(null),
    stop: () => worker.terminate(),
  }
}
