/** Of some words the one that was most likely meant: the only one, or the nearest by letters where no other is as near. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const [only, ...more] = new Set(words)
  return only === undefined || more.length === 0 ? (only ?? null) : spelledAlike(word, [only, ...more])
}

/** The word that differs in the fewest letters, in half of them at most, where no other is as near. */
export function spelledAlike(word: string, words: readonly string[]): string | null {
  const most = word.length / 2
  // What differs by more letters in its length alone need not be compared: names of a large namespace are many.
  const alike = [...new Set(words)].filter((other) => Math.abs(other.length - word.length) <= most)
  const [first, second] = alike.map((other) => ({ other, far: lettersApart(word, other) })).sort((a, b) => a.far - b.far)
  return first !== undefined && first.far <= most && first.far < (second?.far ?? first.far + 1) ? first.other : null
}

/** How many letters must be put in, taken out or changed. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
