import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { loadMessages } from '../i18n'
import { App } from './App'
import { createEngineClient } from './engine/client'
import { openFirst } from './openFirst'
import { followLinks } from './share/openLink'
import { followSettings } from './store/followSettings'
import { readPageAddress } from './store/pageAddress'
import { readSettings } from './store/settings'
import { createAppStore } from './store/store'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element "root"')

const address = readPageAddress(location)
const kept = readSettings()
const request = { from: address.from ?? 'external', to: address.to ?? '' }
const asked = address.to !== null
const language = address.language ?? kept.language
await loadMessages(language)

const store = createAppStore(createEngineClient(), {
  theme: address.theme ?? kept.theme,
  language,
  bothLanguages: kept.bothLanguages,
  characterKeys: kept.characterKeys,
  view: address.view ?? 'concept',
  proxy: address.proxy,
  awaitedHop: address.hop,
  draft: request,
  ...(asked ? { sent: request, requestTouched: true } : {}),
  senderTouched: address.from !== null,
})

/** A defect that nothing else caught is told, with text and picture still there. */
const tell = (error: unknown) => store.setState({ failure: error instanceof Error ? error.message : String(error) })
window.addEventListener('unhandledrejection', (event) => tell(event.reason))
// Without an error object it is a notice of the browser, such as a resize that takes another turn.
window.addEventListener('error', (event) => event.error && tell(event.error))

followSettings(store)
void openFirst(store, address)
followLinks(store)
const embed = address.embed || document.documentElement.hasAttribute('data-embed')
// Drawn bit by bit: a slow machine answers to keys and touches meanwhile.
startTransition(() => createRoot(root).render(<App store={store} embed={embed} />))

const stop = store.subscribe(({ trace, requestProblem }) => {
  if (trace === null && requestProblem === null) return
  stop()
  void import('./later').then(({ fetchLater }) => fetchLater()).catch(() => undefined)
})
