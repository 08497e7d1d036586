/** An archive as it is read from its beginning to its end: entries with their bytes between. `end` closes each entry. */
export type ArchiveEvent =
  | { readonly kind: 'entry'; readonly name: string; readonly size: number | null }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly fault: 'unreadable' | 'too-large' | null }
