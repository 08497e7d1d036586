import { readPageAddress } from '../store/pageAddress'
import type { AppStore } from '../store/store'

/** Opens what a link holds. One that is damaged says so, and nothing else is shown for it: what was open stays, of a first visit nothing. */
export async function openLink(store: AppStore, link: string): Promise<void> {
  const { readLink } = await import('../../link')
  const read = readLink(link)
  const { files, withoutSecrets } = store.getState()
  if (!read.ok) {
    store.setState({ files: [...files], cause: 'whole' })
    return store.getState().set({ fileProblems: [{ name: '', why: read.why === 'newer' ? 'newer-link' : 'incomplete-link' }] })
  }
  const texts = await withoutSecrets(read.state.files.map(({ text }) => text))
  if (texts === null) return
  store.getState().openState({ ...read.state, files: read.state.files.map(({ name }, index) => ({ name, text: texts[index] ?? '' })) })
}

/** A link that is put into the address of a page that is open already opens there. */
export function followLinks(store: AppStore): void {
  addEventListener('hashchange', () => {
    const { link } = readPageAddress(location)
    if (link !== null) void openLink(store, link)
  })
}
