import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import { loadedMessages, type Messages } from '../../i18n'
import type { AppState } from './state'
import type { AppStore } from './store'

const StoreContext = createContext<AppStore | null>(null)

/** Hands a store down to everything inside. */
export function StoreProvider({ store, children }: { readonly store: AppStore; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>
}

/** The store itself, for what must not draw again with every change. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('There is no StoreProvider around this component')
  return store
}

/** One value of the store; the component draws again when that value changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select)
}

/** All sentences in the person's language. */
export function useMessages(): Messages {
  return loadedMessages(useApp((state) => state.language))
}
