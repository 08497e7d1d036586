import type { Enlarged, MapLayout, Size } from '../../present/map/layout'

/** The smallest type of the map, in units of the drawing. */
const smallestType = 12.5
/** So large it is at the least in a room, in pixels of the screen. */
const readableType = 18.2
const least = readableType / smallestType
/** The canvas on which that suffices; on a larger screen, which hangs on the same wall, everything grows with it. */
const smallCanvas: Size = { width: 1024, height: 590 }
/** So much of that growth is given up where the whole way fits then. */
const givenUp = 0.88

/** How much larger than usual a map is drawn that is read from the last row. */
export function enlargedOn(canvas: Size): Enlarged {
  const larger = Math.min(canvas.width / smallCanvas.width, canvas.height / smallCanvas.height)
  const times = least * Math.max(1, larger)
  return { times, least: Math.max(least, times * givenUp) }
}

/** How large words are that stand beside the drawing, not in it: on a large canvas they grow with the cards, up to `most`. */
export function wordScale({ zoom, enlarged }: MapLayout, most: number): number {
  return enlarged * Math.max(1, Math.min(most, zoom / enlarged))
}
