import {
  createEngine,
  type Engine,
  isNote,
  type Lesson,
  type LessonBook,
  type LessonInput,
  type LessonPart,
  type LessonRequest,
  type LessonStep,
  type LoadProblem,
  type PlaceNames,
  type TextFile,
  type Trace,
} from '../../engine'
import { answerOf, hopOfStep, isRightChoice, shortOfGoal } from '../../engine/lessons'
import { messagesFor } from '../../i18n/messagesFor'
import { explainProblem, explainRequestProblem, explainVariation } from '../../present/describe'
import { compare } from '../conformance/compare/compare'

/** What of a lesson was looked at. */
export type Checked = 'file' | 'after' | 'request' | 'hop' | 'question' | 'goal' | 'solution'

/** One thing of a lesson, and what is wrong with it. */
export interface LessonResult {
  readonly file: string
  readonly line: number | null
  /** The id of the lesson; null where there is none. */
  readonly lesson: string | null
  readonly checked: Checked
  /** The id of the request or the step; null where it is neither. */
  readonly part: string | null
  /** What is wrong and what to do; null: nothing. */
  readonly fault: string | null
}

const words = messagesFor('en')

/**
 * Plays every lesson of every file: what its requests expect, where its steps stand, whether its questions have an answer, and whether a
 * goal is out of reach before its solution and reached by it. Each file that holds a Scenario is a cluster of its own, together with the
 * files that hold none: a Scenario may stand in the file of its manifests or beside them. `known` are ids that lessons may follow beside
 * those of the files.
 */
export function checkLessons(files: readonly TextFile[], known: readonly string[]): readonly LessonResult[] {
  const engine = createEngine()
  const own = files.filter(holdsScenario)
  const manifests = files.filter((file) => !holdsScenario(file))
  if (own.length === 0) return manifests.map(withoutScenario)
  const books = own.map((file) => ({ file, book: engine.lessons([file, ...manifests]) }))
  const ids = [...known, ...books.flatMap(({ book }) => book.lessons.map(({ id }) => id))]
  return books.flatMap(({ file, book }) => [
    ...book.problems.filter((problem) => problem.file === file.name && !isNote(problem)).map(ofProblem),
    ...book.lessons.flatMap((lesson) => new LessonCheck(engine, book, lesson).all(ids)),
  ])
}

/** By its text: one that cannot be read must not pass for a file of manifests. */
function holdsScenario({ text }: TextFile): boolean {
  return text.includes('hopscope/v1') && /\bkind['"]?:\s*['"]?Scenario\b/.test(text)
}

function ofProblem(problem: LoadProblem): LessonResult {
  const { file, line, object } = problem
  const lesson = object?.kind === 'Scenario' ? object.name : null
  return { file, line, lesson, checked: 'file', part: problem.path, fault: explainProblem(problem, words) }
}

function withoutScenario({ name }: TextFile): LessonResult {
  const fault = 'no hopscope/v1 Scenario stands in it, nor in another file that was named, so nothing was tested; write one'
  return { file: name, line: null, lesson: null, checked: 'file', part: null, fault }
}

/** What a part of a lesson comes to, or why it comes to nothing. */
type Played = { readonly traces: readonly Trace[]; readonly names: PlaceNames } | { readonly fault: string }

class LessonCheck {
  constructor(
    private readonly engine: Engine,
    private readonly book: LessonBook,
    private readonly lesson: Lesson,
  ) {}

  all(ids: readonly string[]): readonly LessonResult[] {
    const { lesson } = this
    const missing = lesson.after.filter((id) => !ids.includes(id))
    const after =
      missing.length === 0 ? null : `no lesson is named ${missing.join(', ')}: name one of these files, or one that ships with Hopscope`
    return [
      ...(lesson.after.length === 0 ? [] : [this.result('after', null, lesson.line, after)]),
      ...lesson.requests.map((request) => this.result('request', request.id, request.line, this.requestFault(request))),
      ...lesson.steps.flatMap((step) => this.step(step)),
    ]
  }

  private requestFault({ id, expect }: LessonRequest): string | null {
    const played = this.play({ request: id })
    if ('fault' in played) return played.fault
    if (expect === null) return null
    const differences = played.traces.flatMap((trace) => compare(expect, { trace, names: played.names }))
    const said = differences.map(({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`)
    return said.length === 0 ? null : [...new Set(said)].join('; ')
  }

  private step(step: LessonStep): readonly LessonResult[] {
    const result = (checked: Checked, fault: string | null) => this.result(checked, step.id, step.line, fault)
    const played = this.play({ step: step.id })
    if ('fault' in played) return [result('hop', played.fault)]
    const [trace] = played.traces
    if (trace === undefined) return [result('hop', 'nothing is sent')]
    const hop = result('hop', hopFault(step, trace))
    if (step.kind === 'question' && hop.fault !== null) return [hop]
    if (step.kind === 'question') return [hop, result('question', questionFault(step, trace))]
    if (step.kind === 'note') return [hop]
    const isThere = shortOfGoal(step.goal, trace, played.names).length === 0
    const goal = isThere ? 'the goal is reached before anything is mended: break the manifests, with “edit” in the step for instance' : null
    return [hop, result('goal', goal), result('solution', this.solutionFault(step))]
  }

  private solutionFault(step: Extract<LessonStep, { kind: 'repair' }>): string | null {
    if (step.solution.length === 0)
      return 'the goal has no solution, so nobody knows that it can be reached: write the edit that reaches it'
    const played = this.play({ step: step.id, solved: true })
    if ('fault' in played) return `the solution cannot be played: ${played.fault}`
    const [trace] = played.traces
    const short = trace === undefined ? ['trace'] : shortOfGoal(step.goal, trace, played.names)
    if (trace === undefined || short.length === 0) return null
    const got = `${trace.verdict}${trace.reason === null ? '' : ` (${trace.reason})`}, endpoints ${trace.endpoints.join(', ') || 'none'}`
    return `the solution does not reach the goal, its ${short.join(' and ')} differ: it comes to ${got}`
  }

  private play(part: LessonPart): Played {
    const input = this.engine.lessonInput(this.book.files, this.lesson, part)
    if (!input.ok) return { fault: faultText(input.fault) }
    this.engine.read(input.files)
    const answers = input.requests.map((request) => this.engine.trace(request))
    const refused = answers.find((answer) => !answer.ok)
    if (refused !== undefined && !refused.ok) return { fault: explainRequestProblem(refused.problem, words) }
    return { traces: answers.flatMap((answer) => (answer.ok ? [answer.trace] : [])), names: this.engine.placeNames() }
  }

  private result(checked: Checked, part: string | null, line: number, fault: string | null): LessonResult {
    return { file: this.lesson.file, line, lesson: this.lesson.id, checked, part, fault }
  }
}

function faultText(fault: Extract<LessonInput, { ok: false }>['fault']): string {
  return fault.code === 'no-such-part' ? `there is no ${fault.part}` : explainVariation(fault, words)
}

function hopFault(step: LessonStep, trace: Trace): string | null {
  if (hopOfStep(step, trace) !== null) return null
  return `the way has no hop ${step.hop}: it has ${trace.hops.map(({ id }) => id).join(', ')}`
}

function questionFault(step: Extract<LessonStep, { kind: 'question' }>, trace: Trace): string | null {
  const { answer, choices } = step.question
  const right = answerOf(step, trace)
  if (right === null) {
    const field = answer.kind === 'field' ? `${answer.field}${answer.field.includes('.') ? ` in the view ${answer.view}` : ''}` : 'it'
    return `the trace does not tell the answer: ${step.hop ?? 'the way'} has no ${field}`
  }
  const rightChoices = choices.filter((choice) => isRightChoice(right, choice))
  if (choices.length === 0 || rightChoices.length === 1) return null
  const said = typeof right.answer === 'object' ? right.answer.en : String(right.answer)
  return rightChoices.length === 0
    ? `the answer is ${said}, and no choice says so: add it to the choices`
    : `the answer is ${said}, and several choices say so: leave one of them`
}
