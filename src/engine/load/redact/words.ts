import { withoutCredentials } from './credentials'
import { placeholder } from './rules'
import { isSecretName } from './secretNames'

/** Each word of a command line as it may be kept: what follows `--password`, `--token` or `-p` is removed. A port behind `-p` is none. */
export function redactedWords(words: readonly unknown[]): readonly unknown[] {
  return words.map((word, i) => (typeof word === 'string' ? redactedWord(word, words[i - 1]) : word))
}

function redactedWord(word: string, before: unknown): string {
  if (word === placeholder || word.startsWith('-')) return withoutCredentials(word)
  return announcesSecret(before) && !/^\d{0,5}$/.test(word) ? placeholder : withoutCredentials(word)
}

/** Whether the word behind this one is a secret. */
export function announcesSecret(word: unknown): boolean {
  return typeof word === 'string' && /^--?[\w.-]{1,64}$/.test(word) && (word === '-p' || isSecretName(word.replace(/^--?/, '')))
}
