const MARK = '\uFEFF'

/**
 * Takes away byte order marks that begin a document behind its `---`, as where files were joined: a parser would take one for a letter of the
 * first key. A blank behind the dashes keeps everything behind the mark in its place.
 */
export function withoutInnerMarks(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (let mark = text.indexOf(MARK, 1); mark !== -1; mark = text.indexOf(MARK, mark + 1)) {
    const dashes = dashesBefore(text, mark, from)
    if (dashes === -1) continue
    const behind = dashes + '---'.length
    pieces.push(text.slice(from, behind), ' ', text.slice(behind, mark))
    from = mark + 1
  }
  return from === 0 ? text : [...pieces, text.slice(from)].join('')
}

const DASHES = /^\uFEFF?---[ \t]*(?:#.*)?$/
const NOTHING = /^[ \t]*(?:#.*)?$/

/** Where the `---` stands between which and `end` are only blank lines and comments; -1 where there is none from `least` on. */
function dashesBefore(text: string, end: number, least: number): number {
  let lineEnd = end - 1
  while (lineEnd >= least && (text.charAt(lineEnd) === '\n' || text.charAt(lineEnd) === '\r')) {
    let start = lineEnd
    while (start > least && text.charAt(start - 1) !== '\n' && text.charAt(start - 1) !== '\r') start--
    const line = text.slice(start, lineEnd)
    if (DASHES.test(line)) return text.indexOf('---', start)
    if (!NOTHING.test(line)) return -1
    lineEnd = start - 1
  }
  return -1
}
