import type { JsonFault, StreamPlace } from '../../engine'
import type { AlikeParts } from './alikeParts'

/**
 * What a scan tells of a text of JSON, in the order in which it is written. Values only, so that a thread can tell them to another: the outermost
 * list or map begins; a member of the map; its `items` follow, one by one; some of these; something that cannot be read; the end.
 */
export type ScanEvent =
  | { readonly tells: 'begin'; readonly place: StreamPlace; readonly isList: boolean }
  | { readonly tells: 'member'; readonly key: string; readonly value: unknown }
  | { readonly tells: 'list' }
  | { readonly tells: 'items'; readonly batch: ItemBatch }
  | { readonly tells: 'fault'; readonly fault: JsonFault; readonly place: StreamPlace }
  | { readonly tells: 'end'; readonly place: StreamPlace }

/** Items one after another, not yet made values of. */
export interface ItemBatch {
  /** The bytes of a list of JSON with these items and no others. */
  readonly json: Uint8Array<ArrayBuffer>
  /** For each item four numbers: where it begins and ends in the file, the line on which it begins, and where it ends in `json`. */
  readonly places: Float64Array<ArrayBuffer>
  /** What items have alike stands there once; null where each is whole. */
  readonly alike: AlikeParts | null
  /** Null: what nobody reads is left out of the bytes. Else the items stand there whole, and this is what their list says of them. */
  readonly whole: { readonly kind: string | null } | null
}

/** How many numbers `places` has for each item. */
export const placeSize = 4
