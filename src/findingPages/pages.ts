import type { FindingPage } from './page'

/** Each file as it is read when the page is built. They are small and many: whoever opens one has all of them, and needs no network for the next. */
const files = import.meta.glob<FindingPage>('./*.yaml', { query: '?finding', import: 'default', eager: true })

/** Every page, by its code. */
export const pages: ReadonlyMap<string, FindingPage> = new Map(
  Object.entries(files).map(([file, page]) => [file.slice('./'.length, -'.yaml'.length), page]),
)
