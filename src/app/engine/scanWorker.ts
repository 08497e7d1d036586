import { type ScanTask, ScanThread, slicesOf } from '../../intake/scanThread'

/** What a worker sees of itself; the DOM's types do not say it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ScanOrder | null>) => void) | null
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  reportError(error: unknown): void
  close(): void
}

/** The file and what is wanted of it; `null` says each time that a message was worked off. */
export interface ScanOrder {
  readonly file: Blob
  readonly task: ScanTask
}

const scope = globalThis as unknown as WorkerScope
const thread = new ScanThread((message, buffers) => scope.postMessage(message, buffers))

scope.onmessage = ({ data }) => {
  if (data === null) thread.proceed()
  else
    thread.scan(data.task, slicesOf(data.file)).then(
      () => scope.close(),
      // Whoever follows is told that nothing more will come.
      (error: unknown) => scope.reportError(error),
    )
}
