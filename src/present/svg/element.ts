import { escaped } from '../export/markup'

type Attributes = Readonly<Record<string, string | number | null>>

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
