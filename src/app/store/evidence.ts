import { useEffect, useMemo } from 'react'
import type { Because } from '../../engine/model'
import { type AskedColumn, type CellReason, reasonIn } from '../../present/cellReason'
import { stepAt } from '../../present/timeline'
import { useApp, useAppStore } from './context'

/** A line that decided what happens at the current hop. */
export interface LitLine {
  readonly line: number
  /** `current`: the rule that names the hop, or wrote the cell that is asked for; `because`: what else decided there. */
  readonly role: 'current' | 'because'
}

/** The index of the step that the playhead stands at; changes a few times while a trace plays, not sixty times a second. */
export function useCurrentStep(): number {
  return useApp((state) => (state.timeline === null ? 0 : stepAt(state.timeline, state.position)))
}

/** The reason of the cell that is asked for; null where none is, or the playhead stands elsewhere. */
export function useAskedReason(): AskedReason | null {
  const timeline = useApp((state) => state.timeline)
  const cell = useApp((state) => state.cell)
  const current = useCurrentStep()
  return useMemo(() => {
    const reason = timeline === null || cell === null || cell.step !== current ? null : reasonIn(timeline, cell.step, cell.column)
    return cell === null || reason === null ? null : { column: cell.column, reason }
  }, [timeline, cell, current])
}

export interface AskedReason {
  readonly column: AskedColumn
  readonly reason: CellReason
}

/**
 * The lines that decided the current hop, by file: the first reason names the hop, the others are why. Where one cell is asked for, those that
 * decided it stand out.
 */
export function useEvidence(): ReadonlyMap<string, readonly LitLine[]> {
  const store = useAppStore()
  const timeline = useApp((state) => state.timeline)
  const current = useCurrentStep()
  const hop = timeline?.steps[current]?.hop
  const asked = useAskedReason()

  const evidence = useMemo(() => {
    const because = hop?.because ?? []
    const first = because.find(({ line }) => line !== null)
    const outstanding = asked?.reason.because ?? (first === undefined ? [] : [first])
    return litLines(outstanding, because)
  }, [hop, asked])

  // While it plays, the editor follows to the file that speaks; it never leaves a file in which somebody writes.
  useEffect(() => {
    const { files, activeFile, playing } = store.getState()
    const name = files.find((file) => file.id === activeFile)?.name ?? ''
    const first = [...evidence.keys()][0]
    if (!playing || first === undefined || evidence.has(name)) return
    const target = files.find((file) => file.name === first)
    if (target) store.getState().activate(target.id)
  }, [evidence, store])

  return evidence
}

/** Each line once, by file; what stands out goes before the others. */
function litLines(outstanding: readonly Because[], others: readonly Because[]): ReadonlyMap<string, readonly LitLine[]> {
  const lines = new Map<string, LitLine[]>()
  for (const because of [...outstanding, ...others]) {
    const { file, line } = because
    if (file === null || line === null) continue
    const lit = lines.get(file) ?? []
    if (!lit.some((each) => each.line === line)) lit.push({ line, role: outstanding.includes(because) ? 'current' : 'because' })
    lines.set(file, lit)
  }
  return lines
}
