import { en } from './en'
import type { Messages } from './messages'
import { zh } from './zh'

export type { Messages } from './messages'

/** The languages of the interface, in the order they are offered. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

const all: Record<Language, Messages> = { en, zh }

/** All sentences of one language. */
export function messagesFor(language: Language): Messages {
  return all[language]
}

/** The first of the asked languages (BCP 47 tags, best first) that there is; English where there is none. */
export function pickLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}
