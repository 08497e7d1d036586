import type { Answerer, AnswererEvents, AnswerMessage, QuestionMessage } from './protocol'

/** The engine on the page's own thread: slower to the touch, and all there is where workers are forbidden. */
export function localAnswerer({ onAnswer, onGone }: AnswererEvents): Answerer {
  let ended = false
  const answers = import('./answer').then((module) => module.createAnswers())
  answers.catch((error: unknown) => onGone(String(error), false))
  const ask = async (message: QuestionMessage) => {
    const answer: AnswerMessage = (await answers)(message)
    if (!ended && !('ready' in answer)) onAnswer(answer)
  }
  return { ask: (message) => void ask(message).catch(() => undefined), end: () => (ended = true) }
}
