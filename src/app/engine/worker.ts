import { createAnswers } from './answer'
import type { AnswerMessage, ProgressMessage, QuestionMessage, ReadyMessage } from './protocol'
import { startScanThread } from './scanThread'

/** What a worker sees of itself; the DOM's types do not say it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<QuestionMessage>) => void) | null
  postMessage(message: AnswerMessage | ProgressMessage | ReadyMessage): void
}

const scope = globalThis as unknown as WorkerScope
const answers = createAnswers((message) => scope.postMessage(message), startScanThread)

scope.onmessage = async (event) => scope.postMessage(await answers(event.data))
scope.postMessage({ ready: true })
