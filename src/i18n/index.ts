export { type Language, languages, pickLanguage } from './language'
export { loadedMessages, loadMessages } from './loadMessages'
export type { Messages } from './messages'
