import { piecesOf } from './swallowed'

/** One document of a text, without the newlines at its end. */
export interface Part {
  /** The line that separates it from the part before; empty for a first part without one. */
  readonly separator: string
  readonly text: string
}

/** `---` that was glued to the text before it or to what comes after: a key that only begins an object, or a comment that swallowed one. */
const GLUED =
  /(?:(?<=^)|(?<=[^\n-])[ \t]{0,8})---(?:(?=(?:apiVersion|kind|metadata):)|[ \t]+(?=(?:apiVersion|kind|metadata):|#.{0,400}?apiVersion:))/gm
const ODD_SEPARATOR = /^[\u200b-\u200d\u2060\ufeff]*---[^\S\n]+$/gm

/** Documents by `---`, also where that was glued to what stands around it. */
export function partsOf(text: string): Part[] {
  const apart = text.replace(ODD_SEPARATOR, '---').replace(GLUED, '\n---\n')
  return piecesOf(apart).map((piece) => {
    const separator = separatorOf(piece)
    return { separator: separator.trimEnd(), text: withoutLastLineEnds(piece.slice(separator.length)) }
  })
}

/** All up to the end of the first line that begins with `---`; empty where none does. */
function separatorOf(piece: string): string {
  const start = /^---/m.exec(piece)?.index
  if (start === undefined) return ''
  const end = piece.indexOf('\n', start)
  return end === -1 ? piece : piece.slice(0, end + 1)
}

/** By hand: a pattern would begin anew at each newline of a long row of them. */
export function withoutLastLineEnds(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end--
  return text.slice(0, end)
}
