import { findSample, openSample } from './samples/openSample'
import type { PageAddress } from './store/pageAddress'
import type { FileProblem } from './store/state'
import type { AppStore } from './store/store'

/** Opens what the page's address asks for; the first sample where it asks for nothing. */
export async function openFirst(store: AppStore, address: PageAddress): Promise<void> {
  if (address.sources.length > 0) return openSources(store, address.sources)
  const sample = findSample(address.sample) ?? findSample(null)
  const { files, requestTouched, senderTouched, draft, sent } = store.getState()
  if (!sample) return
  // Whoever was faster than the sample keeps the own text.
  await openSample(store, sample, () => store.getState().files === files)
  // A sample brings its own request; one in the address is asked for, and stays.
  if (requestTouched) store.setState({ requestTouched, senderTouched, draft, sent })
}

/** Fetches manifests that the address names: from this very site, and from nowhere else. */
async function openSources(store: AppStore, sources: readonly string[]): Promise<void> {
  const opened = await Promise.all(sources.map(readSource))
  const texts = opened.flatMap((each) => ('text' in each ? [each] : []))
  const problems = opened.flatMap((each) => ('why' in each ? [each] : []))
  const kept = await store.getState().withoutSecrets(texts.map(({ text }) => text))
  if (texts.length > 0) store.getState().replaceManifests(texts.map(({ name }, i) => ({ name, text: kept[i] ?? '' })))
  else store.setState({ files: [...store.getState().files], cause: 'whole' })
  store.getState().set({ fileProblems: problems })
}

async function readSource(source: string): Promise<{ name: string; text: string } | FileProblem> {
  try {
    const url = new URL(source, document.baseURI)
    if (url.origin !== location.origin) return { name: source, why: 'other-origin' }
    const answer = await fetch(url)
    if (!answer.ok) return { name: source, why: 'unreadable' }
    return { name: url.pathname.split('/').at(-1) || source, text: await answer.text() }
  } catch {
    return { name: source, why: 'unreadable' }
  }
}
