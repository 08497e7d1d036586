import type { EngineClient, ReadAnswer } from '../../engine'
import { isNote } from '../../engine/model'
import { isSame, isText } from './manifests'
import type { Actions, AppState, OfferedRepair, OpenFile, TextTab } from './state'
import type { AppStore } from './store'

type SetState = (change: Partial<AppState>) => void
type GetState = () => AppState

export interface Repairs {
  readonly actions: (set: SetState, get: GetState) => Pick<Actions, 'acceptRepair' | 'refuseRepair'>
  /** Keeps the offer in step with the file in the editor. Answers with what is to be called when a text was read. */
  readonly follow: (store: AppStore) => () => void
}

/**
 * Offers to repair the file in the editor where it was pasted, opened or dropped and does not read. What somebody types is never offered:
 * it is in the middle of being written. A refused text is not offered again.
 */
export function createRepairs(client: EngineClient): Repairs {
  /** Files whose text came from elsewhere. */
  const arrived = new Set<string>()
  const refused = new Map<string, string>()
  let turn = 0

  async function offer(set: SetState, get: GetState): Promise<void> {
    const asked = ++turn
    const file = readFile(get())
    // What was sound once is not damaged by what is typed into it.
    if (file !== null && !isDamaged(file, get().read)) arrived.delete(file.id)
    const isOffered = file !== null && arrived.has(file.id) && refused.get(file.id) !== file.text
    if (isOffered && isFor(get().repair, file)) return
    if (get().repair !== null) set({ repair: null })
    if (!isOffered) return
    const found = await offerFor(client, file)
    if (asked === turn && found !== null) set({ repair: found })
  }

  return {
    actions: (set, get) => ({
      acceptRepair: () => {
        const { repair, files } = get()
        if (repair === null || !files.some((file) => isFor(repair, file))) return
        set({ repair: null, ...(repair.removed.length > 0 ? { removed: repair.removed } : {}) })
        get().setText(repair.file, repair.text, 'whole')
      },
      refuseRepair: () => {
        const { repair } = get()
        if (repair === null) return
        refused.set(repair.file, repair.before)
        // Whoever goes on by hand is not asked after every letter.
        arrived.delete(repair.file)
        set({ repair: null })
      },
    }),
    follow: (store) => {
      const ask = () => void offer(store.setState, store.getState).catch(() => undefined)
      store.subscribe((state, before) => {
        if (state.files !== before.files) {
          const news = state.files.filter(
            (file) =>
              !isSame(
                file,
                before.files.find(({ id }) => id === file.id),
              ),
          )
          if (state.cause !== 'typing') for (const file of news) arrived.add(file.id)
          if (state.repair !== null && !state.files.some((file) => isFor(state.repair, file))) store.setState({ repair: null })
        }
        if (state.activeFile !== before.activeFile) ask()
      })
      return ask
    },
  }
}

function isFor(repair: OfferedRepair | null, file: OpenFile): boolean {
  return repair !== null && repair.file === file.id && isText(file) && repair.before === file.text
}

/** The text in the editor, where the newest of it was read. */
function readFile({ files, activeFile, readFrom }: AppState): TextTab | null {
  const file = files.find(({ id }) => id === activeFile)
  if (file === undefined || !isText(file)) return null
  return isSame(
    file,
    readFrom?.files.find(({ id }) => id === file.id),
  )
    ? file
    : null
}

function isDamaged({ name }: OpenFile, read: ReadAnswer | null): boolean {
  return read?.problems.some((problem) => problem.file === name && !isNote(problem)) ?? false
}

/** The repaired text passes the same gate as any text that is pasted: it may show a secret that the damaged one hid. */
async function offerFor(client: EngineClient, { id, text: before }: TextTab): Promise<OfferedRepair | null> {
  const repair = await client.repair(before)
  if (repair === null) return null
  const { text, removed } = await client.redactText(repair.text)
  const lines = text.split('\n')
  const unsure = repair.unsure.map((place) => ({ ...place, text: (lines[place.line - 1] ?? '').trim() }))
  return { file: id, before, text, changed: repair.changed.length, unsure, causes: repair.causes, removed }
}
