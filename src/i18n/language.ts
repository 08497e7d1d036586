/** The languages of the interface, in the order they are offered. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** The first of the asked languages (BCP 47 tags, best first) that there is; English where there is none. */
export function pickLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}
