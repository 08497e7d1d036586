/** So much is read of a file at a time. */
export const slice = 8 * 1024 * 1024

/** The bytes of a file in a browser; the next piece is read while the last one is looked at. */
export async function* slicesOf(file: Pick<Blob, 'size' | 'slice'>): AsyncGenerator<Uint8Array> {
  const read = (at: number) => file.slice(at, at + slice).arrayBuffer()
  let next = read(0)
  // Whoever stops early leaves one piece behind that nobody waits for.
  for (let at = 0; at < file.size; at += slice) {
    const bytes = await next
    if (at + slice < file.size) {
      next = read(at + slice)
      next.catch(() => undefined)
    }
    yield new Uint8Array(bytes)
  }
}
