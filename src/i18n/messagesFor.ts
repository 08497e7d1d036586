import { en } from './en'
import type { Language } from './language'
import type { Messages } from './messages'
import { zh } from './zh'

const all: Record<Language, Messages> = { en, zh }

/** All sentences of one language, for who has every language at hand. */
export function messagesFor(language: Language): Messages {
  return all[language]
}
