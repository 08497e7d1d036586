import type { Language } from './language'
import type { Messages } from './messages'

const loaders: Record<Language, () => Promise<Messages>> = {
  en: () => import('./en').then(({ en }) => en),
  zh: () => import('./zh').then(({ zh }) => zh),
}

const loaded = new Map<Language, Messages>()

/** Fetches the sentences of one language, once: a page needs one at a time. Rejects where they cannot be fetched. */
export async function loadMessages(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loaders[language]())
}

/** The sentences of a language that `loadMessages` has fetched; throws where it has not. */
export function loadedMessages(language: Language): Messages {
  const messages = loaded.get(language)
  if (messages === undefined) throw new Error(`The sentences of "${language}" are not loaded`)
  return messages
}
