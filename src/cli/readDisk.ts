import { open } from 'node:fs/promises'

const diskPiece = 1024 * 1024

/** The bytes of a file on the disk; the next piece is read while the last one is looked at. */
export async function* readDisk(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  const read = () => file.read(new Uint8Array(diskPiece), 0, diskPiece)
  let next = read()
  try {
    for (;;) {
      const { buffer, bytesRead } = await next
      if (bytesRead === 0) return
      next = read()
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await next.catch(() => undefined)
    await file.close()
  }
}
