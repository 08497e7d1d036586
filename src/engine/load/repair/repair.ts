import type { Repair, RepairCause, UnsurePlace } from '../../model'
import { repairDocuments } from './documents'
import { heal } from './heal'
import { type Cure, lineCures, textCures } from './marks'
import { readsWell } from './reads'

/** A longer text was not copied off a page by hand. */
export const LONGEST = 200_000

/**
 * What a damaged text probably was, or null where it reads well, or no way is known to make any of its documents read. It takes off what a
 * copy put around and before the lines, in as few steps as possible, and rebuilds documents that lost their line breaks or indentation from
 * the field names of Kubernetes. Lines that may be wrong are named, and so is each document that is left as it stands: one that nobody can
 * rebuild loses no other. A template that was not rendered is not repaired. Never throws, and ends on any text.
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
  const healed = heal(unix, [...textCures, ...lineCures])
  if (healed.reads) return answer(text, healed.text, [], healed.used.map(causeOf))
  const bare = heal(unix, textCures)
  // What is left of a terminal's session without its prompts is read as one, with the prompts: that it has other lines is no damage.
  const wasMended = bare.used.some((cure) => cure.cause !== 'prompts')
  const documents = repairDocuments(bare.text, wasMended)
  return documents === null ? null : answer(text, documents.text, documents.unsure, [...bare.used.map(causeOf), ...documents.causes])
}

function causeOf(cure: Cure): RepairCause {
  return cure.cause
}

function answer(before: string, text: string, unsure: readonly UnsurePlace[], causes: readonly RepairCause[]): Repair {
  const known = new Set(before.split(/\r\n?|\n/))
  const changed = text.split('\n').flatMap((line, i) => (known.has(line) ? [] : [i + 1]))
  return { text, changed, unsure: [...unsure].sort(byLine), causes }
}

function byLine(a: UnsurePlace, b: UnsurePlace): number {
  return a.line - b.line
}
