/**
 * A reader of YAML's outline that never gives up, for texts the parser refused: which lines stand inside brackets or quotes that an earlier
 * line opened, and which bracket or quote is never closed. It builds no values.
 */
export interface FlowScan {
  readonly continuations: readonly Continuation[]
  readonly quotes: readonly QuoteSpan[]
  readonly unclosed: { readonly what: 'quote' | 'bracket'; readonly offset: number } | null
}

/** A line inside brackets or quotes, and how many spaces it lacks to stand further right than the key that opened them. */
export interface Continuation {
  readonly offset: number
  readonly missing: number
}

/** A quoted text of more than one line. */
export interface QuoteSpan {
  readonly start: number
  readonly end: number
}

const END = -1

export function scanFlow(text: string): FlowScan {
  return new Scanner(text).scan()
}

class Scanner {
  private readonly continuations: Continuation[] = []
  private readonly quotes: QuoteSpan[] = []
  private unclosed: FlowScan['unclosed'] = null
  private at = 0
  /** Column of the last key or dash on this line: what belongs to it stands further right. */
  private parent = -1
  /** While inside a block scalar: the column its lines must exceed. */
  private block: number | null = null

  constructor(private readonly text: string) {}

  scan(): FlowScan {
    while (this.at < this.text.length) this.line()
    return { continuations: this.continuations, quotes: this.quotes, unclosed: this.unclosed }
  }

  private line(): void {
    const start = this.at
    const column = this.skipSpaces()
    if (this.isLineEnd()) {
      this.nextLine()
      return
    }
    if (this.block !== null && column > this.block) {
      this.nextLine()
      return
    }
    this.block = null
    this.parent = -1
    while (this.token(start));
    this.nextLine()
  }

  /** Reads one part of a line outside brackets. False at the end of what can be told. */
  private token(lineStart: number): boolean {
    this.skipSpaces()
    if (this.isLineEnd()) return false
    const start = this.at
    const column = start - lineStart
    switch (this.text.charAt(start)) {
      case '#':
        return false
      case '|':
      case '>':
        // A header on a line of its own belongs to a key further left.
        this.block = this.parent === -1 ? column - 1 : this.parent
        return false
      case '&':
      case '!':
        this.skipWord()
        return true
      case '-':
      case '?':
        if (!this.isBreakOrSpace(start + 1)) return this.plain(column)
        this.parent = column
        this.at++
        return true
      case '"':
      case "'":
        return this.flow(column, () => this.quoted(this.needed(column)))
      case '[':
      case '{':
        return this.flow(column, () => this.brackets(this.needed(column)))
      default:
        return this.plain(column)
    }
  }

  private needed(column: number): number {
    return this.parent === -1 ? column : this.parent + 1
  }

  /** A quoted text or a bracket: a key when a colon follows. */
  private flow(column: number, read: () => number): boolean {
    const end = read()
    if (end === END) {
      this.at = this.text.length
      return false
    }
    this.at = end
    this.skipSpaces()
    if (this.text.charAt(this.at) !== ':') return false
    this.parent = column
    this.at++
    return true
  }

  /** An unquoted text: a key when a colon and a space follow. */
  private plain(column: number): boolean {
    const { text } = this
    while (!this.isLineEnd()) {
      const char = text.charAt(this.at)
      if (char === '#' && this.isBreakOrSpace(this.at - 1)) return false
      if (char === ':' && this.isBreakOrSpace(this.at + 1)) {
        this.parent = column
        this.at++
        return true
      }
      this.at++
    }
    return false
  }

  private brackets(needed: number): number {
    const { text } = this
    const open: number[] = []
    let fresh = true
    let i = this.at
    while (i < text.length) {
      const char = text.charAt(i)
      if (char === '\n') {
        this.continuation(i + 1, needed)
      } else if ((char === '"' || char === "'") && fresh) {
        this.at = i
        const end = this.quoted(needed)
        if (end === END) return END
        i = end
        fresh = false
        continue
      } else if (char === '#' && this.isBreakOrSpace(i - 1)) {
        while (i < text.length && text.charAt(i) !== '\n') i++
        continue
      } else if (char === '[' || char === '{') {
        open.push(i)
      } else if (char === ']' || char === '}') {
        const last = open.pop()
        if (last === undefined || text.charAt(last) !== (char === ']' ? '[' : '{')) return this.leaveOpen('bracket', last ?? i)
        if (open.length === 0) return i + 1
      }
      if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\r') fresh = '[{,:'.includes(char)
      i++
    }
    return this.leaveOpen('bracket', open.at(-1) ?? i)
  }

  private quoted(needed: number): number {
    const { text } = this
    const start = this.at
    const quote = text.charAt(start)
    let lines = 0
    for (let i = start + 1; i < text.length; i++) {
      const char = text.charAt(i)
      if (char === '\n') {
        lines++
        this.continuation(i + 1, needed)
      } else if (quote === '"' && char === '\\') {
        if (text.charAt(i + 1) !== '\n') i++
      } else if (char === quote) {
        if (quote === "'" && text.charAt(i + 1) === quote) {
          i++
          continue
        }
        if (lines > 0) this.quotes.push({ start, end: i })
        return i + 1
      }
    }
    return this.leaveOpen('quote', start)
  }

  private continuation(offset: number, needed: number): void {
    let end = offset
    while (this.text.charAt(end) === ' ') end++
    const next = this.text.charAt(end)
    if (next === '' || next === '\n' || next === '\r') return
    this.continuations.push({ offset, missing: Math.max(0, needed - (end - offset)) })
  }

  private leaveOpen(what: 'quote' | 'bracket', offset: number): number {
    this.unclosed ??= { what, offset }
    return END
  }

  private skipSpaces(): number {
    const start = this.at
    while (this.text.charAt(this.at) === ' ' || this.text.charAt(this.at) === '\t') this.at++
    return this.at - start
  }

  private skipWord(): void {
    while (!this.isBreakOrSpace(this.at)) this.at++
  }

  private nextLine(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = end === -1 ? this.text.length : end + 1
  }

  private isLineEnd(): boolean {
    const char = this.text.charAt(this.at)
    return char === '' || char === '\n' || char === '\r'
  }

  private isBreakOrSpace(at: number): boolean {
    const char = this.text.charAt(at)
    return char === '' || char === ' ' || char === '\t' || char === '\n' || char === '\r'
  }
}
