/** `chain`: the chain a rule stands in; `option`: a word with hyphens that stays whole; `jump`: where it leads; `rewrite`: a changed address; `refuse`: an end. */
type PartKind = 'plain' | 'chain' | 'comment' | 'option' | 'jump' | 'rewrite' | 'refuse'

export interface RulePart {
  readonly kind: PartKind
  readonly text: string
}

const kinds = ['chain', 'comment', 'rewrite', 'refuse', 'jump', 'option'] as const

const patterns = {
  iptables:
    /(^-A \S+)|(-m comment --comment (?:"[^"]*"|\S+))|(-j DNAT --to-destination \S+|-j MASQUERADE)|(-j (?:DROP|REJECT)(?!\S))|(-j \S+)|(--\S+)/g,
  nftables: /(^$)|(comment "[^"]*")|(dnat to \S+|masquerade fully-random)|((?<!\S)(?:drop|reject)(?!\S))|((?:goto|jump) \S+)/g,
} as const

/** A line cut into the parts that an eye looks for; joined again they are the line. */
export function ruleParts(text: string, mode: keyof typeof patterns): readonly RulePart[] {
  const parts: RulePart[] = []
  let from = 0
  for (const found of text.matchAll(patterns[mode])) {
    const [whole, ...groups] = found
    if (whole === '') continue
    if (found.index > from) parts.push({ kind: 'plain', text: text.slice(from, found.index) })
    parts.push({ kind: kinds[groups.findIndex((group) => group !== undefined)] ?? 'plain', text: whole })
    from = found.index + whole.length
  }
  if (from < text.length) parts.push({ kind: 'plain', text: text.slice(from) })
  return parts
}
