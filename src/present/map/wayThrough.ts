/** A line of the map by its ends. */
interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** Ids of a card, of all cards from which lines lead to it and to which they lead from it, near or far, and of these lines. */
export function wayThrough(card: string, lines: readonly Line[]): ReadonlySet<string> {
  const way = new Set([card])
  follow(card, byEnd(lines, 'from'), 'to', way)
  follow(card, byEnd(lines, 'to'), 'from', way)
  return way
}

function follow(card: string, leaving: ReadonlyMap<string, readonly Line[]>, end: 'from' | 'to', way: Set<string>): void {
  const seen = new Set([card])
  const open = [card]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const line of leaving.get(at) ?? []) {
      const next = line[end]
      way.add(line.id).add(next)
      if (seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
}

function byEnd(lines: readonly Line[], end: 'from' | 'to'): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>()
  for (const line of lines) {
    const same = found.get(line[end])
    if (same) same.push(line)
    else found.set(line[end], [line])
  }
  return found
}
