/** Characters that take two columns of a terminal: CJK, full-width forms, and most emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const zeroWidth = /\p{Mn}|\p{Me}|\p{Cf}/u
const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu
/** A Chinese full stop or comma never begins a line. */
const closing = /[，。；：、！？）”》」]/

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : zeroWidth.test(character) ? 0 : 1
  return width
}

/** Pads to a number of columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** One line of text without characters that steer a terminal: the input's names cannot move the cursor or hide text. */
export function printable(text: string): string {
  return text.replace(control, ' ')
}

/** Breaks a text into lines of at most so many columns: between words, and between Chinese characters. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line.trimEnd() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** What must stay together: a word with its space, or one Chinese character with the punctuation behind it. */
function pieces(text: string): readonly string[] {
  const found: string[] = []
  let previous = ''
  for (const character of text) {
    const joins =
      previous !== '' &&
      (closing.test(character) || character === ' ' || !(wide.test(character) || wide.test(previous) || previous === ' '))
    if (joins) found[found.length - 1] += character
    else found.push(character)
    previous = character
  }
  return found
}
