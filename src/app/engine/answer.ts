import { createEngine, type Finding, type FoundMost } from '../../engine'
import type { AnswerMessage, Measure, QuestionMessage, Questions } from './protocol'

/** An engine that answers messages and holds the watch while it works. */
export function createAnswers(): (message: QuestionMessage) => AnswerMessage {
  let measures: Measure[] = []
  const measure = <T>(name: string, work: () => T): T => {
    const begin = performance.now()
    try {
      return work()
    } finally {
      measures.push({ name, milliseconds: performance.now() - begin })
    }
  }
  const engine = createEngine(measure)

  const answer = (message: QuestionMessage): unknown => {
    switch (message.name) {
      case 'read':
        return engine.read(message.asked as Questions['read']['asked'])
      case 'redactText':
        return engine.redactText(message.asked as string)
      case 'graph':
        return engine.graph(message.asked as Questions['graph']['asked'])
      case 'trace':
        return engine.trace(message.asked as Questions['trace']['asked'])
      case 'targets':
        return engine.targets()
      case 'findings':
        return most(engine.findings())
      case 'repair':
        return engine.repair(message.asked as Questions['repair']['asked'])
      case 'ask': {
        const { name, asked, proxy } = message.asked as Questions['ask']['asked']
        return engine.ask(name, asked as never, proxy)
      }
    }
  }

  return (message) => {
    measures = []
    try {
      return { id: message.id, ok: true, value: answer(message), measures }
    } catch (error) {
      return { id: message.id, ok: false, message: error instanceof Error ? error.message : String(error) }
    }
  }
}

/** More than a person reads, and little enough to cross over at once. They come worst first. */
const mostFindings = 500

function most(findings: readonly Finding[]): FoundMost {
  return { findings: findings.slice(0, mostFindings), left: Math.max(0, findings.length - mostFindings) }
}
