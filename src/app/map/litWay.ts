import { createContext, useContext, useSyncExternalStore } from 'react'

/** What of the map is lit: told to each card by itself, so that only those draw again of which it changes. */
export interface LitWay {
  readonly lit: () => ReadonlySet<string>
  readonly light: (ids: ReadonlySet<string>) => void
  readonly subscribe: (onChange: () => void) => () => void
}

const nothing: ReadonlySet<string> = new Set()

/** A way that is dark at first. */
export function createLitWay(): LitWay {
  let lit = nothing
  const listeners = new Set<() => void>()
  return {
    lit: () => lit,
    light: (ids) => {
      if (ids.size === 0 && lit.size === 0) return
      lit = ids
      for (const tell of listeners) tell()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

export const LitWayContext = createContext<LitWay>(createLitWay())

/** Whether a card is on the way that is lit. */
export function useLit(id: string): boolean {
  const way = useContext(LitWayContext)
  return useSyncExternalStore(way.subscribe, () => way.lit().has(id))
}
