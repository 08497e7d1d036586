import { allLines, type Entry, entryOf } from './describeTree'
import { listParts, type Observation, printed, wholeNumber } from './observation'

/**
 * A described NetworkPolicy: whom it selects, and its rules by direction. A rule prints its ports and then its peers, so that a port
 * behind a peer begins the next one. The end of a range of ports is not printed.
 */
export function readDescribedPolicy(object: Observation, entries: readonly Entry[]): readonly Observation[] {
  const spec = entryOf(entries, 'Spec')
  const selects = entryOf(spec.below, 'PodSelector').value
  object.set(['spec', 'podSelector'], selectorOf(selects.text), selects)
  const types = entryOf(spec.below, 'Policy Types').value
  object.set(['spec', 'policyTypes'], listParts(types).parts, types)
  for (const [direction, peers] of [['ingress', 'from'] as const, ['egress', 'to'] as const]) {
    const section = entryOf(spec.below, `Allowing ${direction} traffic`)
    const rules = section.below.length === 0 ? [] : rulesOf(object, section, peers)
    if (section.key !== '') object.set(['spec', direction], rules, section.below[0]?.value ?? allLines(section)[0] ?? object)
  }
  return []
}

interface Rule {
  readonly ports: unknown[]
  readonly peers: unknown[]
}

function rulesOf(object: Observation, { below }: Entry, peerList: 'from' | 'to'): readonly unknown[] {
  const rules: Rule[] = []
  let isOpen = false
  for (const entry of below) {
    const { key, value } = entry
    const isPort = key === 'To Port'
    // A rule without a port line is one that prints no ports: kubectl prints that, too.
    if (isPort && !isOpen) rules.push({ ports: [], peers: [] })
    isOpen = isPort
    const rule = rules.at(-1)
    if (isPort) {
      const port = portOf(value.text)
      if (port !== null) rule?.ports.push(port)
      if (typeof port?.port === 'number') object.rangeAt ??= value.offset
    } else if (value.text === '') rule?.peers.push(peerOf(entry.below))
  }
  return rules.map(({ ports, peers }) => ({ ...(ports.length > 0 ? { ports } : {}), ...(peers.length > 0 ? { [peerList]: peers } : {}) }))
}

/** `6379/TCP`, `http/TCP`, `<nil>/UDP` for every port of a protocol; null for `<any> (traffic allowed to all ports)`. */
function portOf(text: string): { readonly port?: number | string; readonly protocol: string } | null {
  const match = /^(\S+)\/(TCP|UDP|SCTP)$/.exec(text)
  if (match === null) return null
  const [, port = '', protocol = 'TCP'] = match
  return port === '<nil>' ? { protocol } : { port: wholeNumber(port) ?? port, protocol }
}

function peerOf(entries: readonly Entry[]): unknown {
  const block = entryOf(entries, 'IPBlock').below
  if (block.length > 0) {
    const except = listParts(entryOf(block, 'Except').value).parts
    return { ipBlock: { cidr: entryOf(block, 'CIDR').value.text, ...(except.length > 0 ? { except } : {}) } }
  }
  const selectors = [['namespaceSelector', 'NamespaceSelector'] as const, ['podSelector', 'PodSelector'] as const].flatMap(
    ([field, key]): [string, unknown][] => {
      const entry = entryOf(entries, key)
      return entry.key === '' ? [] : [[field, selectorOf(entry.value.text)]]
    },
  )
  return Object.fromEntries(selectors)
}

/** `app=web,tier in (a,b),!old` as kubectl prints a label selector; `<none>` selects all. */
function selectorOf(text: string): unknown {
  if (printed({ text: text.split(' (')[0] ?? '', offset: 0 }) === null) return {}
  const matchLabels: Record<string, string> = {}
  const matchExpressions: unknown[] = []
  for (const part of text.split(/,(?![^(]*\))/)) {
    const equal = /^([^\s=!]+)=(\S*)$/.exec(part)
    const among = /^(\S+) (in|notin) \(([^)]*)\)$/.exec(part)
    if (equal !== null) matchLabels[equal[1] ?? ''] = equal[2] ?? ''
    else if (among !== null)
      matchExpressions.push({ key: among[1], operator: among[2] === 'in' ? 'In' : 'NotIn', values: (among[3] ?? '').split(',') })
    else if (part.startsWith('!')) matchExpressions.push({ key: part.slice(1), operator: 'DoesNotExist' })
    else matchExpressions.push({ key: part, operator: 'Exists' })
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  }
}
