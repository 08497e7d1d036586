/** Bytes under a name, read piece by piece: a file in a browser, a file on a disk, or an entry of an archive. */
export interface ByteSource {
  /** With its folders, `cluster-resources/pods/default.json`. */
  readonly name: string
  /** Null where it is not known before the end. */
  readonly size: number | null
  /**
   * From the beginning, each time it is called. Fails where the bytes cannot be had.
   * An entry of an archive is read once without cost, as long as the next one was not asked for; after that the archive is read anew.
   */
  readonly chunks: () => AsyncIterable<Uint8Array>
}
