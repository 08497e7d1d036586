export { type Language, languages, languageTag, otherLanguage, pickLanguage } from './language'
export { loadedMessages, loadMessages } from './loadMessages'
export type { Messages } from './messages'
