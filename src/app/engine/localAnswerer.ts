import type { Answerer, AnswererEvents, QuestionMessage } from './protocol'

/** The engine on the page's own thread: slower to the touch, and all there is where workers are forbidden. */
export function localAnswerer({ onAnswer, onProgress, onGone }: AnswererEvents): Answerer {
  const answers = import('./answer').then((module) => module.createAnswers(onProgress))
  answers.catch((error: unknown) => onGone(String(error), false))
  const ask = async (message: QuestionMessage) => onAnswer(await (await answers)(message))
  // What runs on this very thread is over before anybody can ask for its end.
  return { ask: (message) => void ask(message).catch(() => undefined), end: () => undefined }
}
