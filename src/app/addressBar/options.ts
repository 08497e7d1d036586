import type { RequestTarget, Verdict } from '../../engine'
import type { Messages } from '../../i18n/messages'

/** One line of a completion list. */
export interface AddressOption {
  /** What is written into the field. */
  readonly value: string
  /** What that is. */
  readonly about: string
  readonly kind: string
  readonly verdict: Verdict | null
  /** Who would ask so; null on the side of the senders. */
  readonly from: string | null
  /** All of it in small letters, to search in. */
  readonly text: string
}

/** Every sender that can be chosen, with what it is. */
export function senderOptions(senders: readonly string[], { page }: Messages): AddressOption[] {
  const kinds: Readonly<Record<string, string>> = {
    external: page.address.internet,
    pod: page.address.pod,
    node: page.address.node,
  }
  return senders.map((value) => {
    const [scheme = '', ...rest] = value.split(':')
    return option({ value, about: rest.join(':'), kind: kinds[scheme] ?? '', verdict: null, from: null })
  })
}

/** Every address that can be requested, the most telling first. */
export function targetOptions(targets: readonly RequestTarget[], { page, words }: Messages): AddressOption[] {
  return targets.map(({ to, from, kind, describes, verdict }) =>
    option({
      value: to,
      about: page.address.leadsTo(`${describes.kind} ${describes.object}`, describes.port),
      kind: words.targets[kind],
      verdict,
      from,
    }),
  )
}

/** The options that hold every word that was typed, in any of their parts. */
export function matching(options: readonly AddressOption[], typed: string): readonly AddressOption[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? options : options.filter(({ text }) => words.every((word) => text.includes(word)))
}

function option(parts: Omit<AddressOption, 'text'>): AddressOption {
  return { ...parts, text: `${parts.value} ${parts.about} ${parts.kind}`.toLowerCase() }
}
