import { list, number, plural } from './grammar'

/** The dialog in which a path becomes a link. */
export const share = {
  label: 'Share',
  about: 'The link holds the whole path in itself. It is made here, and no server sees what is behind its #.',
  close: 'Close',
  making: 'Working out what the path needs…',
  nothing: 'Nothing was sent yet: send a request, then share its path.',
  extent: 'In the link',
  extents: { path: 'Only what this path needs', everything: 'All manifests of the editor' },
  notWhole: 'The input is too large to be in a link whole.',
  kept: 'In it',
  left: 'Left out',
  counts: (counts: Readonly<Record<string, number>>) => {
    const kinds = Object.entries(counts).map(([kind, count]) => `${number(count)} ${plural(count, kind, pluralOf(kind))}`)
    return kinds.length === 0 ? 'nothing' : list(kinds)
  },
  allOfIt: (files: number) => `${number(files)} ${plural(files, 'file', 'files')}, as the editor shows them.`,
  never: 'Never in it: Secrets, values of the environment, annotations that hold copies of manifests.',
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied',
  length: (letters: number) => `${number(letters)} characters`,
  tooLong: (letters: number, most: number) =>
    `That would be a link of ${number(letters)} characters, and many places cut one after ${number(most)}. Save it as a file: Hopscope opens it the same.`,
  save: 'Save as a file',
  aboutFile: 'YAML with the manifests and the request, for Hopscope and its command line.',
}

function pluralOf(kind: string): string {
  if (/(s|x|ch|sh)$/.test(kind)) return kind.endsWith('Endpoints') ? kind : `${kind}es`
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`
}
