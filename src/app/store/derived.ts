import type { EngineClient, ReadAnswer, ReadableFile, ScenarioRequest, ShownGraph, Trace, TraceAnswer, WayIn } from '../../engine'
import { Stopped } from '../../engine/model'
import { isSameWay } from '../../present/compare'
import { placesOnRoute } from '../../present/route'
import { timelineOf } from '../../present/timeline'
import { troubleFirst } from '../../present/waysIn'
import { proxyOfRequest } from '../settings/proxyText'
import { haveSameContent, isText } from './manifests'
import { packetView } from './pageView'
import { keepPlace, positionOfHop } from './place'
import type { AppState, KeptTrace, OpenFile, RequestText } from './state'
import type { AppStore } from './store'

/** These say that a piece of text is not whole yet; all others are about what a whole text says. */
const brokenText = new Set(['yaml-syntax', 'json-syntax', 'tab-indentation', 'duplicate-key', 'unclosed', 'not-an-object', 'field-missing'])

/**
 * Lets everything follow from what the person chose: text → read → targets, findings, trace; request → trace; trace and view → timeline.
 * An answer that a newer question has overtaken is dropped. `onRead` is called when all that is drawn of a text was asked.
 */
export function followChoices(store: AppStore, client: EngineClient, onRead: () => void): void {
  let readTurn = 0
  let traceTurn = 0
  let graphTurn = 0

  const fail = (error: unknown) => {
    if (error instanceof Stopped) return store.setState({ reading: false, tracing: false, progress: null })
    store.setState({ reading: false, tracing: false, progress: null, failure: error instanceof Error ? error.message : String(error) })
  }

  async function reread() {
    const turn = ++readTurn
    const { files, activeFile, untouchedSample } = store.getState()
    store.setState({ reading: true, progress: null })
    const read = await client.read(files.map(readable), (progress) => turn === readTurn && store.setState({ progress }))
    if (turn !== readTurn) return
    store.setState({ read, readFrom: { files, activeFile, untouchedSample }, reading: false, progress: null, failure: null })
    const { shown, cause } = store.getState()
    if (cause !== 'whole' && shown !== null && isBroken(read)) return
    await show(read, turn)
  }

  /** Draws an answer: the current request first, then all that can be asked and all that is wrong, which the engine looks for while it is drawn. */
  async function show(read: ReadAnswer, turn: number) {
    const pick = needsPick(store.getState())
    const request = pick ? mostTelling(read) : null
    if (request !== null)
      store.setState({ draft: request.text, choices: request.choices, requestProxy: request.proxy, position: 0, playing: false })
    const picture = pick && request === null ? nothingSent(read) : await pictureOf(read, request?.text)
    const rest = turn === readTurn ? askRest() : null
    if (picture !== null) store.setState(picture)
    const found = await rest
    if (turn !== readTurn || found === null) return
    store.setState(found)
    void followWaysIn(turn, found.waysIn).catch(fail)
  }

  /** What is listed beside the picture of a text. */
  async function askRest() {
    const [targets, { findings, left }, inputSettings, { ways, of }] = await Promise.all([
      client.targets(),
      client.findings(),
      client.ask('settings', {}),
      client.waysIn({ from: 0, count: waysAtOnce }),
    ])
    return {
      targets,
      findings,
      findingsLeft: left,
      inputSettings,
      waysIn: { ways: troubleFirst(ways), asked: Math.min(waysAtOnce, of), of },
    }
  }

  /** Asks the other ways in part by part: what the person asks meanwhile is answered between two parts. */
  async function followWaysIn(
    turn: number,
    { ways, asked, of }: { readonly ways: readonly WayIn[]; readonly asked: number; readonly of: number },
  ) {
    let known = ways
    for (let from = asked; from < Math.min(of, mostWays); from += waysAtOnce) {
      const part = await client.waysIn({ from, count: waysAtOnce })
      if (turn !== readTurn) return
      known = troubleFirst([...known, ...part.ways])
      store.setState({ waysIn: { ways: known, asked: Math.min(from + waysAtOnce, part.of), of: part.of } })
    }
  }

  /** Traces what was sent, and draws it. */
  async function retrace() {
    const picture = await pictureOf(null)
    if (picture !== null) store.setState(picture)
  }

  /** The trace of what was sent and all that is drawn of it, in one moment: with the answer `read` where a text is new. Null where something newer was asked. */
  async function pictureOf(read: ReadAnswer | null, sent = store.getState().sent): Promise<Partial<AppState> | null> {
    const turn = ++traceTurn
    store.setState({ tracing: sent !== null })
    if (sent === null) return { ...noTrace, ...(read ? { shown: read, graph: read.graph } : {}) }
    const answer = await answerFor(client, sent, store.getState())
    if (turn !== traceTurn) return null
    const answered = read ?? store.getState().shown
    const graph = await graphOf(answered, answer.ok ? answer.trace : null)
    if (turn !== traceTurn) return null
    const drawn = {
      shown: answered,
      graph,
      sent,
      tracing: false,
      failure: null,
      ...(read === null ? {} : { kept: keptAfterEdit(store.getState(), sent, answer) }),
    }
    if (!answer.ok) return { ...drawn, ...noTrace, requestProblem: answer.problem }
    return { ...drawn, ...timed(store.getState(), answer), requestProblem: null }
  }

  /** The picture of a text in which nothing can be asked. */
  function nothingSent(read: ReadAnswer): Partial<AppState> {
    return { ...noTrace, tracing: false, shown: read, graph: read.graph, sent: null, draft: { ...store.getState().draft, to: '' } }
  }

  /** A small graph came whole with the answer; of a large one what the way and the person's unfolding need is asked. */
  async function graphOf(read: ReadAnswer | null, trace: Trace | null): Promise<ShownGraph | null> {
    if (read === null || read.graph.overview === null) return read?.graph ?? null
    graphTurn += 1
    const { unfolded, focus } = store.getState()
    return client.graph({ around: trace === null ? [] : [...placesOnRoute(trace)], focus, unfolded, limit: shownCards })
  }

  async function redraw() {
    const { shown, trace } = store.getState()
    const asked = graphOf(shown, trace)
    const turn = graphTurn
    const graph = await asked
    if (turn === graphTurn) store.setState({ graph })
  }

  /** The trace with its timeline; the playhead keeps its hop. */
  function timed(state: AppState, { trace }: Extract<TraceAnswer, { ok: true }>) {
    const timeline = timelineOf(trace, packetView(state.view))
    const asked = state.awaitedHop === null ? null : positionOfHop(timeline, state.awaitedHop)
    return { trace, timeline, awaitedHop: null, position: asked ?? keepPlace(state.timeline, state.position, timeline) }
  }

  store.subscribe((state, before) => {
    if (state.files !== before.files && (state.cause === 'whole' || !haveSameContent(state.files, before.files)))
      reread().then(onRead).catch(fail)
    if (packetView(state.view) !== packetView(before.view) && state.trace !== null) {
      const timeline = timelineOf(state.trace, packetView(state.view))
      store.setState({ timeline, position: keepPlace(state.timeline, state.position, timeline) })
    }
    if (state.unfolded !== before.unfolded || state.focus !== before.focus) redraw().catch(fail)
    if (state.asked === before.asked) return
    // What is asked is asked of the newest text, also where an older picture was kept while that text is broken.
    if (state.read !== null && state.read !== state.shown) show(state.read, readTurn).catch(fail)
    else retrace().catch(fail)
  })
}

/** Some tens of milliseconds of the engine's time. */
const waysAtOnce = 500
/** Nobody reads more of them, and a hostile text has as many as it has lines. */
const mostWays = 5000

/** So many cards of a large cluster are on the map at once, with about as many lines. */
const shownCards = 200

/** The way before an edit, while it differs from the one after it; of several edits that before the first. */
function keptAfterEdit({ kept, trace, sent, cause, untouchedSample }: AppState, asked: RequestText, answer: TraceAnswer): KeptTrace | null {
  const before = kept ?? (trace && { trace, inOther: null })
  const isEdit = cause !== 'whole' && untouchedSample === null && sent?.from === asked.from && sent.to === asked.to
  if (!isEdit || before === null || !answer.ok) return isEdit ? before : null
  return isSameWay(before.trace, answer.trace) ? null : before
}

const noTrace = { trace: null, timeline: null, position: 0, playing: false, requestProblem: null }

function isBroken(read: ReadAnswer): boolean {
  return read.problems.some((problem) => brokenText.has(problem.code))
}

/** Nobody asked for this request and the text is a new one, or there is none: then the most telling one is taken. */
function needsPick(state: AppState): boolean {
  if (state.requestTouched) return false
  return state.cause === 'whole' || state.sent === null
}

interface PickedRequest {
  readonly text: RequestText
  readonly choices: Readonly<Record<string, string>>
  readonly proxy: string | null
}

function mostTelling(read: ReadAnswer): PickedRequest | null {
  // The engine fills placeholders in; a request that still holds one names nothing that is there and is left out.
  const scenario = read.scenarios.find(({ from, to }) => !`${from} ${to}`.includes('<'))
  if (scenario) return { text: textOf(scenario), choices: scenario.choose, proxy: scenario.proxy }
  return read.firstTarget && { text: read.firstTarget, choices: {}, proxy: null }
}

function textOf({ from, to, http }: ScenarioRequest): RequestText {
  return http === undefined ? { from, to } : { from, to, http }
}

/** A choice taken on the old way can be impossible on the new one: then the newest alone is asked, then none. */
async function answerFor(client: EngineClient, sent: RequestText, state: AppState): Promise<TraceAnswer> {
  const { choices } = state
  const proxy = proxyOfRequest(state.proxy, state.requestProxy)
  const ask = (tried: AppState['choices']) => client.trace({ ...sent, choices: tried, at: null, proxy })
  const newest = Object.fromEntries(Object.entries(choices).slice(-1))
  for (const tried of [choices, newest]) {
    const answer = await ask(tried)
    if (answer.ok || answer.problem.code !== 'choice-impossible') return answer
  }
  return ask({})
}

function readable(file: OpenFile): ReadableFile {
  return isText(file) ? { name: file.name, text: file.text } : { name: file.name, bytes: file.bytes }
}
