import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Engine, Graph, Trace } from '../../engine'
import { routeOf } from '../../present/route'

interface Seen {
  readonly graph: Graph
  readonly trace: Trace
  /** The engine that traced it, unwatched. */
  readonly engine: Engine
}

const seen: Seen[] = []
let watched = 0

// Every engine that a case starts is watched: what it traces is held against what else it says of the same cluster.
vi.mock('../../engine', async (original) => {
  const real = await original<typeof import('../../engine')>()
  return {
    ...real,
    createEngine: (...given: Parameters<typeof real.createEngine>): Engine => {
      const engine = real.createEngine(...given)
      let graph: Graph = { places: [], relations: [] }
      return {
        ...engine,
        read: (files) => {
          const answer = engine.read(files)
          graph = answer.graph
          return answer
        },
        trace: (request) => {
          const answer = engine.trace(request)
          if (answer.ok) seen.push({ graph, trace: answer.trace, engine })
          return answer
        },
      }
    },
  }
})

// What another file loaded of the engine is not watched.
vi.resetModules()
const { readCase, looksLikeCase } = await import('./readCase')
const { runEntry } = await import('./runEntry')

function caseFilesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => looksLikeCase(readFileSync(path, 'utf8')))
    .sort()
}

const paths = ['e2e/conformance/scenarios', 'e2e/conformance/corpus', 'e2e/conformance/oracle', 'src/samples'].flatMap(caseFilesUnder)

describe('trace, findings and map agree', () => {
  it.each(paths)('%s', (path) => {
    seen.length = 0
    const file = readCase(path, readFileSync(path, 'utf8'))
    if (file.form === 'scenario') for (const request of file.requests) runEntry(file, request)
    else for (const entry of file.entries) entry.run(entry.expect)
    watched += seen.length
    const found = seen.flatMap((each) => [...unexplained(each.trace), ...offTheMap(each.graph, each.trace), ...contradicted(each)])
    const engines = [...new Set(seen.map(({ engine }) => engine))]
    expect([...new Set([...found, ...engines.flatMap(wronglyOffered)])]).toEqual([])
  })

  it('in every trace that the cases ask for', () => expect(watched).toBeGreaterThan(800))
})

/** What stops is explained by a finding, and what arrives has none that says it cannot. */
function unexplained({ verdict, reason, findings, ending }: Trace): string[] {
  const stops = ending.verdict !== 'delivered' && ending.verdict !== 'redirected'
  const said = findings.map(({ code, severity }) => `${code} ${severity}`).join(' ')
  if (stops && findings.length === 0) return [`${verdict} ${reason} without a finding`]
  if (!stops && findings.some(({ severity }) => severity === 'error')) return [`${verdict}, and ${said}`]
  return []
}

/** The sender and the stations of a tunnel, which only a request knows. */
const ofTheRequest = /^(client|station)\//

/** Every other place of the way, in both views, is a place of the cluster's graph. */
function offTheMap(graph: Graph, trace: Trace): string[] {
  const drawn = new Set(graph.places.map(({ id }) => id))
  const visited = (['concept', 'wire'] as const).flatMap((view) => routeOf(trace, view).flatMap(({ route }) => route))
  return [...new Set(visited)].filter((id) => !drawn.has(id) && !ofTheRequest.test(id)).map((id) => `${id} is not on the map`)
}

/** Where something arrives, no finding about the whole cluster says that its Service has nobody behind it. */
function contradicted({ trace, engine }: Seen): string[] {
  if (trace.verdict !== 'delivered') return []
  const services = trace.hops.flatMap(({ component }) =>
    component.place === 'service' ? [`${component.namespace}/${component.name}`] : [],
  )
  return engine
    .findings()
    .filter(
      ({ severity, object }) =>
        severity === 'error' && object?.kind === 'Service' && services.includes(`${object.namespace}/${object.name}`),
    )
    .map(({ code, object }) => `delivered, and ${code} on ${object?.name}`)
}

/** Every address that is offered ends as its offer says. */
function wronglyOffered(engine: Engine): string[] {
  return engine.targets().flatMap(({ from, to, verdict }) => {
    const answer = engine.trace({ from, to, choices: {}, at: null, proxy: null })
    return answer.ok && answer.trace.verdict === verdict
      ? []
      : [`${from} to ${to}: offered as ${verdict}, and ${answer.ok ? answer.trace.verdict : answer.problem.code}`]
  })
}
