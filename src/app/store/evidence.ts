import { useEffect, useMemo } from 'react'
import { stepAt } from '../../present/timeline'
import { useApp, useAppStore } from './context'

/** A line that decided what happens at the current hop. */
export interface LitLine {
  readonly line: number
  /** `current`: the rule that names the hop; `because`: what else decided there. */
  readonly role: 'current' | 'because'
}

/** The index of the step that the playhead stands at; changes a few times while a trace plays, not sixty times a second. */
export function useCurrentStep(): number {
  return useApp((state) => (state.timeline === null ? 0 : stepAt(state.timeline, state.position)))
}

/** The lines that decided the current hop, by file: the first reason names the hop, the others are why. */
export function useEvidence(): ReadonlyMap<string, readonly LitLine[]> {
  const store = useAppStore()
  const timeline = useApp((state) => state.timeline)
  const current = useCurrentStep()
  const hop = timeline?.steps[current]?.hop

  const evidence = useMemo(() => {
    const lines = new Map<string, LitLine[]>()
    let role: LitLine['role'] = 'current'
    for (const { file, line } of hop?.because ?? []) {
      if (file === null || line === null) continue
      const lit = lines.get(file) ?? []
      if (!lit.some((each) => each.line === line)) lit.push({ line, role })
      lines.set(file, lit)
      role = 'because'
    }
    return lines
  }, [hop])

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
