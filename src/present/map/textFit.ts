/** Letters that are much wider than the others, in the fonts of the page. */
const wide = /[A-Z@%&mw—…]/

/**
 * Whether a text may be wider than its room, in pixels, each letter taken at its widest. Only such a text is clipped on a card: each clipped text is
 * a piece of its own to the browser's compositor, on every frame.
 */
export function mayRunOver(text: string, font: { readonly size: number; readonly mono: boolean }, room: number): boolean {
  let width = 0
  for (const letter of text) width += widthOf(letter, font.mono) * font.size
  return width > room
}

function widthOf(letter: string, mono: boolean): number {
  if (letter > '\u2e7f') return 1
  if (mono) return 0.61
  return wide.test(letter) ? 0.95 : 0.6
}
