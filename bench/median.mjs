/** The middle of the figures, or null where there is none. */
export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

/** Runs methods in turn, so that whatever else the machine does meets all of them: `runs` results of each, by name. */
export async function inTurn(runs, methods) {
  const results = Object.fromEntries(Object.keys(methods).map((name) => [name, []]))
  for (let run = 0; run < runs; run += 1) for (const [name, method] of Object.entries(methods)) results[name].push(await method())
  return results
}
