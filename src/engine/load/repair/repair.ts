import type { Repair, RepairCause, UnsurePlace } from '../../model'
import { type RebuiltText, rebuildDocuments } from './documents'
import { type Cure, cures } from './marks'
import { readsWell } from './reads'

/** A longer text was not copied off a page by hand. */
const LONGEST = 200_000

/**
 * What a damaged text probably was, or null where it reads well, or no way is known to make it read. It takes off what a copy put around and
 * before the lines, in as few steps as possible, and rebuilds documents that lost their line breaks or indentation from the field names of
 * Kubernetes. Lines that may be wrong are named. A template that was not rendered is not repaired. Never throws, and ends on any text.
 */
export function repair(text: string): Repair | null {
  try {
    return repaired(text)
  } catch {
    return null
  }
}

function repaired(text: string): Repair | null {
  if (text.length > LONGEST || text.trim() === '' || readsWell(text)) return null
  const unix = text.replace(/\r\n?/g, '\n')
  const healed = heal(unix, cures)
  if (readsWell(healed.text)) {
    const fewest = fewestCures(unix, healed.used)
    return answer(text, fewest.text, [], fewest.used.map(causeOf))
  }
  const rebuilt = rebuildDocuments(healed.text)
  if (rebuilt === null || !readsWell(rebuilt.text)) return null
  return answer(text, rebuilt.text, rebuilt.unsure, [...healed.used.map(causeOf), ...rebuilt.causes])
}

interface Healed {
  readonly text: string
  readonly used: readonly Cure[]
}

/** Tries cure after cure until the text reads. */
function heal(text: string, tried: readonly Cure[]): Healed {
  let healed = text
  const used: Cure[] = []
  for (const cure of tried) {
    const next = cure.heal(healed)
    if (next === healed) continue
    healed = next
    used.push(cure)
    if (readsWell(healed)) break
  }
  return { text: healed, used }
}

/** Leaves out each cure without which the text reads just as well: curly quotes in a sentence stay. */
function fewestCures(text: string, used: readonly Cure[]): Healed {
  let fewest = heal(text, used)
  for (const cure of used) {
    const fewer = heal(
      text,
      fewest.used.filter((each) => each !== cure),
    )
    if (readsWell(fewer.text)) fewest = fewer
  }
  return fewest
}

function causeOf(cure: Cure): RepairCause {
  return cure.cause
}

function answer(before: string, text: string, unsure: RebuiltText['unsure'], causes: readonly RepairCause[]): Repair {
  const known = new Set(before.split(/\r\n?|\n/))
  const changed = text.split('\n').flatMap((line, i) => (known.has(line) ? [] : [i + 1]))
  return { text, changed, unsure: [...unsure].sort(byLine), causes }
}

function byLine(a: UnsurePlace, b: UnsurePlace): number {
  return a.line - b.line
}
