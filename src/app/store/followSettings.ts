import { languageTag, loadedMessages } from '../../i18n'
import { keepSettings, type Settings } from './settings'
import type { AppState } from './state'
import type { AppStore } from './store'

const kept = ['theme', 'language', 'bothLanguages', 'characterKeys'] as const satisfies readonly (keyof Settings)[]

/** Lets the document follow theme and language, and keeps how the page looks for the next visit once the person has changed them. */
export function followSettings(store: AppStore): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = ({ theme, language }: AppState) => {
    const root = document.documentElement
    root.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    root.lang = languageTag(language)
    const { name, tagline } = loadedMessages(language).page
    document.title = `${name} – ${tagline}`
  }
  apply(store.getState())
  dark.addEventListener('change', () => apply(store.getState()))
  store.subscribe((state, before) => {
    if (kept.every((name) => state[name] === before[name])) return
    apply(state)
    const { theme, language, bothLanguages, characterKeys } = state
    keepSettings({ theme, language, bothLanguages, characterKeys })
  })
}
