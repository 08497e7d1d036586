import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine, type Engine, type TypedRequest } from '../engine'
import { messagesFor } from '../i18n/messagesFor'
import { explainAssumption, explainFinding, explainProblem, explainRequestProblem } from '../present/describe'
import { csvText } from '../present/export/csv'
import { jsonText } from '../present/export/json'
import { markdownText } from '../present/export/markdown'
import { mermaidText } from '../present/export/mermaid'
import { sarifText } from '../present/export/sarif'
import { tableText } from '../present/export/table'
import { routeOf } from '../present/route'
import { timelineOf } from '../present/timeline'
import { damagedText } from './damage.testing'
import { seeds } from './seeds.testing'

/** `npm run fuzz` asks for many inputs and a new seed each time; the everyday run is short and always the same. */
const long = import.meta.env.MODE === 'fuzz'
const runs = long ? { numRuns: 100_000 } : { numRuns: 3000, interruptAfterTimeLimit: 25_000 }

const languages = [messagesFor('en'), messagesFor('zh')]

/** All that a person can get to see of a text: read, drawn, traced and put into words. Throws where anything does. */
function showAll(text: string): void {
  const engine = createEngine()
  const read = engine.read([{ name: '<b>"input"</b>.yaml', text }])
  const findings = engine.findings()
  for (const problem of read.problems) {
    // The reader turns an error that nobody foresaw into a problem without a place.
    if (problem.code === 'yaml-syntax' && problem.line === null) throw new Error(`unforeseen: ${problem.reason}`)
    for (const messages of languages) spoken(explainProblem(problem, messages))
  }
  for (const messages of languages) {
    for (const assumption of read.assumptions) spoken(explainAssumption(assumption, messages))
    for (const finding of findings) spoken(explainFinding(finding, messages))
    sarifText(findings, read.problems, messages, '0')
  }
  for (const text of ['web', 'app=web', '10.0.', ':80']) engine.ask('search', { text, limit: 50 })
  for (const request of requestsOf(engine, read.senders)) traceAll(engine, request)
}

function requestsOf(engine: Engine, senders: readonly string[]): readonly TypedRequest[] {
  const targets = engine.targets()
  const some = [targets[0], targets[Math.floor(targets.length / 2)], targets.at(-1)].filter((target) => target !== undefined)
  const given = some.map(({ from, to }) => ({ from, to }))
  const crossed = some.slice(0, 1).map(({ to }) => ({ from: senders.at(-1) ?? 'external', to }))
  return [...given, ...crossed].map((request) => ({ ...request, choices: {}, at: null, proxy: null }))
}

function traceAll(engine: Engine, request: TypedRequest): void {
  const answer = engine.trace(request)
  if (answer.ok) {
    const { trace } = answer
    for (const view of ['concept', 'wire'] as const) routeOf(trace, view)
    timelineOf(trace, 'wire')
    const hops = trace.hops.map(({ id, component, node, wire }) => ({ id, component, node, wire }))
    for (const proxy of [null, 'mode=nftables']) engine.ask('linuxRulesOfTrace', { hops }, proxy)
  }
  for (const messages of languages) {
    if (!answer.ok) {
      spoken(explainRequestProblem(answer.problem, messages))
      continue
    }
    tableText(answer.trace, 'wire', messages)
    markdownText(answer.trace, 'concept', messages)
    csvText(answer.trace, 'concept', messages)
    mermaidText(answer.trace, 'concept', messages)
    jsonText(answer.trace, messages)
  }
}

/** What an editor may keep of a text: the same lines, and nothing more to remove. What a repair of it would be: a text that can be read. */
function keepAndRepair(text: string): void {
  const { redactText, repair } = createEngine()
  const kept = redactText(text).text
  if (kept.split('\n').length !== text.split('\n').length) throw new Error('redaction changed the number of lines')
  if (redactText(kept).text !== kept) throw new Error('redaction found more in what it left')
  repair(text)
}

/** A sentence with a hole in it says that a fact was not what its words expect. */
function spoken(sentence: string): void {
  if (sentence.trim() === '' || /\bundefined\b|\[object Object\]/.test(sentence)) throw new Error(`said: ${sentence}`)
}

test('damaged input of every kind is read, drawn, traced and worded without an error', { timeout: long ? 7_200_000 : 120_000 }, () => {
  const done = fc.check(
    fc.property(damagedText(seeds()), (text) => {
      showAll(text)
      keepAndRepair(text)
    }),
    runs,
  )
  if (long) console.log(`${done.numRuns} inputs, seed ${done.seed}`)
  if (done.failed) console.error(done.errorInstance)
  expect(done.failed ? fc.defaultReportMessage(done) : null).toBeNull()
})
