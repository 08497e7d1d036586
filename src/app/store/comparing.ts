import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../../engine'
import type { RunningComparison } from './comparison'
import type { Actions, AppState } from './state'

/** What can be done with a second input. Few compare: how it is done is fetched when somebody does. */
export function comparingActions(
  store: StoreApi<AppState>,
  client: EngineClient,
  openOther: () => EngineClient,
): Pick<Actions, 'compareWith' | 'stopComparing' | 'sendChange' | 'tracesOf'> {
  let running: RunningComparison | null = null
  return {
    compareWith: async (other) => {
      const { startComparison } = await import('./comparison')
      store.getState().stopComparing()
      running = startComparison(store, client, openOther(), other)
    },
    stopComparing: () => {
      running?.end()
      running = null
    },
    sendChange: async (change) => running?.send(change),
    tracesOf: async (change) => running?.tracesOf(change) ?? null,
  }
}
