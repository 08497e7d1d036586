import { fieldsOf } from '../../fields'
import type { DumpRecord, KubeObject, LoadProblem } from '../../model'

/** What was asked for when the dump was made (`hopscope/v1` ClusterDump). Several dumps asked for what each of them did. */
export function dumpRecordOf(objects: readonly KubeObject[], problems: LoadProblem[]): DumpRecord | null {
  const records = objects.filter(({ ref }) => ref.group === 'hopscope' && ref.kind === 'ClusterDump')
  if (records.length === 0) return null
  const specs = records.map((object) => fieldsOf(object, problems).map('spec'))
  const times = specs.flatMap((spec) => timeOf(spec.text('takenAt')))
  return { kinds: new Set(specs.flatMap((spec) => spec.texts('kinds'))), takenAt: times.sort().at(-1) ?? null }
}

/** `date -u` as the line of `hopscope dump` writes it; times so written are in order as texts are. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function timeOf(text: string | null): readonly string[] {
  return text !== null && TIME.test(text) ? [text] : []
}
