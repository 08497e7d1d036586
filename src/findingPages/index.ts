import type { FindingPage } from './page'

/** Each file as it is read when the page is built; fetched when it is opened. */
const files = import.meta.glob<FindingPage>('./*.yaml', { query: '?finding', import: 'default' })

const loaders = new Map(Object.entries(files).map(([file, load]) => [file.slice('./'.length, -'.yaml'.length), load]))

/** Every code that has a page. */
export const codesWithPage: readonly string[] = [...loaders.keys()]

/** The page of a code; null where there is none. */
export function loadFindingPage(code: string): Promise<FindingPage | null> {
  return loaders.get(code)?.() ?? Promise.resolve(null)
}
