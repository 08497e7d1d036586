import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient, ReadAnswer } from '../../engine'
import { isNote, Stopped } from '../../engine/model'
import { type ComparedTraces, choicesOf, compareWays, tracesOf, type WayChange } from '../../present/compareWays'
import { proxyOfRequest } from '../settings/proxyText'
import type { AppState, Comparison, OtherInput } from './state'

export interface RunningComparison {
  readonly send: (change: WayChange) => Promise<void>
  readonly tracesOf: (change: WayChange) => Promise<ComparedTraces>
  readonly end: () => void
}

/**
 * Holds the manifests against another input, which an engine of its own has read: again whenever the manifests are read anew, until it is
 * ended. What is asked of either is asked in parts, so that the person's questions are answered between.
 */
export function startComparison(
  store: StoreApi<AppState>,
  client: EngineClient,
  other: EngineClient,
  input: OtherInput,
): RunningComparison {
  const { names, files, tabs } = input
  let turn = 0
  let read: ReadAnswer | null = null
  let ended = false

  const show = (comparison: Comparison) => !ended && store.setState({ comparison })
  const fail = (error: unknown) => {
    // The page's own engine was stopped: what it reads next is compared.
    if (!(error instanceof Stopped)) show({ names, is: 'failed', why: error instanceof Error ? error.message : String(error) })
  }

  async function open() {
    show({ names, is: 'reading', progress: null })
    read = await other.read(files, (progress) => show({ names, is: 'reading', progress }))
    await compare()
  }

  async function compare() {
    const { shown } = store.getState()
    if (read === null || shown === null) return
    const own = ++turn
    const unread = read.problems.filter((problem) => !isNote(problem)).length
    const isNewest = () => own === turn && !ended
    const compared = await compareWays({ ...other, senders: read.senders }, { ...client, senders: shown.senders }, (part) => {
      if (isNewest()) show({ names, is: 'compared', compared: part, unread })
      return isNewest()
    })
    if (isNewest()) show({ names, is: 'compared', compared, unread })
  }

  const traced = (change: WayChange) => {
    const { proxy } = store.getState()
    return tracesOf(change, other, client, proxyOfRequest(proxy, null))
  }

  const unfollow = store.subscribe((state, before) => {
    if (state.shown !== before.shown) compare().catch(fail)
  })
  leaveTabs(store, tabs)
  open().catch(fail)

  return {
    tracesOf: traced,
    send: async (change) => {
      store.getState().send({ from: change.from, to: change.to }, choicesOf(change))
      const { sent } = store.getState()
      const { before } = await traced(change)
      if (before !== null && !ended && store.getState().sent === sent) store.setState({ kept: { trace: before, inOther: names } })
    },
    end: () => {
      ended = true
      unfollow()
      other.end()
      store.setState({ comparison: null, ...(store.getState().kept?.inOther ? { kept: null } : {}) })
      bringBack(store, tabs)
    },
  }
}

/** A file that was before is no part of what is after. */
function leaveTabs(store: StoreApi<AppState>, tabs: OtherInput['tabs']): void {
  const gone = new Set(tabs.map(({ id }) => id))
  const { files, activeFile } = store.getState()
  const rest = files.filter(({ id }) => !gone.has(id))
  const [first] = rest
  if (gone.size === 0 || first === undefined) return
  store.setState({
    files: rest,
    activeFile: gone.has(activeFile) ? first.id : activeFile,
    cause: 'whole',
    untouchedSample: null,
    replaced: null,
  })
}

/** Whoever went on to a sample meanwhile asks for none of them. */
function bringBack(store: StoreApi<AppState>, tabs: OtherInput['tabs']): void {
  const { files, untouchedSample } = store.getState()
  const back = tabs.filter(({ name }) => !files.some((file) => file.name === name))
  if (back.length > 0 && untouchedSample === null) store.setState({ files: [...files, ...back], cause: 'whole' })
}
