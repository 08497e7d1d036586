/** Damage as web pages do it: lines that are indented, or that stand in a list, are joined to the line before. */
export function collapse(text: string, between: '' | ' '): string {
  let damaged = ''
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const inner = /^\s/.test(line)
    damaged += (damaged === '' ? '' : inner ? between : `${between}\n`) + line.trim()
  }
  return `${damaged}\n`
}

/** The whole document in one line. */
export function oneLine(text: string): string {
  return `${text
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join(' ')}\n`
}

/** Line breaks kept, indentation lost. */
export function leftAligned(text: string): string {
  return `${text
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join('\n')}\n`
}

/** The documents of a file, without the comments: they are no part of what is compared. */
export function documentsOf(text: string): string[] {
  return text
    .split(/^(?:---|\.\.\.)[ \t]*$/m)
    .map((part) => part.replace(/^\s*#.*\n?/gm, ''))
    .filter((part) => /^kind:/m.test(part))
}
