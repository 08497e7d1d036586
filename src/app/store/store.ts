import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../../engine'
import { loadMessages } from '../../i18n'
import { createEngineClient } from '../engine/client'
import { mapActions, playerActions, requestActions, tabActions, textActions } from './actions'
import { comparingActions } from './comparing'
import { followChoices } from './derived'
import { fixActions, followFixes } from './fixes'
import { incomingActions } from './incoming'
import { linkActions } from './links'
import { followRules } from './linuxRules'
import { asManifests } from './manifests'
import { createRepairs } from './repairs'
import type { AppState, Chosen, Derived } from './state'

export type AppStore = StoreApi<AppState>

/** What a store begins with; all else has a stated beginning. */
type Beginning = Partial<
  Pick<
    Chosen,
    | 'theme'
    | 'language'
    | 'bothLanguages'
    | 'characterKeys'
    | 'view'
    | 'draft'
    | 'sent'
    | 'requestTouched'
    | 'senderTouched'
    | 'choices'
    | 'proxy'
    | 'awaitedHop'
  >
>

/** So many results are listed. */
const searchLimit = 50

const derived: Derived = {
  reading: false,
  tracing: false,
  progress: null,
  readFrom: null,
  read: null,
  shown: null,
  graph: null,
  targets: [],
  waysIn: null,
  findings: [],
  findingsLeft: 0,
  repair: null,
  fixes: new Map(),
  mending: null,
  inputSettings: null,
  trace: null,
  timeline: null,
  kept: null,
  comparison: null,
  rules: { state: 'none' },
  requestProblem: null,
  failure: null,
}

/** Makes a store of its own: two embeds on one page share nothing. `openOther` starts the engine of an input that is compared. */
export function createAppStore(client: EngineClient, begun: Beginning = {}, openOther = createEngineClient): AppStore {
  const repairs = createRepairs(client)
  const store = createStore<AppState>((set, get, api) => ({
    ...derived,
    ...asManifests([]),
    cause: 'whole',
    replaced: null,
    closed: null,
    fileProblems: [],
    removed: [],
    coming: 0,
    draft: { from: 'external', to: '' },
    sent: null,
    choices: {},
    proxy: null,
    requestProxy: null,
    asked: 0,
    requestTouched: false,
    senderTouched: false,
    view: 'concept',
    allRules: false,
    position: 0,
    awaitedHop: null,
    cell: null,
    playing: false,
    speed: 1,
    loop: false,
    presenting: false,
    scope: 'path',
    unfolded: [],
    focus: null,
    theme: 'auto',
    language: 'en',
    bothLanguages: false,
    characterKeys: true,
    dialog: null,
    jump: null,
    cursor: null,
    fixed: { applied: [], focus: false, said: null },
    ...begun,

    ...textActions(set, get),
    ...tabActions(set, get),
    ...requestActions(set, get),
    ...playerActions(set, get),
    ...mapActions(set, get),
    ...linkActions(client, set, get),
    stopReading: () => {
      client.stop()
      const { readFrom, files } = get()
      if (readFrom !== null && readFrom.files !== files) get().restoreManifests(readFrom)
    },
    search: (text) => client.ask('search', { text, limit: searchLimit }),
    ...incomingActions(client, set, get),
    ...repairs.actions(set, get),
    ...fixActions(client, set, get),
    ...comparingActions(api, client, () => openOther()),
    speak: async (language) => {
      await loadMessages(language)
      set({ language })
    },
    set: (change) => set(change),
  }))
  followChoices(store, client, repairs.follow(store))
  followRules(store, client)
  followFixes(store, client)
  return store
}
