import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine, type Trace } from '../../engine'
import { readCase } from './readCase'
import { runEntry } from './runEntry'

const folder = 'e2e/conformance/scenarios'
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

/** Every trace that a scenario's requests ask for. */
function tracesOf(name: string): readonly Trace[] {
  const file = readCase(name, readFileSync(`${folder}/${name}`, 'utf8'))
  const traces: Trace[] = []
  if (file.form !== 'scenario') return traces
  for (const request of file.requests)
    runEntry(file, request, () => {
      const engine = createEngine()
      return {
        ...engine,
        trace: (typed) => {
          const answer = engine.trace(typed)
          if (answer.ok) traces.push(answer.trace)
          return answer
        },
      }
    })
  return traces
}

describe('what stops a request of a scenario is written somewhere', () => {
  const stopped = files.flatMap((name) =>
    tracesOf(name)
      .filter(({ verdict }) => verdict !== 'delivered' && verdict !== 'redirected')
      .map((trace, index) => ({ name: `${name}, ${index + 1}: ${trace.verdict}, ${trace.reason}`, findings: trace.findings })),
  )

  it('some stop', () => expect(stopped.length).toBeGreaterThan(5))

  it.each(stopped)('$name', ({ findings }) => {
    expect(findings.filter(({ line }) => line !== null).map(({ code }) => code)).not.toEqual([])
  })
})
