type Attributes = Readonly<Record<string, string | number | null>>

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML has it: names of the input make no markup, and what XML 1.0 forbids is left out. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (letter) => entities[letter] ?? '')
}

/** One element with what stands in it, which is markup already. An attribute of null is left out. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`],
  )
  return inside.length === 0 ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside.join('')}</${name}>`
}

/** One line of text. `y` is its base line. */
export function text(x: number, y: number, className: string, words: string, more: Attributes = {}): string {
  return element('text', { x, y, class: className, ...more }, escaped(words))
}

/** Tenths of a pixel are enough. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
