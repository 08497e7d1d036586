import { createAnswers } from './answer'
import type { AnswerMessage, QuestionMessage, ReadyMessage } from './protocol'

/** What a worker sees of itself; the DOM's types do not say it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<QuestionMessage>) => void) | null
  postMessage(message: AnswerMessage | ReadyMessage): void
}

const scope = globalThis as unknown as WorkerScope
const answers = createAnswers()

scope.onmessage = (event) => scope.postMessage(answers(event.data))
scope.postMessage({ ready: true })
