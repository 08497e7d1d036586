import type { Verdict } from '../../engine/model'
import { number, percent, plural } from './grammar'

interface Told {
  readonly verdict: Verdict
  readonly share: { readonly count: number; readonly of: number } | { readonly percent: number } | null
}

const became: Readonly<Record<Verdict, string>> = {
  delivered: 'delivered',
  redirected: 'redirected',
  rejected: 'rejected',
  dropped: 'dropped',
  unresolved: 'not resolved',
  unhandled: 'not followed further',
}

function first(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function shared({ verdict, share }: Told): string {
  if (share === null) return became[verdict]
  if ('percent' in share) return `${percent(share.percent)} ${became[verdict]}`
  return `${number(share.count)} of ${number(share.of)} ways ${became[verdict]}`
}

/** The list of all addresses that can be requested. */
export const ways = {
  label: 'All ways in',
  about: 'Every address of the input that can be requested, with what becomes of a request to it. What fails stands first.',
  /** Beside the label. */
  summary: (all: number, broken: number, mixed: number) => {
    if (broken + mixed === 0) return all === 1 ? '1 address, it arrives' : `${number(all)} addresses, all arrive`
    const parts = [
      ...(broken > 0 ? [`${number(broken)} ${plural(broken, 'fails', 'fail')}`] : []),
      ...(mixed > 0 ? [`${number(mixed)} ${plural(mixed, 'arrives', 'arrive')} on some ways only`] : []),
    ]
    return `${parts.join(', ')} of ${number(all)}`
  },
  asking: (done: number, of: number) => `${number(done)} of ${number(of)} asked so far`,
  /** `Delivered; 1 of 3 ways dropped`. */
  endings: (told: readonly Told[]) => {
    const [main, ...rest] = told
    if (main === undefined) return ''
    if (rest.length === 0 || main.verdict === 'delivered' || main.verdict === 'redirected')
      return [first(became[main.verdict]), ...rest.map(shared)].join('; ')
    return first(told.map(shared).join('; '))
  },
  because: (endings: string, cause: string) => `${endings}: ${cause}`,
  from: (sender: string) => `from ${sender}`,
  outside: 'outside',
  way: (to: string, from: string, endings: string) => `${to} from ${from}: ${endings}`,
}
