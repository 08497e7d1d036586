import type { AlikeParts } from './alikeParts'

/** What a scan found of a list, and where it ended. */
export interface ScannedItems {
  /** A list of JSON with the items. Valid until the scanner is asked again. */
  readonly json: Uint8Array<ArrayBuffer>
  /** For each item three numbers: where it begins and ends in the window, and where it ends in `json`. Valid as long. */
  readonly records: Uint32Array
  /** What the items have alike; null where each is written whole. */
  readonly alike: AlikeParts | null
  /** Where to go on: behind the last item, behind the end of the list, or at what could not be read. */
  readonly next: number
  readonly stop: Stop
}

/** How many numbers `records` has for each item. */
export const recordSize = 3

/**
 * Why a scan stopped: the window holds no further whole item; the list is over; something else stands there; an item has too many levels; so many
 * were found that they are to be taken first.
 */
export type Stop = 'window' | 'closed' | 'fault' | 'too-deep' | 'full'

/** A window of a file's bytes in which a list of JSON is read item by item, without the members that nobody reads. */
export interface ItemScanner {
  /** The window's bytes; no longer valid after `grow`. */
  readonly window: Uint8Array
  /** Whether it leaves out what nobody reads, or leaves that to whoever makes values of the items. */
  readonly leavesOut: boolean
  /** Makes the window as large as that, or larger; what it holds stays. */
  grow(size: number): void
  /**
   * The items from `from` on, each but the first behind a comma. `kind` is what the list says of them; an item that says it itself is taken at its
   * word. `depth` is the number of levels that an item may have.
   */
  items(from: number, to: number, isFirst: boolean, kind: string | null, depth: number): ScannedItems
  /** How many lines end between two places of the window. */
  breaks(from: number, to: number): number
}
