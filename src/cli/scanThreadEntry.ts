import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type ScanTask, ScanThread } from '../intake/scanThread'
import { readDisk } from './readDisk'

/** The file and what is wanted of it. */
export interface ScanOrder {
  readonly path: string
  readonly task: ScanTask
}

if (parentPort !== null) await serve(workerData as ScanOrder, parentPort)

async function serve({ path, task }: ScanOrder, port: MessagePort): Promise<void> {
  const thread = new ScanThread((message, buffers) => port.postMessage(message, buffers))
  // Each message says that one was worked off.
  port.on('message', () => thread.proceed())
  await thread.scan(task, readDisk(path))
  port.close()
}
