import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseProxySettings } from '../parseRequest'
import { createEngine } from '../pipeline'
import { clusterOf, traceOf } from '../testing'

const samples = readdirSync('src/samples').filter((name) => name.endsWith('.yaml'))

describe.each(samples)('the requests of %s', (name) => {
  const text = readFileSync(`src/samples/${name}`, 'utf8')
  const { scenarios } = createEngine().read([{ name, text }])

  // `traceOf` fails where an invariant does not hold.
  it.each(scenarios)('$id holds the invariants', ({ from, to, choose, proxy }) => {
    const cluster = clusterOf(text, (proxy === null ? {} : parseProxySettings(proxy)) ?? {})
    expect(traceOf(cluster, from, to, { choices: choose }).hops.length).toBeGreaterThan(0)
  })
})
