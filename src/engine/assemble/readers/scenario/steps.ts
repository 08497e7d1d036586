import type { Fields } from '../../../fields'
import { answerFields, type Goal, type LessonStep, type Localized, type Question, type RightAnswer, type Scalar } from '../../../model'
import { inLanguages, localized, type ScenarioReading } from './reading'
import { proxyFields, typedSettings } from './settings'
import { readEdits, readVariation } from './variation'

export const stepFields = [
  'id',
  'request',
  'hop',
  'without',
  'edit',
  'proxy',
  'note',
  'question',
  'goal',
  'hints',
  'explain',
  'solution',
] as const
export const questionFields = ['ask', 'choices', 'answer'] as const
export const answerKeys = ['field', 'view'] as const
export const goalFields = ['verdict', 'endpoints'] as const
export const verdicts = ['delivered', 'redirected', 'rejected', 'dropped', 'unresolved', 'unhandled'] as const

const ofTask = ['hints', 'explain'] as const

/** The steps of a Scenario, in order. One that cannot be played is left out, with a problem. */
export function readSteps(spec: Fields, requestIds: readonly string[], reading: ScenarioReading): readonly LessonStep[] {
  const entries = spec.maps('steps')
  const steps = entries.flatMap((entry) => {
    const step = readStep(entry, requestIds, reading)
    return step === null ? [] : [{ step, id: step.id, path: entry.path }]
  })
  reading.onlyOnce('step', steps)
  return steps.map(({ step }) => step)
}

function readStep(entry: Fields, requestIds: readonly string[], reading: ScenarioReading): LessonStep | null {
  const id = reading.required(entry, 'id', () => entry.text('id'))
  const request = reading.required(entry, 'request', () => entry.text('request'))
  if (id === null || request === null) return null
  if (!requestIds.includes(request)) {
    reading.report(entry.pathOf('request'), { fault: 'unknown-request', id: request, known: requestIds })
    return null
  }
  reading.onlyKnown(entry.map('proxy'), proxyFields)
  const body = {
    id,
    request,
    hop: entry.text('hop'),
    variation: readVariation(entry, reading),
    proxy: typedSettings(entry.map('proxy')),
    note: localized(entry, 'note'),
    line: reading.line(entry.path),
  }
  return withTask(entry, body, reading)
}

type Body = Omit<Extract<LessonStep, { kind: 'question' }>, 'kind' | 'question' | 'hints' | 'explain'>

function withTask(entry: Fields, body: Body, reading: ScenarioReading): LessonStep | null {
  const [asks, wants] = [entry.has('question'), entry.has('goal')]
  if (asks && wants) {
    reading.report(entry.path, { fault: 'two-tasks', id: body.id })
    return null
  }
  const notHere = [...(asks ? [] : ['question']), ...(wants ? [] : ['goal', 'solution']), ...(asks || wants ? [] : ofTask)]
  reading.onlyKnown(
    entry,
    stepFields.filter((field) => !notHere.includes(field)),
  )
  const task = { hints: textsIn(entry, 'hints'), explain: localized(entry, 'explain') }
  if (asks) {
    const question = readQuestion(entry.map('question'), body.hop, reading)
    return question && { ...body, ...task, kind: 'question', question }
  }
  if (wants) {
    const goal = readGoal(entry.map('goal'), reading)
    return goal && { ...body, ...task, kind: 'repair', goal, solution: readEdits(entry, 'solution', reading) }
  }
  if (body.note !== null) return { ...body, kind: 'note', note: body.note }
  reading.report(entry.path, { fault: 'empty-step', id: body.id })
  return null
}

function textsIn(fields: Fields, key: string): readonly Localized[] {
  return fields
    .scalarsOrMaps(key)
    .map((entry) => (typeof entry === 'object' ? inLanguages(entry) : String(entry)))
    .filter((text) => text !== null)
}

function readQuestion(fields: Fields, hop: string | null, reading: ScenarioReading): Question | null {
  reading.onlyKnown(fields, questionFields)
  const ask = reading.required(fields, 'ask', () => localized(fields, 'ask'))
  const answer = reading.required(fields, 'answer', () => readAnswer(fields, reading))
  if (ask === null || answer === null) return null
  const choices = fields
    .scalarsOrMaps('choices')
    .map((choice) => (typeof choice === 'object' ? inLanguages(choice) : choice))
    .filter((choice) => choice !== null)
  if (answer.kind === 'field' && hop === null && /^(source|destination)\./.test(answer.field))
    reading.report(fields.pathOf('answer'), { fault: 'field-needs-hop', field: answer.field })
  if (answer.kind === 'value' && choices.length > 0 && !choices.some((choice) => isSame(choice, answer.value)))
    reading.report(fields.pathOf('answer'), { fault: 'answer-no-choice', answer: inWords(answer.value), choices: choices.map(inWords) })
  return { ask, choices, answer }
}

function readAnswer(fields: Fields, reading: ScenarioReading): RightAnswer | null {
  if (!fields.isMap('answer')) {
    const value = fields.scalar('answer')
    return value === null ? null : { kind: 'value', value }
  }
  const answer = fields.map('answer')
  const texts = answer.has('field') ? null : inLanguages(answer)
  if (texts !== null) return { kind: 'value', value: texts }
  reading.onlyKnown(answer, answerKeys)
  const field = answer.oneOf('field', answerFields)
  return field === null ? null : { kind: 'field', field, view: answer.oneOf('view', ['concept', 'wire']) ?? 'concept' }
}

function readGoal(fields: Fields, reading: ScenarioReading): Goal | null {
  reading.onlyKnown(fields, goalFields)
  const verdict = reading.required(fields, 'verdict', () => fields.oneOf('verdict', verdicts))
  return verdict && { verdict, endpoints: fields.has('endpoints') ? fields.texts('endpoints') : null }
}

/** The text of one language stands for the other, so that an answer needs to be written once. */
function isSame(choice: Localized | Scalar, value: Localized | Scalar): boolean {
  const texts = wordsOf(value)
  return wordsOf(choice).some((text) => texts.includes(text))
}

function wordsOf(value: Localized | Scalar): readonly string[] {
  return typeof value === 'object' ? [value.en, value.zh] : [String(value)]
}

function inWords(value: Localized | Scalar): string {
  return wordsOf(value)[0] ?? ''
}
