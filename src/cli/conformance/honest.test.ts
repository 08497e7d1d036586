import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alterations } from './alterations'
import type { CaseRequest, ScenarioCase } from './caseFile'
import { readCase } from './readCase'
import { runEntry } from './runEntry'
import { readSkipList } from './skipList'

const folder = 'e2e/conformance'
const skips = readSkipList('skip.yaml', readFileSync(join(folder, 'skip.yaml'), 'utf8'))
const cases = readdirSync(join(folder, 'scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readCase(name, readFileSync(join(folder, 'scenarios', name), 'utf8')))
  .filter((file) => file.form === 'scenario')

/** The same entry with another `expect`. */
function outcome(scenario: ScenarioCase, request: CaseRequest, changed: unknown) {
  return runEntry(scenario, { ...request, fields: { ...request.fields, expect: changed } })
}

describe.each(cases)('the runner tells a wrong case from a right one: $id', (scenario) => {
  const requests = scenario.requests.filter((request) => !skips.some((skip) => skip.id === scenario.id && skip.name === request.name))

  it.each(requests)('$name', (request) => {
    expect(runEntry(scenario, request)).toEqual([])
    const altered = alterations(request.fields.expect)
    expect(altered.length).toBeGreaterThan(5)
    const unnoticed = altered.filter((alteration) => outcome(scenario, request, alteration.expect).length === 0)
    expect(unnoticed.map((alteration) => alteration.what)).toEqual([])
  })

  it.each(requests)('$name, with nothing to compare', (request) => {
    for (const nothing of [undefined, null, {}, { notes: 'a remark' }, 'delivered'])
      expect(outcome(scenario, request, nothing)).not.toEqual([])
  })

  it.each(requests)('$name, with a field that nobody reads', (request) => {
    expect(runEntry(scenario, { ...request, fields: { ...request.fields, retries: 3 } })).not.toEqual([])
  })
})

describe('the reply in a flow table', () => {
  it('may be left out, and is compared where it stands', () => {
    const scenario = cases.find((file) => file.id === 'scenarios/nodeport-behind-load-balancer')
    const request = scenario?.requests[0]
    if (!scenario || !request) throw new Error('the case of the reference flow table is missing')
    const whole = request.fields.expect as { readonly flow: readonly unknown[] }
    expect(outcome(scenario, request, { ...whole, flow: whole.flow.slice(0, -1) })).toEqual([])
    expect(outcome(scenario, request, { ...whole, flow: [...whole.flow.slice(0, -1), ['10.244.1.3', 8080, 'client', 'any']] })).not.toEqual(
      [],
    )
  })
})
