import { loadFindingPages } from '../findingPages'
import { languages, loadMessages } from '../i18n'
import { samples } from '../samples'

type Fetch = () => Promise<unknown>

/** What somebody is most likely to ask for next: fetched at once. */
const soon: readonly Fetch[] = [
  ...languages.map((each) => () => loadMessages(each)),
  // A small screen has not asked for the panel of a hop yet.
  () => import('./hopPanel/HopPanel'),
  // Whoever calls the palette writes on at once.
  () => import('./search/SearchDialog'),
]

/** All other parts that are fetched on their first use. */
const sometime: readonly Fetch[] = [
  () => import('../link'),
  () => import('./share/ShareDialog'),
  () => import('./exports/ExportDialog'),
  () => import('./findingPage/FindingPageDialog'),
  loadFindingPages,
  () => import('./samples/SamplesDialog'),
  () => import('./commands/KeysDialog'),
  () => import('./settings/SettingsDialog'),
  () => import('./verdict/GroundsDialog'),
  () => import('./checks/ChecksDialog'),
  () => import('./compare/CompareDialog'),
  () => import('./compare/ComparedWays'),
  () => import('./store/comparison'),
  () => import('./fromCluster/FromClusterDialog'),
  () => import('./linux/LinuxRules'),
  () => import('./presenter/Presenter'),
  () => import('./editor/hopscopeHelp/help'),
  () => import('./editor/RepairNotice'),
  () => import('./editor/RepairDialog'),
  () => import('./waysIn/WaysIn'),
  ...samples.map(({ load }) => load),
]

/** So long a slow phone is busy with the first picture, and the person with looking at it. In milliseconds. */
const settled = 10_000

/**
 * A page that is open works without a network: some seconds after the first picture every part of it is fetched, one after another while nothing
 * else is to do, and then the mark `hopscope/ready` is set. Who saves data gets the parts when they are asked for.
 */
export async function fetchLater(): Promise<void> {
  await Promise.all(soon.map((each) => each().catch(() => undefined)))
  if ((navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData) return
  await new Promise((resolve) => setTimeout(resolve, settled))
  for (const each of sometime) {
    await idle()
    await each().catch(() => undefined)
  }
  performance.mark('hopscope/ready')
}

/** Until the browser has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve())
    else setTimeout(resolve, 200)
  })
}
