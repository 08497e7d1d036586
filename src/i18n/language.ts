/** The languages of the interface, in the order they are offered. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** The language beside this one. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh' : 'en'
}

/** As documents name it: BCP 47. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : language
}

/** The first of the asked languages (BCP 47 tags, best first) that there is; English where there is none. */
export function pickLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}
