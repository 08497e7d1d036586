import type { FindingPage } from './page'

/** Every page of a finding, by its code; fetched when the first one is opened. */
export async function loadFindingPages(): Promise<ReadonlyMap<string, FindingPage>> {
  return (await import('./pages')).pages
}

/** The page of a code; null where there is none. */
export async function loadFindingPage(code: string): Promise<FindingPage | null> {
  return (await loadFindingPages()).get(code) ?? null
}
