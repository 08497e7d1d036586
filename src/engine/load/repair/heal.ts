import type { Cure } from './marks'
import { readsWell } from './reads'

/** A text after cures, those that changed something, and whether it reads now. */
export interface Healed {
  readonly text: string
  readonly used: readonly Cure[]
  readonly reads: boolean
}

/**
 * Tries cure after cure on a text that does not read, until it does; leaves out each cure without which it reads just as well: curly quotes
 * in a sentence stay.
 */
export function heal(text: string, cures: readonly Cure[]): Healed {
  let fewest = healUntilReads(text, cures)
  if (!fewest.reads) return fewest
  for (const cure of fewest.used) {
    const fewer = healUntilReads(
      text,
      fewest.used.filter((each) => each !== cure),
    )
    if (fewer.reads) fewest = fewer
  }
  return fewest
}

function healUntilReads(text: string, tried: readonly Cure[]): Healed {
  let healed = text
  const used: Cure[] = []
  for (const cure of tried) {
    const next = cure.heal(healed)
    if (next === healed) continue
    healed = next
    used.push(cure)
    if (readsWell(healed)) return { text: healed, used, reads: true }
  }
  return { text: healed, used, reads: false }
}
