import { createEngine, type Engine, type LessonInput, type RequestProblem, type TextFile } from '../../engine'
import { messagesFor } from '../../i18n/messagesFor'
import { explainProblem, explainRequestProblem, explainVariation } from '../../present/describe'
import { CaseProblem, type CaseRequest, type Difference, type ScenarioCase } from './caseFile'
import { compare } from './compare/compare'

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
  const { expect, uses, ...fields } = request.fields
  const beside = [...scenario.files, ...observedFiles(scenario, uses)]
  const { lesson, files } = asLesson(scenario, fields, engine)
  const input = engine.lessonInput(files, lesson, { request: requestId }, beside)
  if (!input.ok) throw new CaseProblem(faultText(input.fault))
  engine.read(input.files)
  const names = engine.placeNames()
  for (const typed of input.requests) {
    const traced = engine.trace(typed)
    if (!traced.ok) return [{ field: 'request', expected: 'a trace', got: problemText(traced.problem) }]
    const differences = compare(expect, { trace: traced.trace, names })
    if (differences.length > 0) return differences
  }
  return []
}

const requestId = 'the-request'

/**
 * The manifests and one request as the engine reads them of a lesson: one text of several documents (JSON is YAML, and keeps every value as
 * it is), the last of them a Scenario. What the engine does not know in it would change nothing, and the case would pass for the wrong reason.
 */
function asLesson({ id, manifests }: ScenarioCase, request: Readonly<Record<string, unknown>>, engine: Engine) {
  const scenario = {
    apiVersion: 'hopscope/v1',
    kind: 'Scenario',
    metadata: { name: 'case' },
    spec: { requests: [{ ...request, id: requestId }] },
  }
  const text = [...manifests, scenario].map((document) => JSON.stringify(document, null, 2)).join('\n---\n')
  const { files, lessons, problems } = engine.lessons([{ name: `${id}.yaml`, text }])
  const [problem] = problems.filter(({ object }) => object?.kind === 'Scenario')
  if (problem !== undefined) throw new CaseProblem(`${problem.path}: ${explainProblem(problem, messagesFor('en'))}`)
  const [lesson] = lessons
  if (lesson === undefined) throw new CaseProblem('the request cannot be read')
  return { files, lesson }
}

function faultText(fault: Extract<LessonInput, { ok: false }>['fault']): string {
  return fault.code === 'no-such-part' ? 'the request cannot be read' : explainVariation(fault, messagesFor('en'))
}

function observedFiles(scenario: ScenarioCase, uses: unknown): readonly TextFile[] {
  if (uses === undefined) return []
  if (uses !== 'observed') throw new CaseProblem(`uses: ${String(uses)} is not modelled`)
  return scenario.observed.map((text, index) => ({ name: `${scenario.id}-observed-${index + 1}.txt`, text }))
}

function problemText(problem: RequestProblem): string {
  return explainRequestProblem(problem, messagesFor('en'))
}
