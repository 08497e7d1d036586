import { fieldsOf } from '../../fields'
import type { AskedKind, KubeObject, LoadProblem } from '../../model'

/** The record of a dump: which kinds were asked for, and when (`2026-11-20T14:03:00Z`). */
export interface DumpRecord {
  readonly asked: readonly AskedKind[]
  readonly takenAt: string | null
}

/** What was asked for when the dump was made (`hopscope/v1` ClusterDump). Several dumps asked for what each of them did; the latest counts. */
export function dumpRecordOf(objects: readonly KubeObject[], problems: LoadProblem[]): DumpRecord {
  const records = objects.filter(({ ref }) => ref.group === 'hopscope' && ref.kind === 'ClusterDump')
  const specs = records.map((object) => fieldsOf(object, problems).map('spec'))
  const times = specs.flatMap((spec) => timeOf(spec.text('takenAt')))
  const kinds = new Set(specs.flatMap((spec) => spec.texts('kinds')))
  return { asked: [...kinds].map((kind) => ({ group: null, kind, namespace: null })), takenAt: times.sort().at(-1) ?? null }
}

/** `date -u` as the line of `hopscope dump` writes it; times so written are in order as texts are. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function timeOf(text: string | null): readonly string[] {
  return text !== null && TIME.test(text) && !Number.isNaN(Date.parse(text)) ? [text] : []
}
