import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import source from 'virtual:scan-thread'
import type { RemoteScan, ScanMessage, ScanTask } from '../intake'
import type { ScanOrder } from './scanThreadEntry'

/** A thread that scans a file on the disk. Null for what can be read only once. */
export function startScanThread(path: string, task: ScanTask): RemoteScan | null {
  if (!statSync(path).isFile()) return null
  const order: ScanOrder = { path, task }
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData: order })
  return {
    listen: (onMessage, onGone) => {
      worker.on('message', (message: ScanMessage) => onMessage(message))
      worker.on('error', onGone)
      worker.on('exit', onGone)
    },
    proceed: () => worker.postMessage(null),
    stop: () => void worker.terminate(),
  }
}
