/** What a file is, by its first bytes. `binary` is neither an archive nor text: a picture, a program, a core dump. */
export type Format = 'gzip' | 'zip' | 'tar' | 'text' | 'binary'

/** So many bytes tell the format: one header of tar. */
export const HEAD = 512

export function formatOf(head: Uint8Array): Format {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  // An entry, or (an empty archive) the end of the directory.
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))) return 'zip'
  if (isTarHeader(head)) return 'tar'
  return isUtf16(head) || !head.includes(0) ? 'text' : 'binary'
}

function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

const CHECKSUM = { from: 148, to: 156 }

/** The sum of all bytes of a header stands in the header, counted as if spaces stood in its place. It holds for every kind of tar. */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < HEAD) return false
  const written = Number.parseInt(new TextDecoder('latin1').decode(head.subarray(CHECKSUM.from, CHECKSUM.to)).trim(), 8)
  let sum = 0
  for (let i = 0; i < HEAD; i++) sum += i >= CHECKSUM.from && i < CHECKSUM.to ? 0x20 : (head[i] ?? 0)
  return sum === written
}
