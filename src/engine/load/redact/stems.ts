/** A pattern with a stem: letters that every text holds that the pattern matches, in whatever case. */
export type Stemmed = readonly [stem: string, pattern: string]

/**
 * Answers in one pass over a text whether it may hold one of the stems. It says no to most texts, and never where one is in it; it may
 * say yes where there is none: of each stem it knows the first three characters, and of each of those five bits.
 */
export function mayHoldStem(stems: readonly string[]): (text: string) => boolean {
  const known = new Uint8Array(1 << 15)
  for (const stem of stems) {
    if (stem.length < 3) throw new Error(`a stem has three characters: ${stem}`)
    known[bits(stem, 0) | bits(stem, 1) | bits(stem, 2)] = 1
  }
  return (text) => {
    let last = 0
    for (let i = 0; i < text.length; i++) {
      last = ((last << 5) | (text.charCodeAt(i) & 31)) & 0x7fff
      if (known[last] === 1 && i > 1) return true
    }
    return false
  }
}

/** Letters differ from their capitals in another bit. */
function bits(stem: string, at: 0 | 1 | 2): number {
  return (stem.charCodeAt(at) & 31) << (10 - 5 * at)
}
