import { number, plural } from './grammar'

type Side = 'before' | 'after'

interface Counts {
  readonly worse: number
  readonly otherwise: number
  readonly better: number
  readonly same: number
}

/** Two inputs, asked the same. */
export const compare = {
  button: 'Compare…',
  sides: { before: 'Before', after: 'After' },
  /** How a request does after, held against before. */
  kinds: { worse: 'Worse', otherwise: 'Another way', better: 'Better', same: 'The same way' },
  only: (side: Side) => (side === 'before' ? 'only before' : 'only after'),
  nobody: 'Cannot be sent: the sender is not there',
  step: (step: number, happens: string) => `Step ${step}: ${happens}`,
  noHop: (step: number) => `No such hop at step ${step}`,
  alike: 'Hop by hop it is the same; how often each way is taken, or what a hop carries, differs',
  /** How many addresses do what. */
  summary: ({ worse, otherwise, better, same }: Counts) => {
    if (worse + otherwise + better === 0)
      return same === 1 ? 'Nothing differs: 1 address goes the same way' : `Nothing differs: ${number(same)} addresses go the same way`
    const parts = [
      ...(worse > 0 ? [`${number(worse)} worse`] : []),
      ...(otherwise > 0 ? [`${number(otherwise)} another way`] : []),
      ...(better > 0 ? [`${number(better)} better`] : []),
      `${number(same)} the same`,
    ]
    return parts.join(', ')
  },
  nothing: 'Nothing in either of them can be requested.',
  label: 'Compare with other manifests',
  about:
    'The editor holds what is after. Give what was before: every address of both is asked the same, and what goes another way is listed.',
  close: 'Close',
  open: 'Open what was before',
  dropHint: 'Files, an archive, or a folder dropped here: another branch, an older dump. Nothing leaves this tab.',
  paste: 'Or paste it',
  pasteHint: 'kind: Service …',
  tabs: 'Or take it out of the open files',
  tabsHint: 'What you choose is no part of the manifests while you compare.',
  start: 'Compare',
  unreadable: 'No manifests in it could be opened.',
  /** What another input is called by the names of its files. */
  input: ([first = '', ...more]: readonly string[]) => (more.length === 0 ? first : `${first} and ${number(more.length)} more`),
  /** Over the list. */
  compared: (input: string) => `Compared with ${input}`,
  stop: 'Stop comparing',
  reading: (input: string) => `Reading ${input}…`,
  asking: (done: number, of: number) => `${number(done)} of ${number(of)} compared so far`,
  failed: (why: string) => `It could not be compared: ${why}`,
  unread: (count: number) => `${number(count)} ${plural(count, 'part', 'parts')} of it could not be read.`,
  verdicts: (before: string, after: string) => `${before} → ${after}`,
  left: (count: number) => `${number(count)} more ${plural(count, 'address was', 'addresses were')} not asked.`,
}
