import type { AppStore } from '../store/store'

/** A command that a key brings from wherever nobody types. `Mod` is Control, on a Mac Command; with it the key works where somebody types, too. */
interface Keyed {
  readonly keys: readonly string[]
  readonly run: (store: AppStore) => void
}

/** The commands of the page that have keys; the player's keys are its own. */
export const keyed = {
  search: { keys: ['Mod+K', '/'], run: (store) => store.getState().set({ dialog: 'search' }) },
  keys: { keys: ['?'], run: (store) => store.getState().set({ dialog: 'keys' }) },
  present: { keys: ['P'], run: (store) => store.getState().set({ presenting: !store.getState().presenting }) },
  loop: { keys: ['L'], run: (store) => store.getState().set({ loop: !store.getState().loop }) },
} as const satisfies Readonly<Record<string, Keyed>>

/** What leaves the page shown to a room. */
export const leaveKey = 'Escape'

interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The command that a stroke asks for; null where it asks for none. `single`: a key alone is a command, not a letter that is typed. */
export function keyedBy({ key, ctrlKey, metaKey }: Stroke, single: boolean): Keyed | null {
  const mod = ctrlKey || metaKey
  if (!mod && !single) return null
  const stroke = `${mod ? 'Mod+' : ''}${key.toUpperCase()}`
  return Object.values<Keyed>(keyed).find(({ keys }) => keys.includes(stroke)) ?? null
}
