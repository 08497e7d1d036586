import { lazy, Suspense } from 'react'
import { usePageKeys } from './commands/usePageKeys'
import { EngineFailure } from './failure/EngineFailure'
import { FailureBoundary } from './failure/FailureBoundary'
import { DropTarget } from './files/DropTarget'
import { Header } from './header/Header'
import { EmbedLayout } from './layout/EmbedLayout'
import { PageLayout } from './layout/PageLayout'
import { Playback } from './layout/Playback'
import { ReadingBar } from './layout/ReadingBar'
import { useFocusBack } from './presenter/useFocusBack'
import { StoreProvider, useApp } from './store/context'
import type { AppStore } from './store/store'
import { VerdictBar } from './verdict/VerdictBar'

const SettingsDialog = lazy(() => import('./settings/SettingsDialog').then((module) => ({ default: module.SettingsDialog })))
const FromClusterDialog = lazy(() => import('./fromCluster/FromClusterDialog').then((module) => ({ default: module.FromClusterDialog })))
const SamplesDialog = lazy(() => import('./samples/SamplesDialog').then((module) => ({ default: module.SamplesDialog })))

const ChecksDialog = lazy(() => import('./checks/ChecksDialog').then((module) => ({ default: module.ChecksDialog })))
const CompareDialog = lazy(() => import('./compare/CompareDialog').then((module) => ({ default: module.CompareDialog })))
const ShareDialog = lazy(() => import('./share/ShareDialog').then((module) => ({ default: module.ShareDialog })))
const ExportDialog = lazy(() => import('./exports/ExportDialog').then((module) => ({ default: module.ExportDialog })))
const GroundsDialog = lazy(() => import('./verdict/GroundsDialog').then((module) => ({ default: module.GroundsDialog })))
const FindingPageDialog = lazy(() => import('./findingPage/FindingPageDialog').then((module) => ({ default: module.FindingPageDialog })))
const KeysDialog = lazy(() => import('./commands/KeysDialog').then((module) => ({ default: module.KeysDialog })))
const Presenter = lazy(() => import('./presenter/Presenter').then((module) => ({ default: module.Presenter })))
const SearchDialog = lazy(() => import('./search/SearchDialog').then((module) => ({ default: module.SearchDialog })))

/** The page over one store. */
export function App({ store, embed }: { readonly store: AppStore; readonly embed: boolean }) {
  return (
    <StoreProvider store={store}>
      <FailureBoundary>{embed ? <Embed /> : <Page />}</FailureBoundary>
    </StoreProvider>
  )
}

function Page() {
  usePageKeys()
  const presenting = useApp((state) => state.presenting)
  useFocusBack(presenting)
  return (
    <>
      {/* Shown to a room the page stays as it is, only unseen, but for its map: nothing of it is lost. */}
      <div className="page flex flex-col md:h-dvh md:overflow-hidden" data-presenting={presenting || undefined}>
        <Header />
        <EngineFailure />
        <ReadingBar />
        <VerdictBar />
        <PageLayout />
        <Playback />
      </div>
      <Suspense>{presenting && <Presenter />}</Suspense>
      <DropTarget />
      <Dialogs />
    </>
  )
}

function Embed() {
  return (
    <>
      <EngineFailure />
      <EmbedLayout />
      <Playback />
      <Dialogs embedded />
    </>
  )
}

/** `embedded`: there is no editor to write into. */
function Dialogs({ embedded = false }: { readonly embedded?: boolean }) {
  const dialog = useApp((state) => state.dialog)
  return (
    <Suspense>
      {dialog === 'samples' && <SamplesDialog />}
      {dialog === 'search' && <SearchDialog />}
      {dialog === 'keys' && <KeysDialog />}
      {dialog === 'checks' && <ChecksDialog />}
      {dialog === 'grounds' && <GroundsDialog embedded={embedded} />}
      {dialog === 'compare' && <CompareDialog />}
      {dialog === 'export' && <ExportDialog />}
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'fromCluster' && <FromClusterDialog />}
      {dialog === 'settings' && <SettingsDialog />}
      {typeof dialog === 'object' && dialog !== null && <FindingPageDialog code={dialog.about} />}
    </Suspense>
  )
}
