import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../../engine'
import { mapActions, playerActions, requestActions, tabActions, textActions } from './actions'
import { followChoices } from './derived'
import { followRules } from './linuxRules'
import { asManifests } from './manifests'
import type { AppState, Chosen, Derived } from './state'
import { withoutSecrets } from './withoutSecrets'

export type AppStore = StoreApi<AppState>

/** What a store begins with; all else has a stated beginning. */
type Beginning = Partial<
  Pick<Chosen, 'theme' | 'language' | 'view' | 'draft' | 'sent' | 'requestTouched' | 'senderTouched' | 'choices' | 'proxy'>
> & {
  /** The hop at which the playhead stands once the first trace is there. */
  readonly hop?: string | null
}

/** So many results are listed. */
const searchLimit = 50

const derived: Derived = {
  reading: false,
  readFrom: null,
  read: null,
  shown: null,
  graph: null,
  targets: [],
  findings: [],
  findingsLeft: 0,
  inputSettings: null,
  trace: null,
  timeline: null,
  rules: { state: 'none' },
  requestProblem: null,
  failure: null,
}

/** Makes a store of its own: two embeds on one page share nothing. */
export function createAppStore(client: EngineClient, beginning: Beginning = {}): AppStore {
  const { hop = null, ...begun } = beginning
  const store = createStore<AppState>((set, get) => ({
    ...derived,
    ...asManifests([]),
    cause: 'whole',
    replaced: null,
    closed: null,
    fileProblems: [],
    removed: [],
    comingTexts: 0,
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
    playing: false,
    speed: 1,
    scope: 'path',
    unfolded: [],
    focus: null,
    theme: 'auto',
    language: 'en',
    dialog: null,
    jump: null,
    ...begun,

    ...textActions(set, get),
    ...tabActions(set, get),
    ...requestActions(set, get),
    ...playerActions(set, get),
    ...mapActions(set, get),
    stopReading: () => {
      client.stop()
      const { readFrom, files } = get()
      if (readFrom !== null && readFrom.files !== files) get().restoreManifests(readFrom)
    },
    search: (text) => client.ask('search', { text, limit: searchLimit }),
    withoutSecrets: withoutSecrets(client, set, get),
    set: (change) => set(change),
  }))
  followChoices(store, client, hop)
  followRules(store, client)
  return store
}
