import { type Language, languages, pickLanguage } from '../../i18n'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What is kept between visits: how the page looks, never what was put in. */
export interface Settings {
  readonly theme: Theme
  readonly language: Language
  /** What is said of the packet's way is said in both languages. */
  readonly bothLanguages: boolean
  /** Single letters and signs are keys of the page: who speaks to the computer, or presses by accident, has them off. */
  readonly characterKeys: boolean
}

const key = 'hopscope/settings'

/** The settings of the last visit; the browser's own language where there was none. */
export function readSettings(): Settings {
  const kept = parse(storage()?.getItem(key))
  return {
    theme: themes.find((theme) => theme === kept.theme) ?? 'auto',
    language: languages.find((language) => language === kept.language) ?? pickLanguage(navigator.languages),
    bothLanguages: kept.bothLanguages === true,
    characterKeys: kept.characterKeys !== false,
  }
}

export function keepSettings(settings: Settings): void {
  try {
    storage()?.setItem(key, JSON.stringify(settings))
  } catch {
    // A full or forbidden storage costs a setting, never the page.
  }
}

/** Null where the browser forbids storage: a strict iframe, a private window. */
export function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function parse(text: string | null | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
