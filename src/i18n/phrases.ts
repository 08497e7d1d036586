/** Lists, numbers and plurals of one language, by the platform's Intl. */
export interface Phrases {
  /** `a, b, and c` */
  readonly list: (items: readonly (string | number)[]) => string
  /** `a, b, or c` */
  readonly either: (items: readonly (string | number)[]) => string
  /** As `list`, cut after a few: `a, b, c, and 12 more`; `more` words the rest. */
  readonly shortList: (items: readonly (string | number)[], more: (rest: string) => string) => string
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  /** `12 MB`, of a number of bytes. */
  readonly megabytes: (bytes: number) => string
  /** The form for that count: `one` where the language says so, else `other`. */
  readonly plural: (count: number, one: string, other: string) => string
  /** `10.0.0.1:80`, `[2001:db8::1]:80`. */
  readonly socket: (address: string, port: number | string) => string
  readonly quoted: (text: string) => string
  /** `3 days ago`; none of the unit is now. */
  readonly ago: (amount: number, unit: Intl.RelativeTimeFormatUnit) => string
}

const shownBeforeCut = 5

/** The helpers for one language (a BCP 47 tag). Ports are never passed to `number`: they are names, not amounts. */
export function phrasesFor(locale: string): Phrases {
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' })
  const amount = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 })
  const rules = new Intl.PluralRules(locale)
  const relative = new Intl.RelativeTimeFormat(locale)
  const relativeNow = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = (items: readonly (string | number)[]) => spaced(conjunction.format(items.map(String)))
  return {
    list,
    either: (items) => spaced(disjunction.format(items.map(String))),
    shortList: (items, more) => {
      if (items.length <= shownBeforeCut + 1) return list(items)
      return list([...items.slice(0, shownBeforeCut), more(amount.format(items.length - shownBeforeCut))])
    },
    number: (value) => amount.format(value),
    percent: (value) => share.format(value),
    megabytes: (bytes) => size.format(bytes / 1e6),
    plural: (count, one, other) => (rules.select(count) === 'one' ? one : other),
    socket: (address, port) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`),
    quoted: (text) => `“${text}”`,
    ago: (amount, unit) => spaced((amount === 0 ? relativeNow : relative).format(-amount, unit)),
  }
}

/** Chinese and Latin text stand a space apart, as in the Kubernetes documentation: `a 和 b`. */
function spaced(text: string): string {
  return text.replace(/([!-~])(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=[!-~])/gu, '$1 ')
}
