export { type Loaded, load } from './load'
export { type RedactedText, redactText } from './redact/redactText'
export { type Removal, removals } from './redact/rules'
export type { Removed } from './redact/text/edits'
