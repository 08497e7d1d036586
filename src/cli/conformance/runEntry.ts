import { createEngine, type Engine, type RequestProblem, type TextFile } from '../../engine'
import { messagesFor } from '../../i18n/messagesFor'
import { explainRequestProblem } from '../../present/describe'
import { manifestsFor } from './applyEdit'
import { CaseProblem, type CaseRequest, type Difference, type Manifest, type ScenarioCase } from './caseFile'
import { compare } from './compare/compare'
import { placesOf } from './places'
import { typedRequests } from './typedRequest'

/** Runs one request of a case and says what differs: nothing where it passes. */
export function runEntry(scenario: ScenarioCase, request: CaseRequest, start: () => Engine = () => createEngine()): readonly Difference[] {
  try {
    return runRequest(scenario, request, start())
  } catch (problem) {
    if (problem instanceof CaseProblem) return [{ field: 'case', expected: 'a request that can be run', got: problem.message }]
    return [
      { field: 'engine', expected: 'an answer', got: problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem) },
    ]
  }
}

function runRequest(scenario: ScenarioCase, request: CaseRequest, engine: Engine): readonly Difference[] {
  const { fields } = request
  const manifests = manifestsFor(scenario.manifests, fields)
  const answer = engine.read([...scenario.files, ...filesFor(scenario.id, manifests), ...observedFiles(scenario, fields.uses)])
  const places = placesOf(engine.wholeGraph(), answer, manifests)
  for (const typed of typedRequests(fields, places)) {
    const traced = engine.trace(typed)
    if (!traced.ok) return [{ field: 'request', expected: 'a trace', got: problemText(traced.problem) }]
    const differences = compare(fields.expect, { trace: traced.trace, places })
    if (differences.length > 0) return differences
  }
  return []
}

/** The manifests as one text of several documents: JSON is YAML, and keeps every value as it is. */
function filesFor(id: string, manifests: readonly Manifest[]): readonly TextFile[] {
  if (manifests.length === 0) return []
  return [{ name: `${id}.yaml`, text: manifests.map((manifest) => JSON.stringify(manifest, null, 2)).join('\n---\n') }]
}

function observedFiles(scenario: ScenarioCase, uses: unknown): readonly TextFile[] {
  if (uses === undefined) return []
  if (uses !== 'observed') throw new CaseProblem(`uses: ${String(uses)} is not modelled`)
  return scenario.observed.map((text, index) => ({ name: `${scenario.id}-observed-${index + 1}.txt`, text }))
}

function problemText(problem: RequestProblem): string {
  return explainRequestProblem(problem, messagesFor('en'))
}
