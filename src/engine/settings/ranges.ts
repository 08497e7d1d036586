import { type AddressRange, parseRange } from '../model'

/** Texts that are ranges; others (a placeholder) count as not given. */
export function rangesIn(texts: readonly string[]): readonly AddressRange[] {
  return texts.map((text) => parseRange(text.trim())).filter((range) => range !== null)
}
