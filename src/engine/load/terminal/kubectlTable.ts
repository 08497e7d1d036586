import type { Piece } from './observation'

/** One row of a table: its cells by the name of their column. A column that the row does not reach is empty. */
export interface Row {
  readonly at: Piece
  readonly cell: (column: string) => Piece
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Rows that do not fit the header. */
  readonly unread: readonly Piece[]
}

interface Column {
  readonly name: string
  readonly start: number
}

/**
 * Reads what `kubectl get` prints: a header, and rows whose cells stand below its words. Where the columns were shifted (by a page that
 * swallowed blanks, or by hand) cells are told by the blanks between them instead, if there are as many as columns.
 */
export function readTable(lines: readonly Piece[]): Table {
  const [header, ...rest] = lines
  const columns = columnsOf(header?.text ?? '')
  const rows: Row[] = []
  const unread: Piece[] = []
  for (const line of rest) {
    if (line.text.trim() === '') continue
    const cells = aligned(line, columns) ?? divided(line, columns)
    if (cells === null) unread.push(line)
    else rows.push({ at: line, cell: (column) => cells.get(column) ?? { text: '', offset: line.offset } })
  }
  return { columns: columns.map(({ name }) => name), rows, unread }
}

/** A name of a column has single blanks at most (`NOMINATED NODE`); where all stand one blank apart, each word is one. */
function columnsOf(header: string): readonly Column[] {
  const apart = /\S\s{2,}\S/.test(header) ? /\S+(?: \S+)*/g : /\S+/g
  return [...header.matchAll(apart)].map((match) => ({ name: match[0], start: match.index }))
}

type Cells = ReadonlyMap<string, Piece>

function aligned(line: Piece, columns: readonly Column[]): Cells | null {
  const cells = new Map<string, Piece>()
  for (const [index, { name, start }] of columns.entries()) {
    if (start > 0 && start < line.text.length && line.text.charAt(start - 1) !== ' ') return null
    const end = columns[index + 1]?.start ?? line.text.length
    const cell = trimmed(line, start, Math.min(end, line.text.length))
    // kubectl prints no two blanks inside a cell: these are two cells, and the columns were shifted.
    if (/\s{2}/.test(cell.text)) return null
    cells.set(name, cell)
  }
  // A cell is never empty but where the line ends: kubectl prints `<none>`.
  const empty = [...cells.values()].findIndex(({ text }) => text === '')
  const isWhole = empty === -1 || [...cells.values()].slice(empty).every(({ text }) => text === '')
  return isWhole ? cells : null
}

function divided(line: Piece, columns: readonly Column[]): Cells | null {
  for (const apart of [/\S+(?: \S+)*/g, /\S+/g]) {
    const found = [...line.text.matchAll(apart)]
    if (found.length !== columns.length) continue
    return new Map(found.map((match, index) => [columns[index]?.name ?? '', { text: match[0], offset: line.offset + match.index }]))
  }
  return null
}

function trimmed(line: Piece, start: number, end: number): Piece {
  const raw = line.text.slice(start, end)
  const blanks = raw.length - raw.trimStart().length
  return { text: raw.trim(), offset: line.offset + start + blanks }
}
