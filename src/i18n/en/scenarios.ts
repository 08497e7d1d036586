import type { ScenarioFault } from '../../engine/model'
import type { Messages } from '../messages'
import { quoted, some } from './grammar'

/** What is wrong with a Scenario beside the form of its fields. */
export function scenarioFault(problem: ScenarioFault): string {
  switch (problem.fault) {
    case 'unknown-field':
      return `No field is named ${quoted(problem.field)} here, so nobody reads it; the fields are ${some(problem.known)}`
    case 'unknown-request':
      return problem.known.length === 0
        ? `The step sends request ${quoted(problem.id)}, and the Scenario has no requests`
        : `The step sends request ${quoted(problem.id)}, and the Scenario has no such request, only ${some(problem.known)}`
    case 'same-id':
      return `A ${problem.of} before this one has the id ${quoted(problem.id)}, too: give each its own`
    case 'empty-step':
      return `Step ${quoted(problem.id)} has neither note nor question nor goal, so it is left out`
    case 'two-tasks':
      return `Step ${quoted(problem.id)} has a question and a goal, so it is left out: make two steps of it`
    case 'answer-no-choice':
      return `The answer ${quoted(problem.answer)} is not among the choices ${some(problem.choices)}`
    case 'field-needs-hop':
      return `The answer ${quoted(problem.field)} is a fact of one hop: say in “hop” of which`
  }
}

/** Why manifests cannot be varied as a Scenario says. */
export const variations: Messages['variations'] = {
  'no-such-object': ({ object }) => `No object is named ${quoted(object)}`,
  'several-objects': ({ object }) => `Several objects are named ${quoted(object)}: write Kind/namespace/name`,
  'path-not-understood': ({ object, path }) => `The path ${quoted(path)} into ${quoted(object)} is not understood`,
  'nothing-to-remove': ({ object, path }) => `${quoted(object)} has nothing to remove at ${quoted(path)}`,
  'not-editable': ({ object }) => `${quoted(object)} shares its document with other objects, so it cannot be changed alone`,
}
