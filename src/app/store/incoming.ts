import type { EngineClient, Removed } from '../../engine'
import { Stopped } from '../../engine/model'
import type { Actions, AppState } from './state'

/**
 * What comes from outside is looked through by the engine before anything of it is kept, and answered in the order in which it came; null where
 * the person stopped it, or the engine failed, which the page then says: what nobody looked through is not kept.
 */
export function incomingActions(
  client: EngineClient,
  set: (change: Partial<AppState>) => void,
  get: () => AppState,
): Pick<Actions, 'withoutSecrets' | 'lookInto'> {
  async function awaited<Answer>(count: number, answers: Promise<readonly Answer[]>, removedIn: (answer: Answer) => readonly Removed[]) {
    set({ coming: get().coming + count })
    try {
      const all = await answers
      set({ removed: together(all.flatMap(removedIn)) })
      return all
    } catch (error) {
      if (!(error instanceof Stopped)) set({ failure: error instanceof Error ? error.message : String(error) })
      return null
    } finally {
      set({ coming: get().coming - count })
    }
  }
  return {
    withoutSecrets: async (texts) => {
      const answers = Promise.all(texts.map((text) => client.redactText(text)))
      const kept = await awaited(texts.length, answers, ({ removed }) => removed)
      return kept?.map(({ text }) => text) ?? null
    },
    lookInto: (files) => {
      const answers = Promise.all(files.map((file) => client.open(file)))
      return awaited(
        files.length,
        answers.then((opened) => opened.flat()),
        (file) => (file.kind === 'text' ? file.removed : []),
      )
    },
  }
}

function together(all: readonly Removed[]): Removed[] {
  const sorts = new Map<Removed['what'], Removed>()
  for (const each of all) {
    const before = sorts.get(each.what)
    sorts.set(each.what, before ? { ...before, count: before.count + each.count, objects: before.objects + each.objects } : each)
  }
  return [...sorts.values()]
}
