import { Caption } from '../caption/Caption'
import { useMessages } from '../store/context'
import { VerdictBar } from '../verdict/VerdictBar'
import { MapRegion } from './MapRegion'
import { PlayerRegion, TableRegion } from './TraceRegions'

/** What stands in somebody else's page: the answer, the map, the player and the table. */
export function EmbedLayout() {
  const { page } = useMessages()
  return (
    <main className="flex min-h-dvh flex-col">
      <h1 className="sr-only">{page.name}</h1>
      <VerdictBar />
      <div className="relative min-h-80 flex-1">
        <div className="absolute inset-0">
          <MapRegion embedded />
        </div>
      </div>
      <Caption embedded />
      <PlayerRegion />
      <div className="flex-none">
        <TableRegion embedded />
      </div>
    </main>
  )
}
