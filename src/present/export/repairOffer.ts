import type { RepairCause } from '../../engine/model'

/** What a report says of a file that copying damaged: what was done to it, how many lines of the repaired text may be wrong, what prints it. */
export interface RepairOffer {
  readonly causes: readonly RepairCause[]
  readonly unsure: number
  readonly run: string
}

/** The offers by the name of their file. */
export type RepairOffers = ReadonlyMap<string, RepairOffer>
