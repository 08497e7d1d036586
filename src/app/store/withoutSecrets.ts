import type { EngineClient, Removed } from '../../engine'
import type { Actions, AppState } from './state'

/** Asks the engine for the texts as they may be kept, and tells what was removed. It answers in the order in which it was asked. */
export function withoutSecrets(
  client: EngineClient,
  set: (change: Partial<AppState>) => void,
  get: () => AppState,
): Actions['withoutSecrets'] {
  return async (texts) => {
    set({ comingTexts: get().comingTexts + texts.length })
    try {
      const answers = await Promise.all(texts.map((text) => client.redactText(text)))
      set({ removed: together(answers.flatMap(({ removed }) => removed)) })
      return answers.map(({ text }) => text)
    } finally {
      set({ comingTexts: get().comingTexts - texts.length })
    }
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
