/** Bytes to text: UTF-8, and UTF-16 with its mark, as PowerShell writes it. What is no UTF-8 becomes U+FFFD. */
export function decode(pieces: readonly Uint8Array[]): string {
  const [first] = pieces
  const decoder = new TextDecoder(encodingOf(first ?? new Uint8Array(0)))
  const texts = pieces.map((piece) => decoder.decode(piece, { stream: true }))
  return texts.join('') + decoder.decode()
}

export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
}
