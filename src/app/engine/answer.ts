import { createEngine, type Finding, type FoundMost, type HeldFile, type OpenedFile } from '../../engine'
import { openSource } from '../../intake'
import { createHeldFiles, type StartFileScan } from './heldFiles'
import type { AnswerMessage, Measure, ProgressMessage, QuestionMessage, Questions } from './protocol'

/** An engine that answers messages one after another and holds the watch while it works. */
export function createAnswers(
  onProgress: (message: ProgressMessage) => void,
  startScan: StartFileScan = () => null,
): (message: QuestionMessage) => Promise<AnswerMessage> {
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

  const heldFiles = createHeldFiles(startScan)

  const open = async ({ name, bytes }: HeldFile): Promise<readonly OpenedFile[]> => {
    const opened = await openSource(bytes as Blob, name)
    return opened.map((file) => (file.kind === 'text' ? { ...file, ...engine.redactText(file.text) } : file))
  }

  const answer = async (message: QuestionMessage): Promise<unknown> => {
    switch (message.name) {
      case 'read': {
        const began = performance.now()
        const files = await heldFiles(message.asked as Questions['read']['asked'], (progress) => onProgress({ id: message.id, progress }))
        measures.push({ name: 'receive', milliseconds: performance.now() - began })
        return engine.read(files)
      }
      case 'open':
        return open(message.asked as Questions['open']['asked'])
      case 'redactText':
        return engine.redactText(message.asked as string)
      case 'graph':
        return engine.graph(message.asked as Questions['graph']['asked'])
      case 'trace':
        return engine.trace(message.asked as Questions['trace']['asked'])
      case 'targets':
        return engine.targets()
      case 'waysIn':
        return engine.waysIn(message.asked as Questions['waysIn']['asked'])
      case 'askWays':
        return engine.askWays(message.asked as Questions['askWays']['asked'])
      case 'findings':
        return most(engine.findings())
      case 'repair':
        return engine.repair(message.asked as Questions['repair']['asked'])
      case 'edits':
        return (message.asked as Questions['edits']['asked']).map(engine.edits)
      case 'mend':
        return engine.mend(message.asked as Questions['mend']['asked'])
      case 'facts':
        return engine.facts(message.asked as Questions['facts']['asked'])
      case 'excerpt':
        return engine.excerpt(message.asked as Questions['excerpt']['asked'])
      case 'lessons':
        return engine.lessons(message.asked as Questions['lessons']['asked'])
      case 'lessonInput': {
        const { files, lesson, part } = message.asked as Questions['lessonInput']['asked']
        return engine.lessonInput(files, lesson, part)
      }
      case 'placeNames':
        return engine.placeNames()
      case 'ask': {
        const { name, asked, proxy } = message.asked as Questions['ask']['asked']
        return engine.ask(name, asked as never, proxy)
      }
    }
  }

  const answerWatched = async (message: QuestionMessage): Promise<AnswerMessage> => {
    measures = []
    try {
      return { id: message.id, ok: true, value: await answer(message), measures }
    } catch (error) {
      return { id: message.id, ok: false, message: error instanceof Error ? error.message : String(error) }
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return (message) => {
    const next = last.then(() => answerWatched(message))
    last = next
    return next
  }
}

/** More than a person reads, and little enough to cross over at once. They come worst first. */
const mostFindings = 500

function most(findings: readonly Finding[]): FoundMost {
  return { findings: findings.slice(0, mostFindings), left: Math.max(0, findings.length - mostFindings) }
}
