import { useMemo } from 'react'
import { type Decision, decidedBy } from '../../present/decides'
import { useApp } from './context'
import { isText } from './manifests'

const nothing: ReadonlySet<never> = new Set()

/** What the line decides on which the person stands; null where it decides nothing, or they stand on none. */
export function useDecision(): Decision | null {
  const cursor = useApp((state) => state.cursor)
  const timeline = useApp((state) => state.timeline)
  const text = useApp(({ files, cursor: at }) => {
    const file = at === null ? undefined : files.find(({ name }) => name === at.file)
    return file !== undefined && isText(file) ? file.text : null
  })
  return useMemo(
    () => (cursor === null || timeline === null || text === null ? null : decidedBy(timeline.steps, cursor.file, cursor.line, text)),
    [cursor, timeline, text],
  )
}

/** The steps that rest on that line, by their index. */
export function useDecidedSteps(): ReadonlySet<number> {
  const decision = useDecision()
  return useMemo(() => (decision === null ? nothing : new Set(decision.steps.map(({ index }) => index))), [decision])
}

/** The places at which these steps do their work, and those that they lead to. */
export function useDecidedPlaces(): ReadonlySet<string> {
  const decision = useDecision()
  return useMemo(() => (decision === null ? nothing : new Set(decision.steps.flatMap(({ route }) => route))), [decision])
}
