import { type Because, isTunnel, type Packet, type RuleName, socketLabel, type Trace } from '../engine/model'
import type { View } from './route'
import { type Timeline, type TimelineStep, timelineOf } from './timeline'

/** The columns of the flow table that can be asked for their reason. */
export const askedColumns = ['source', 'sourcePort', 'destination', 'destinationPort', 'whatHappens'] as const
export type AskedColumn = (typeof askedColumns)[number]
type ValueColumn = Exclude<AskedColumn, 'whatHappens'>

/** Why a cell of the flow table says what it says. Steps are indexes of the timeline. */
export interface CellReason {
  /** The step that wrote the value: that of the cell, or an earlier one that it is unchanged since. */
  readonly wroteAt: number
  readonly why: Why
  /** The rules that decided it, the nearest first. */
  readonly because: readonly Because[]
}

export type Why =
  /** Rules wrote it: `because` has one at the least. */
  | { readonly how: 'rules' }
  /** `because` decides it at the cell's own step, and leaves it as it is. */
  | { readonly how: 'kept' }
  /** The request says so. */
  | { readonly how: 'asked' }
  /** The own address of who opens the connection. */
  | { readonly how: 'own' }
  /** A port that the system of who sends picks. */
  | { readonly how: 'picked' }
  /** As people explain it a step begins where the one before led. */
  | { readonly how: 'handedOn'; readonly from: number }
  /** An answer: source and destination of that step, exchanged. */
  | { readonly how: 'turned'; readonly of: number }
  /** On the way back what these steps rewrote is undone. */
  | { readonly how: 'undone'; readonly of: readonly number[] }
  /** The tunnel of kubectl port-forward always goes this way. */
  | { readonly how: 'tunnel' }
  /** No packet of its own is carried here. */
  | { readonly how: 'noPacket' }
  /** Nothing had to be decided. */
  | { readonly how: 'nothing' }

/**
 * The reason of one cell: which step last wrote the value, and which rules decided it there. `row` is the index of the row and of its step;
 * null where there is no such row.
 */
export function reasonOfCell(trace: Trace, view: View, row: number, column: AskedColumn): CellReason | null {
  return reasonIn(timelineOf(trace, view), row, column)
}

/** The same, of a timeline that is there already. */
export function reasonIn(timeline: Timeline, row: number, column: AskedColumn): CellReason | null {
  const step = timeline.steps[row]
  if (step === undefined) return null
  const asked: Asked = { ...timeline, step }
  if (column === 'whatHappens') return whatHappens(asked)
  return step.own || step.stopped !== null ? reasonOfValue(asked, column) : { wroteAt: row, why: { how: 'noPacket' }, because: [] }
}

/** A step among all of its timeline. */
interface Asked extends Timeline {
  readonly step: TimelineStep
}

function whatHappens(asked: Asked): CellReason {
  const { step } = asked
  const wroteAt = step.index
  if (step.direction === 'forward') {
    const { because } = step.hop
    return { wroteAt, why: { how: because.length === 0 ? 'nothing' : 'rules' }, because }
  }
  const of = undoneAt(asked)
  if (of.length === 0) return { wroteAt, why: { how: 'turned', of: answered(asked, 'source') }, because: [] }
  const because = of.flatMap((index) => asked.steps[index] ?? []).flatMap((made) => whyRewritten({ ...asked, step: made }))
  return { wroteAt, why: { how: 'undone', of }, because: [...new Set(because)] }
}

/** Which rules decided what a step rewrites of the packet on the wire. */
function whyRewritten(asked: Asked): readonly Because[] {
  const columns = asked.step.translations.flatMap(({ what }): ValueColumn[] =>
    what === 'destination' ? ['destination', 'destinationPort'] : what === 'source' ? ['source'] : [],
  )
  return columns.flatMap((column) => decidersOf({ ...asked, view: 'wire' }, deciders[column]))
}

function reasonOfValue(asked: Asked, column: ValueColumn): CellReason {
  const writer = writerOf(asked, column)
  const reason = whyWritten({ ...asked, step: writer }, column)
  const kept = writer === asked.step ? [] : keepers(asked, column)
  return kept.length > 0 ? { wroteAt: writer.index, why: { how: 'kept' }, because: kept } : { wroteAt: writer.index, ...reason }
}

/** What decides a value at a step and leaves it as it is: a node that puts no address of its own in, a target port of the same number. */
function keepers(asked: Asked, column: ValueColumn): readonly Because[] {
  if (asked.step.stopped !== null || column === 'destination') return []
  const pool = poolOf(asked)
  if (column === 'destinationPort') return pool.filter(({ rule }) => rule === 'targetPort' || rule === 'endpointPort')
  return asked.view === 'wire' ? pool.filter((each) => each.rule === 'masquerade' && !each.facts.masquerade) : []
}

/** The step that wrote the value of a column: back from the step as far as it is unchanged. */
function writerOf({ steps, step }: Asked, column: ValueColumn): TimelineStep {
  let at = step
  while (!writes(at, column)) {
    const before = steps[at.index - 1]
    if (before === undefined) return at
    at = before
  }
  return at
}

/** A packet that begins is written whole; a port that a system picks comes with the address. */
function writes({ before, after, stopped, changed }: TimelineStep, column: ValueColumn): boolean {
  if (before === null) return true
  if (stopped !== null) return false
  return changed[column] || (column === 'sourcePort' && after?.source.port === null && changed.source)
}

function whyWritten(asked: Asked, column: ValueColumn): Omit<CellReason, 'wroteAt'> {
  const { step } = asked
  if (step.direction === 'reply') return whyAnswered(asked, column)
  const from = step.index - 1
  if (asked.view === 'concept' && step.before !== null && isSource(column))
    return { why: { how: 'handedOn', from }, because: reasonIn(asked, from, mirrored[column])?.because ?? [] }
  const because = decidersOf(asked, entering(asked) ? [entries] : deciders[column])
  if (step.before === null && isSource(column))
    return { why: { how: fieldOf(step.after, column) === null ? 'picked' : 'own' }, because: [] }
  if (because.length > 0) return { why: { how: 'rules' }, because }
  return { why: { how: step.index === 0 ? 'asked' : isTunnel(step.hop) ? 'tunnel' : 'nothing' }, because: [] }
}

function whyAnswered(asked: Asked, column: ValueColumn): Omit<CellReason, 'wroteAt'> {
  const { step, steps } = asked
  const back = mirrored[column]
  if (step.before === null) {
    const of = answered(asked, isSource(column) ? 'source' : 'destination')
    return { why: { how: 'turned', of }, because: reasonIn(asked, of, back)?.because ?? [] }
  }
  const of = undoneAt(asked)
  return { why: { how: 'undone', of }, because: of.flatMap((index) => (steps[index] ? (reasonIn(asked, index, back)?.because ?? []) : [])) }
}

/** The step that one end of an answer comes from: the last on the way there that has it as its other end. */
function answered({ steps, step }: Asked, end: 'source' | 'destination'): number {
  const other = end === 'source' ? 'destination' : 'source'
  const label = step.after && socketLabel(step.after[end])
  const there = steps.filter(({ direction, own, after }) => direction === 'forward' && own && after && socketLabel(after[other]) === label)
  const same = there.findLast((each) => each.hop.connection === step.hop.connection)
  return (same ?? there.at(-1) ?? steps[0])?.index ?? 0
}

/** The steps whose rewrites a reply undoes: on the wire those of its own place, in the one row of the concept all of its connection. */
function undoneAt({ steps, step, view }: Asked): readonly number[] {
  const made = steps.filter(
    ({ direction, translations }) =>
      direction === 'forward' && translations.some(({ what }) => what === 'source' || what === 'destination'),
  )
  if (view === 'wire')
    return made.filter(({ hop }) => `reply/${hop.id}` === step.hop.id && hop.connection === step.hop.connection).map(({ index }) => index)
  return made
    .filter(({ hop }) => hop.connection === step.hop.connection)
    .map(({ index }) => index)
    .reverse()
}

/** At a node's own port, or an address that its rules answer, people say: it leads to the Service. The entry says so. */
function entering({ view, step }: Asked): boolean {
  const { hop } = step
  return view === 'concept' && (hop.step === 'nodePort' || hop.step === 'externalIp' || hop.step === 'loadBalancerIp')
}

/** Of the reasons at hand those of the first group that has any, in the order in which the hop gives them. */
function decidersOf(asked: Asked, groups: readonly (readonly RuleName[])[]): readonly Because[] {
  const pool = poolOf(asked)
  for (const group of groups) {
    const found = pool.filter((because) => group.includes(because.rule) && rewrites(because))
    if (found.length > 0) return found
  }
  return []
}

/** A masquerade that is not made writes nothing. */
function rewrites(because: Because): boolean {
  return because.rule !== 'masquerade' || because.facts.masquerade
}

/** The reasons of a step. On the wire a node does the work of the Service behind it, and the Service says why. */
function poolOf({ view, step, steps }: Asked): readonly Because[] {
  const next = steps[step.index + 1]
  const isDoneHere =
    view === 'wire' &&
    next?.direction === 'forward' &&
    next.hop.step === 'chooseEndpoint' &&
    next.hop.wire === null &&
    next.hop.node === step.hop.node
  return isDoneHere ? [...step.hop.because, ...next.hop.because] : step.hop.because
}

const entries: readonly RuleName[] = ['nodePort', 'externalIps', 'loadBalancer', 'clusterIp']
const opened: readonly (readonly RuleName[])[] = [['masquerade'], ['balancerListener'], ['loadBalancer'], ['balancerProvider']]

/** The rules that write a column, the nearest first: of several groups the first that is there. */
const deciders: Readonly<Record<ValueColumn, readonly (readonly RuleName[])[]>> = {
  source: opened,
  sourcePort: opened,
  destination: [
    ['endpointConditions', 'trafficDistribution', 'sessionAffinity', 'routeBackend'],
    ['balancerBackend', 'healthCheckNodePort', 'announcement'],
    ['hostPort'],
    ['portForward'],
    ['serviceDns', 'externalName', 'outsideName', 'headlessService'],
    entries,
    ['destinationNat'],
  ],
  destinationPort: [
    ['targetPort', 'endpointPort'],
    ['hostPort'],
    ['portForward'],
    ['balancerBackend'],
    ['routeBackend'],
    ['servicePort', 'portNames'],
    entries,
    ['destinationNat'],
  ],
}

const mirrored = {
  source: 'destination',
  sourcePort: 'destinationPort',
  destination: 'source',
  destinationPort: 'sourcePort',
} as const satisfies Record<ValueColumn, ValueColumn>

function isSource(column: ValueColumn): column is 'source' | 'sourcePort' {
  return column === 'source' || column === 'sourcePort'
}

function fieldOf(packet: Packet | null, column: ValueColumn): string | number | null {
  if (packet === null) return null
  const end = isSource(column) ? packet.source : packet.destination
  return column === 'source' || column === 'destination' ? (end.address ?? end.name ?? null) : end.port
}
