/** A resolver's configuration, as `/etc/resolv.conf` says it. */
export interface ResolvConf {
  readonly nameservers: readonly string[]
  readonly searches: readonly string[]
  /** `name` or `name:value`. */
  readonly options: readonly string[]
}

/**
 * Reads a node's resolv.conf as the kubelet does: nameservers add up, the last `search` counts, of two options with one
 * name the last counts; a lone `.` is no search domain. Other lines are skipped. Null: a nameserver line is empty, and
 * the kubelet gives up.
 * https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
 */
export function parseResolvConf(text: string): ResolvConf | null {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/))
  const valuesOf = (keyword: string) => lines.filter(([first]) => first === keyword).map(([, ...values]) => values)
  const nameservers = valuesOf('nameserver').map(([address]) => address)
  if (nameservers.includes(undefined)) return null
  return {
    nameservers: nameservers.filter((address) => address !== undefined),
    searches: (valuesOf('search').at(-1) ?? []).filter((domain) => domain !== '.').map((domain) => domain.replace(/\.$/, '')),
    options: mergeOptions([], valuesOf('options').flat()),
  }
}

/** Adds options; one of the same name takes the place of the earlier. */
export function mergeOptions(options: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Map([...options, ...added].map((option) => [option.split(':')[0] ?? '', option])).values()]
}

/** What the C library takes where no option `ndots` says otherwise, and its limit. */
const defaultNdots = 1
const mostNdots = 15

/** A name with fewer dots than this is tried with the search domains first. */
export function ndotsOf(conf: ResolvConf): number {
  const values = conf.options.flatMap((option) => /^ndots:(\d+)$/.exec(option)?.[1] ?? [])
  return Math.min(Number(values.at(-1) ?? defaultNdots), mostNdots)
}

/**
 * The full plain names that a resolver asks for, in order: a name with a dot at its end as it is; one with enough dots
 * (`ndots`) as it is and then with each search domain; any other the other way round.
 * https://man7.org/linux/man-pages/man5/resolv.conf.5.html
 */
export function candidateNames(conf: ResolvConf, asked: string): readonly string[] {
  const name = asked.toLowerCase().replace(/\.$/, '')
  if (asked.endsWith('.')) return [name]
  const searched = conf.searches.map((domain) => `${name}.${domain.toLowerCase()}`.replace(/\.+$/, ''))
  const all = name.split('.').length - 1 >= ndotsOf(conf) ? [name, ...searched] : [...searched, name]
  return [...new Set(all)]
}
