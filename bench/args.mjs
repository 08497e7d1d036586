/** What a call names, or what is usual, and how often each of them is run: `--runs N`, else five times, and less the larger it is. */
export function readArgs(words, usual) {
  const at = words.indexOf('--runs')
  const runs = at < 0 ? null : Number(words[at + 1])
  const named = words.filter((_, i) => at < 0 || (i !== at && i !== at + 1))
  return { named: named.length > 0 ? named : usual, runsOf: (size) => runs ?? (size.startsWith('XL') ? 1 : size.startsWith('L') ? 3 : 5) }
}
