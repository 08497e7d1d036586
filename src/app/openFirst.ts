import type { Sample } from '../samples'
import { type NamedFile, sortedOut } from './files/openFiles'
import { findSample, openSample } from './samples/openSample'
import { openLink } from './share/openLink'
import type { PageAddress } from './store/pageAddress'
import type { FileProblem } from './store/state'
import type { AppStore } from './store/store'

/** Opens what the page's address asks for; the first sample where it asks for nothing. */
export async function openFirst(store: AppStore, address: PageAddress): Promise<void> {
  if (address.link !== null) return openLink(store, address.link)
  if (address.sources.length > 0) return openSources(store, address.sources)
  if (address.finding !== null && (await openFinding(store, address.finding))) return
  const { files, requestTouched, senderTouched, draft, sent } = store.getState()
  const lesson = await findLesson(address.lesson)
  const sample = lesson ?? findSample(address.sample) ?? findSample(null)
  if (!sample) return
  // Whoever was faster than the sample keeps the own text.
  await openSample(store, sample, () => store.getState().files === files)
  if (address.lesson !== null && lesson === undefined)
    store.getState().set({ fileProblems: [{ name: address.lesson, why: 'no-such-lesson' }] })
  // A sample brings its own request; one in the address is asked for, and stays.
  if (requestTouched) store.setState({ requestTouched, senderTouched, draft, sent })
}

/** The lesson of that id; none where none is named, or none is named so. The course is fetched only for who asks for it. */
async function findLesson(id: string | null): Promise<Sample | undefined> {
  if (id === null) return undefined
  const { lessons } = await import('../lessons')
  return lessons.find((lesson) => lesson.id === id)
}

/** Opens the example of a finding with its request; false where there is no such page. */
async function openFinding(store: AppStore, code: string): Promise<boolean> {
  const { files } = store.getState()
  const [{ loadFindingPage }, { openExample }] = await Promise.all([import('../findingPages'), import('./findingPage/openExample')])
  const page = await loadFindingPage(code)
  if (page !== null && store.getState().files === files) openExample(store, page.code, page.fault)
  return page !== null
}

/** Fetches manifests that the address names: from this very site, and from nowhere else. */
async function openSources(store: AppStore, sources: readonly string[]): Promise<void> {
  const fetched = await Promise.all(sources.map(readSource))
  const found = fetched.flatMap((each) => ('file' in each ? [{ name: each.name, bytes: each.file }] : []))
  const [files, problems] = sortedOut((await store.getState().lookInto(found)) ?? [])
  if (files.length > 0) store.getState().replaceManifests(files)
  else store.setState({ files: [...store.getState().files], cause: 'whole' })
  store.getState().set({ fileProblems: [...fetched.flatMap((each) => ('why' in each ? [each] : [])), ...problems] })
}

async function readSource(source: string): Promise<NamedFile | FileProblem> {
  try {
    const url = new URL(source, document.baseURI)
    if (url.origin !== location.origin) return { name: source, why: 'other-origin' }
    const answer = await fetch(url)
    if (!answer.ok) return { name: source, why: 'unreadable' }
    return { name: url.pathname.split('/').at(-1) || source, file: await answer.blob() }
  } catch {
    return { name: source, why: 'unreadable' }
  }
}
