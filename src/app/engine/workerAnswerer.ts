import type { Answerer, AnswererEvents, AnswerMessage, ProgressMessage, ReadyMessage } from './protocol'

/** The engine in a worker. Throws where the browser allows no worker; one that is forbidden later says so by `onGone`. */
export function workerAnswerer({ onAnswer, onProgress, onGone }: AnswererEvents): Answerer {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'hopscope-engine' })
  let ready = false
  const gone = (why: string) => {
    worker.terminate()
    onGone(why, ready)
  }
  worker.onmessage = (event: MessageEvent<AnswerMessage | ProgressMessage | ReadyMessage>) => {
    if ('ready' in event.data) ready = true
    else if ('progress' in event.data) onProgress(event.data)
    else onAnswer(event.data)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    gone(event.message || 'the worker could not be started')
  }
  worker.onmessageerror = () => gone('the worker sent something that cannot be read')
  return { ask: (message) => worker.postMessage(message), end: () => worker.terminate() }
}
