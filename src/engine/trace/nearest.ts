import { distance } from 'fastest-levenshtein'

/**
 * The known names that a mistyped one could have meant, best first, at most three. A name is near if few letters
 * differ, or if it begins with the same label (`web.prod…` for `web.stage…`).
 */
export function nearestNames(asked: string, known: readonly string[]): readonly string[] {
  const [firstLabel] = asked.split('.')
  return known
    .map((name) => ({ name, score: score(asked, firstLabel ?? asked, name) }))
    .filter((entry) => entry.score <= Math.max(3, asked.length * 0.4))
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map((entry) => entry.name)
}

/** A short name is also compared with the first labels of a full one. */
function score(asked: string, firstLabel: string, name: string): number {
  const labels = name.split('.')
  const cut = labels.slice(0, asked.split('.').length).join('.')
  const best = Math.min(distance(asked, name), distance(asked, cut) + 0.5)
  return labels[0] === firstLabel ? best / 2 : best
}
