import { languageTag, loadedMessages } from '../../i18n'
import { keepSettings } from './settings'
import type { AppState } from './state'
import type { AppStore } from './store'

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
    const { theme, language, bothLanguages } = state
    if (theme === before.theme && language === before.language && bothLanguages === before.bothLanguages) return
    apply(state)
    keepSettings({ theme, language, bothLanguages })
  })
}
