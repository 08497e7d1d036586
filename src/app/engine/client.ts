import type { EngineClient, HeldBytes, ReadableFile, ReadProgress } from '../../engine'
import { Stopped } from '../../engine/model'
import { localAnswerer } from './localAnswerer'
import type {
  Answerer,
  AnswererEvents,
  AnswerMessage,
  Measure,
  MessageFile,
  ProgressMessage,
  QuestionMessage,
  QuestionName,
  Questions,
} from './protocol'
import { workerAnswerer } from './workerAnswerer'

/** An engine that goes down this often without one answer in between is not started again. */
const restartLimit = 3

interface Pending {
  readonly message: QuestionMessage
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: (progress: ReadProgress) => void
}

/** Opens the page's only way to the engine. The cluster stays with the engine; only answers cross over. */
export function createEngineClient(startWorker: (events: AnswererEvents) => Answerer = workerAnswerer): EngineClient {
  const pending = new Map<number, Pending>()
  let lastRead: QuestionMessage | null = null
  /** The newest `read` that was answered. */
  let standing: QuestionMessage | null = null
  let local = false
  let crashes = 0
  let nextId = 1
  let answerer: Answerer = start()

  function start(): Answerer {
    const onProgress = ({ id, progress }: ProgressMessage) => pending.get(id)?.onProgress(progress)
    const events: AnswererEvents = { onAnswer: settle, onProgress, onGone: recover }
    if (local) return localAnswerer(events)
    try {
      return startWorker(events)
    } catch {
      local = true
      return localAnswerer(events)
    }
  }

  function settle(answer: AnswerMessage) {
    const asked = pending.get(answer.id)
    if (!asked) return
    pending.delete(answer.id)
    crashes = 0
    if (!answer.ok) return asked.reject(new Error(answer.message))
    if (asked.message.name === 'read') standing = asked.message
    report(answer.measures, asked.message.name)
    asked.resolve(answer.value)
  }

  /** A worker that never lived is forbidden here: go on without one. One that died is started again, with the text it had. */
  function recover(why: string, everReady: boolean) {
    const open = [...pending.values()]
    if (!everReady && !local) {
      local = true
      answerer = start()
      for (const asked of open) answerer.ask(asked.message)
      return
    }
    crashes += 1
    pending.clear()
    for (const asked of open) asked.reject(new Error(`The engine stopped: ${why}`))
    if (crashes >= restartLimit) return
    answerer = start()
    if (lastRead && !open.some((asked) => asked.message.name === 'read')) answerer.ask(lastRead)
  }

  function end() {
    answerer.end()
    const open = [...pending.values()]
    pending.clear()
    for (const asked of open) asked.reject(new Stopped())
  }

  function stop() {
    end()
    lastRead = standing
    answerer = start()
    if (lastRead) answerer.ask(lastRead)
  }

  function ask<K extends QuestionName>(
    name: K,
    asked: Questions[K]['asked'],
    onProgress: Pending['onProgress'] = () => undefined,
  ): Promise<Questions[K]['answered']> {
    if (crashes >= restartLimit) {
      crashes = 0
      answerer = start()
      if (lastRead && name !== 'read') answerer.ask(lastRead)
    }
    const message: QuestionMessage = { id: nextId++, name, asked }
    if (name === 'read') lastRead = message
    return new Promise((resolve, reject) => {
      pending.set(message.id, { message, resolve: resolve as (value: unknown) => void, reject, onProgress })
      answerer.ask(message)
    })
  }

  return {
    read: (files, onProgress) => ask('read', files.map(messageFile), onProgress),
    open: (file) => ask('open', file),
    redactText: (text) => ask('redactText', text),
    stop,
    end,
    graph: (view) => ask('graph', view),
    trace: (request) => ask('trace', request),
    targets: () => ask('targets', null),
    waysIn: (part) => ask('waysIn', part),
    askWays: (requests) => ask('askWays', requests),
    findings: () => ask('findings', null),
    repair: (text) => ask('repair', text),
    edits: (changes) => ask('edits', changes),
    mend: (request) => ask('mend', request),
    facts: (request) => ask('facts', request),
    excerpt: (request) => ask('excerpt', request),
    lessons: (files) => ask('lessons', files),
    lessonInput: (files, lesson, part) => ask('lessonInput', { files, lesson, part }),
    placeNames: () => ask('placeNames', null),
    ask: (name, asked, proxy = null) => ask('ask', { name, asked, proxy }) as Promise<never>,
  }
}

const keys = new WeakMap<HeldBytes, number>()
let lastKey = 0

/** The same bytes have the same key, however often they are sent. */
function messageFile(file: ReadableFile): MessageFile {
  if (!('bytes' in file)) return file
  const key = keys.get(file.bytes) ?? ++lastKey
  keys.set(file.bytes, key)
  return { ...file, key }
}

/** Writes the engine's watch into the page's User Timing, where tests and tools look. */
function report(measures: readonly Measure[], name: QuestionName) {
  const end = performance.now()
  for (const { name: stage, milliseconds } of measures) {
    performance.measure(`hopscope/${stage}`, { start: Math.max(0, end - milliseconds), end, detail: { question: name } })
  }
}
