import { useMemo } from 'react'
import type { Finding } from '../../engine'
import { useApp } from '../store/context'

const order = { error: 0, warning: 1, info: 2 } as const

/** All findings, worst first: those on the way of the request, as grave as they are for it, then those about the rest of the input. */
export function useFindings(): readonly Finding[] {
  const input = useApp((state) => state.findings)
  const trace = useApp((state) => state.trace)
  return useMemo(() => {
    const onWay = trace?.findings ?? []
    const told = new Set(onWay.map(identity))
    const all = [...onWay, ...input.filter((finding) => !told.has(identity(finding)))]
    return all.toSorted((a, b) => order[a.severity] - order[b.severity])
  }, [input, trace])
}

/** What the API server refuses is a problem of the text, too: its sentence stands there. */
export function isToldAsProblem(finding: Finding): boolean {
  return finding.code === 'SYS-03' && finding.facts.refused
}

function identity({ code, object, path, facts }: Finding): string {
  return JSON.stringify([code, object, path, facts])
}
