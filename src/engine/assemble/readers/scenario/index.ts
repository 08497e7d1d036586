import { fieldsOf } from '../../../fields'
import type { KubeObject, Lesson, LoadProblem } from '../../../model'
import { localized, ScenarioReading } from './reading'
import { readRequests } from './requests'
import { readSteps } from './steps'

export const scenarioFields = ['title', 'about', 'level', 'after', 'requests', 'steps'] as const

/** True for a `hopscope/v1` Scenario. */
export function isScenario({ ref }: Pick<KubeObject, 'ref'>): boolean {
  return ref.kind === 'Scenario' && ref.group === 'hopscope'
}

/** What a Scenario sends and teaches. What is wrong in it is a problem with its line, and costs a request or a step, never the rest. */
export function readScenario(object: KubeObject, problems: LoadProblem[]): Lesson {
  const reading = new ScenarioReading(object, problems)
  const spec = fieldsOf(object, problems).map('spec')
  reading.onlyKnown(spec, scenarioFields)
  const requests = readRequests(spec, reading)
  const ids = requests.map(({ id }) => id)
  return {
    id: object.ref.name,
    title: localized(spec, 'title') ?? object.ref.name,
    about: localized(spec, 'about') ?? '',
    level: spec.integer('level'),
    after: spec.texts('after'),
    requests,
    steps: readSteps(spec, ids, reading),
    file: object.source.file,
    line: object.source.line,
  }
}
