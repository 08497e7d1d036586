import { readFileSync } from 'node:fs'
import { load as parseYaml } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { type Finding, qualifiedName, type Verdict } from '../model'
import { clusterOf, traceOf } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'

const corpus = 'e2e/corpus'

interface Expected {
  readonly file: string
  readonly codes: readonly string[]
  /** `Kind namespace/name`: some finding names each. */
  readonly objects: readonly string[]
  readonly request?: { readonly from: string; readonly to: string }
  readonly verdict?: Verdict
}

const rows = parseYaml(readFileSync(`${corpus}/broken-expect.yaml`, 'utf8')) as readonly Expected[]

/** All that the rows ask for and that is not said. */
function unsaid({ file, codes, objects, request }: Expected): readonly string[] {
  const cluster = clusterOf(readFileSync(`${corpus}/broken/${file}`, 'utf8'))
  const standing = diagnose(cluster)
  const onTrace = request ? diagnoseTrace(cluster, traceOf(cluster, request.from, request.to), standing) : []
  const said = [...standing, ...onTrace]
  const told = new Set(said.map(({ code }): string => code))
  const named = new Set(said.map(wordOf))
  return [...codes.filter((code) => !told.has(code)), ...objects.filter((object) => !named.has(object))]
}

function wordOf({ object }: Finding): string {
  return object === null ? '' : `${object.kind} ${qualifiedName(object)}`
}

describe('broken files of real projects', () => {
  it('are told of, each of them', () => {
    expect(rows).toHaveLength(12)
  })

  it.each(rows)('$file: every code and every object is said', (row) => {
    expect(unsaid(row)).toEqual([])
  })

  it.each(rows.filter(({ verdict }) => verdict !== undefined))('$file: $verdict', ({ file, request, verdict }) => {
    const cluster = clusterOf(readFileSync(`${corpus}/broken/${file}`, 'utf8'))
    expect(traceOf(cluster, request?.from ?? '', request?.to ?? '').verdict).toBe(verdict)
  })
})
