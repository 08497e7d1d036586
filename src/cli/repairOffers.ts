import { existsSync } from 'node:fs'
import { createEngine, type LoadProblem, type SourceFile } from '../engine'
import { isNote } from '../engine/model'
import type { Messages } from '../i18n'
import type { RepairOffers } from '../present/export/repairOffer'
import type { Io } from './io'

/** The files that could not be read, and that `hopscope repair` heals. An entry of an archive is no file that could be named to it. */
export function repairOffers(files: readonly SourceFile[], problems: readonly LoadProblem[]): RepairOffers {
  const damaged = new Set(problems.filter((problem) => !isNote(problem)).map((problem) => problem.file))
  const engine = createEngine()
  const offers = files.flatMap((file) => {
    const { name } = file
    const repaired = 'text' in file && damaged.has(name) && (name === '-' || existsSync(name)) ? engine.repair(file.text) : null
    if (repaired === null) return []
    return [[name, { causes: repaired.causes, unsure: repaired.unsure.length, run: `hopscope repair ${asWord(name)}` }] as const]
  })
  return new Map(offers)
}

/** Tells of the offers beside the answer. */
export function printOffers(offers: RepairOffers, messages: Messages, io: Io): void {
  for (const [name, { run }] of offers) io.err(`${messages.repair.offer(name, run)}\n`)
}

/** A name as a shell takes it for one word. */
function asWord(name: string): string {
  return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`
}
