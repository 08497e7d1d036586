import { type ReactNode, useRef } from 'react'
import { Caption } from '../caption/Caption'
import { EditorPanel } from '../editor/EditorPanel'
import { PasteButton } from '../sampleNote/PasteButton'
import { SampleNote } from '../sampleNote/SampleNote'
import { useApp, useMessages } from '../store/context'
import { MapRegion } from './MapRegion'
import { Split } from './Split'
import { HopRegion, PlayerRegion, TableRegion } from './TraceRegions'
import { useScreen } from './useScreen'
import { useWanted } from './useWanted'

/** All regions of the page under its head, by how much room there is. */
export function PageLayout() {
  const screen = useScreen()
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      {screen === 'wide' && <ThreeColumns />}
      {screen === 'medium' && <TwoColumns />}
      {screen === 'narrow' && <OneColumn />}
    </main>
  )
}

function ThreeColumns() {
  const { regions } = useMessages().page
  const stage = (
    <Split
      id="hop"
      direction="horizontal"
      grip={regions.resizeHop}
      sized="second"
      size={304}
      min={220}
      rest={320}
      first={<CaptionedMap />}
      second={<HopRegion />}
    />
  )
  return (
    <Split
      id="editor"
      direction="horizontal"
      grip={regions.resizeEditor}
      sized="first"
      size={316}
      min={220}
      rest={600}
      first={<Manifests />}
      second={<Stage top={stage} tableSize={344} />}
    />
  )
}

function TwoColumns() {
  const { regions } = useMessages().page
  const left = (
    <Split
      id="hop-below"
      direction="vertical"
      grip={regions.resizeHop}
      sized="second"
      size={248}
      min={120}
      rest={240}
      first={<Manifests />}
      second={<HopRegion />}
    />
  )
  return (
    <Split
      id="editor-medium"
      direction="horizontal"
      grip={regions.resizeEditor}
      sized="first"
      size={276}
      min={220}
      rest={440}
      first={left}
      second={<Stage top={<CaptionedMap />} tableSize={272} />}
    />
  )
}

function Stage({ top, tableSize }: { readonly top: ReactNode; readonly tableSize: number }) {
  const { regions } = useMessages().page
  const bottom = (
    <div className="flex h-full min-h-0 flex-col">
      <PlayerRegion />
      <TableRegion />
    </div>
  )
  return (
    <div className="flex h-full min-h-0">
      <Split
        id="table"
        direction="vertical"
        grip={regions.resizeTable}
        sized="second"
        size={tableSize}
        min={112}
        rest={180}
        first={top}
        second={bottom}
      />
    </div>
  )
}

/** On a phone the page scrolls: answer, table, then the map, and the text last. What stands below the screen is made when it is wanted. */
function OneColumn() {
  const waits = useApp(({ shown, failure }) => shown === null && failure === null)
  const below = useRef<HTMLDivElement>(null)
  const wanted = useWanted(below, !waits)
  const manifests = useRef<HTMLDivElement>(null)
  return (
    <>
      <SampleNote action={<PasteButton onRefused={() => manifests.current?.scrollIntoView()} />} />
      <PlayerRegion />
      {/* Until the first way is there the table has the room of one: nothing below it moves then. */}
      <div className={waits ? 'flex min-h-[28rem] flex-col' : 'contents'}>
        <TableRegion />
      </div>
      <div ref={below} className="h-[26rem] border-y border-line-soft">
        {wanted && <MapRegion />}
      </div>
      {wanted && <Caption />}
      {wanted && <HopRegion />}
      <div ref={manifests} className="h-[36rem] border-t border-line-soft">
        {wanted && <Manifests />}
      </div>
    </>
  )
}

/** The map, and what happens on it in words. */
function CaptionedMap() {
  return (
    <div className="captioned flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <MapRegion />
      </div>
      <Caption />
    </div>
  )
}

function Manifests() {
  const { regions } = useMessages().page
  return (
    <section aria-label={regions.manifests} className="h-full min-h-0">
      <EditorPanel />
    </section>
  )
}
