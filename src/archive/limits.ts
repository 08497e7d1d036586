/** What an archive may become. A dump of 2.6 GB packs to 1/20 to 1/50 of itself; a bomb to a thousandth. */

/** Bytes of all files of one archive together. */
export const MAX_UNPACKED = 4 * 1024 ** 3

/** Unpacked bytes for one packed byte, for all but small outputs: a short text of one letter packs well too. */
export const MAX_RATIO = 200
export const RATIO_COUNTS_FROM = 64 * 1024 ** 2

/** Archives inside one another. */
export const MAX_NESTING = 6

/** So much is unpacked at a time: at most a thousandfold of it is in memory. */
export const PIECE = 16 * 1024

/** Why bytes cannot be had. Thrown by the bytes of an entry, answered as a refusal by `unpack`. */
export class ArchiveFault extends Error {
  constructor(readonly why: 'unreadable' | 'too-large') {
    super(why)
  }
}

export function faultOf(error: unknown): ArchiveFault['why'] {
  return error instanceof ArchiveFault ? error.why : 'unreadable'
}

/** Counts what is unpacked in one walk over an archive, archives in it included. */
export class Budget {
  private total = 0

  /** @throws ArchiveFault where all is more than may be. */
  spend(bytes: number): void {
    this.total += bytes
    if (this.total > MAX_UNPACKED) throw new ArchiveFault('too-large')
  }
}

export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > RATIO_COUNTS_FROM && unpacked > packed * MAX_RATIO
}
