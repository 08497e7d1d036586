import { lazy, Suspense, useCallback } from 'react'
import type { MapScope } from '../../present/map/mapModel'
import { FailureBoundary } from '../failure/FailureBoundary'
import { StopFixes } from '../fixes/StopFixes'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useDecidedPlaces } from '../store/decision'
import { areBlank } from '../store/manifests'
import { EmptyMap } from './EmptyMap'

// Asked for at once, beside everything else: the page is there before the map's code is.
const loading = import('../map/MapView')
const MapView = lazy(() => loading.then((module) => ({ default: module.MapView })))

/** The map in its place; before there is anything to draw, what to do about that. `embedded`: nobody sees the manifests, and nothing is put into them. */
export function MapRegion({ embedded = false }: { readonly embedded?: boolean }) {
  const { page } = useMessages()
  const empty = useApp((state) => areBlank(state.files))
  const drawn = useApp((state) => state.shown !== null)
  if (empty) return <EmptyMap />
  if (!drawn) return <Waiting text={page.regions.loadingMap} />
  return (
    <div className="stage">
      <FailureBoundary part>
        <Suspense fallback={<Waiting text={page.regions.loadingMap} />}>
          <DrawnMap embedded={embedded} />
        </Suspense>
      </FailureBoundary>
    </div>
  )
}

function DrawnMap({ embedded }: { readonly embedded: boolean }) {
  const store = useAppStore()
  const messages = useMessages()
  const graph = useApp((state) => state.graph)
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  const position = useApp((state) => state.position)
  const playing = useApp((state) => state.playing)
  const presented = useApp((state) => state.presenting)
  const scope = useApp((state) => (state.presenting ? 'path' : state.scope))
  const focus = useApp((state) => state.focus)
  const characterKeys = useApp((state) => state.characterKeys)
  const decided = useDecidedPlaces()
  const unfolded = useApp((state) => state.unfolded.length > 0)
  const { set, stepTo, choose, jumpTo, unfold, foldAll } = store.getState()
  const onScope = useCallback((next: MapScope) => set({ scope: next }), [set])
  if (!graph) return null
  return (
    <MapView
      graph={graph}
      trace={trace}
      timeline={timeline}
      position={position}
      playing={playing}
      scope={scope}
      messages={messages}
      characterKeys={characterKeys}
      onScope={onScope}
      onStep={stepTo}
      onChoose={choose}
      onJump={jumpTo}
      presented={presented}
      stopActions={embedded || presented ? null : <StopFixes />}
      focus={focus}
      decided={decided}
      onUnfold={unfold}
      onFoldAll={unfolded && graph.overview !== null ? foldAll : null}
    />
  )
}

function Waiting({ text }: { readonly text: string }) {
  return <div className="grid h-full place-items-center bg-bg text-sm text-text-2">{text}</div>
}
