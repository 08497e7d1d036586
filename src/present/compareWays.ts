import {
  compareText,
  type RequestTarget,
  type Trace,
  type TraceAnswer,
  type TypedRequest,
  type WayAnswer,
  type WayEnding,
  type WaysIn,
} from '../engine/model'
import { arrives } from './waysIn'

/** One of two inputs, as somebody who has read it answers: the engine itself, or the page's door to one. */
export interface ComparedInput {
  /** Who can ask in it. */
  readonly senders: readonly string[]
  readonly waysIn: (part: { readonly from: number; readonly count: number }) => WaysIn | Promise<WaysIn>
  readonly askWays: (requests: readonly AskedRequest[]) => readonly (WayAnswer | null)[] | Promise<readonly (WayAnswer | null)[]>
  readonly trace: (request: TypedRequest) => TraceAnswer | Promise<TraceAnswer>
}

type AskedRequest = Pick<RequestTarget, 'from' | 'to'>
export const comparedSides = ['before', 'after'] as const
export type ComparedSide = (typeof comparedSides)[number]

/** For the worse: fewer of its ways arrive than before. Otherwise: as many do, and they go another way. */
export const wayChangeKinds = ['worse', 'otherwise', 'better'] as const
export type WayChangeKind = (typeof wayChangeKinds)[number]

/** A request that does not go as it went. */
export interface WayChange extends AskedRequest {
  readonly is: WayChangeKind
  /** The one input that lists this address, or has this sender; null where both do. */
  readonly only: ComparedSide | null
  /** Null: it cannot be sent there. */
  readonly before: WayAnswer | null
  readonly after: WayAnswer | null
}

/** What became of all requests that were asked so far. */
export interface WaysCompared {
  /** What is worse stands first. */
  readonly changes: readonly WayChange[]
  readonly same: number
  readonly asked: number
  /** How many are asked in all. */
  readonly of: number
  /** How many more addresses the longer list has, which are not asked. */
  readonly left: number
}

/** Nobody reads more of them, and a hostile text has as many as it has lines. */
export const mostCompared = 5000
const listedAtOnce = 500
const askedAtOnce = 250

/**
 * Asks every address that one of two inputs lists of both of them, the same request each time, and tells what does not go the same way.
 * `told` hears how far it is; where it answers false, nobody wants the rest.
 */
export async function compareWays(
  before: ComparedInput,
  after: ComparedInput,
  told: (compared: WaysCompared) => boolean = () => true,
): Promise<WaysCompared> {
  const [old, now] = await Promise.all([listOf(before), listOf(after)])
  const addresses = addressesOf({ ...old, senders: before.senders }, { ...now, senders: after.senders })
  let compared: WaysCompared = { changes: [], same: 0, asked: 0, of: addresses.length, left: Math.max(old.left, now.left) }
  for (let from = 0; from < addresses.length; from += askedAtOnce) {
    const part = addresses.slice(from, from + askedAtOnce)
    const requests = part.flatMap(({ to, senders }) => senders.map((sender) => ({ from: sender, to })))
    const [was, is] = await Promise.all([before.askWays(requests), after.askWays(requests)])
    const answers = requests.map((request, at) => ({ ...request, before: was[at] ?? null, after: is[at] ?? null }))
    const changes = part.map((address) =>
      changesOf(
        answers.filter(({ to }) => to === address.to),
        address,
      ),
    )
    compared = {
      ...compared,
      changes: [...compared.changes, ...changes.flat()].sort(worstFirst),
      same: compared.same + changes.filter(({ length }) => length === 0).length,
      asked: from + part.length,
    }
    if (!told(compared)) break
  }
  return compared
}

/** How many requests do what, as the sentence about all of them takes it. */
export function countsOf({ changes, same }: WaysCompared): Readonly<Record<WayChangeKind | 'same', number>> {
  const count = (kind: WayChangeKind) => changes.filter(({ is }) => is === kind).length
  return { worse: count('worse'), otherwise: count('otherwise'), better: count('better'), same }
}

/** The choices that lead to what a change is about, for a trace of either input. */
export function choicesOf({ before, after }: WayChange): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries([after, before].find((answer) => answer?.finding)?.choices ?? {}))
}

/** Whether one request goes another way; null where it goes the same. */
export async function compareRequest(request: AskedRequest, before: AskingInput, after: AskingInput): Promise<WayChange | null> {
  const [[was = null], [is = null]] = await Promise.all([before.askWays([request]), after.askWays([request])])
  return changeOf({ ...request, before: was, after: is }, null)
}
type AskingInput = Pick<ComparedInput, 'askWays'>

/** The traces of one request in two inputs; null where it cannot be sent. */
export interface ComparedTraces {
  readonly before: Trace | null
  readonly after: Trace | null
}

/** Follows a request that differs through both inputs, on the way that the difference is about. `proxy` as in a request. */
export async function tracesOf(
  change: WayChange,
  before: Pick<ComparedInput, 'trace'>,
  after: Pick<ComparedInput, 'trace'>,
  proxy: string | null = null,
): Promise<ComparedTraces> {
  const choices = choicesOf(change)
  const ask = async ({ trace }: Pick<ComparedInput, 'trace'>): Promise<Trace | null> => {
    // A choice that is there in one input can be impossible in the other.
    for (const tried of [choices, {}]) {
      const answer = await trace({ from: change.from, to: change.to, choices: tried, at: null, proxy })
      if (answer.ok) return answer.trace
    }
    return null
  }
  const [was, is] = await Promise.all([ask(before), ask(after)])
  return { before: was, after: is }
}

interface ListedWays {
  readonly requests: readonly AskedRequest[]
  readonly left: number
}

async function listOf({ waysIn }: ComparedInput): Promise<ListedWays> {
  const requests: AskedRequest[] = []
  let of = mostCompared
  for (let from = 0; from < Math.min(of, mostCompared); from += listedAtOnce) {
    const part = await waysIn({ from, count: Math.min(listedAtOnce, mostCompared - from) })
    of = part.of
    requests.push(...part.ways.map(({ from: sender, to }) => ({ from: sender, to })))
  }
  return { requests, left: Math.max(0, of - mostCompared) }
}

type Listed = ListedWays & Pick<ComparedInput, 'senders'>
interface Address {
  readonly to: string
  readonly senders: readonly string[]
  /** The sender that each input lists; none where it does not list the address. */
  readonly listed: Readonly<Record<ComparedSide, string | undefined>>
  readonly only: ComparedSide | null
}

/** Each address that is listed, with a sender that both inputs have, wherever there is one. Policies can let in others than before: then both ask. */
function addressesOf(before: Listed, after: Listed): readonly Address[] {
  const old = new Map(before.requests.map(({ from, to }) => [to, from]))
  const now = new Map(after.requests.map(({ from, to }) => [to, from]))
  const oldSenders = new Set(before.senders)
  const common = new Set(after.senders.filter((sender) => oldSenders.has(sender)))
  const anybody = [...common].filter((sender) => sender.startsWith('pod:')).sort()[0]
  return [...new Set([...now.keys(), ...old.keys()])].map((to) => {
    const only = !old.has(to) && before.left === 0 ? 'after' : !now.has(to) && after.left === 0 ? 'before' : null
    const listed = { before: old.get(to), after: now.get(to) }
    const all = [...new Set([listed.before ?? [], listed.after ?? []].flat())].sort()
    const known = all.filter((sender) => common.has(sender))
    return { to, only, listed, senders: known.length > 0 ? known : anybody === undefined ? all : [anybody] }
  })
}

type Answers = Pick<WayChange, 'from' | 'to' | 'before' | 'after'>

/** What differs at one address. Of two senders that see the same difference the one tells it that is listed where more arrives. */
function changesOf(answers: readonly Answers[], { only, listed }: Address): readonly WayChange[] {
  const seen = new Map<string, WayChange>()
  for (const answer of answers) {
    const change = changeOf(answer, only)
    if (change === null) continue
    const key = JSON.stringify([change.is, change.only, change.before?.endings, change.after?.endings])
    const telling = change.is === 'worse' ? listed.before : change.is === 'better' ? listed.after : undefined
    if (!seen.has(key) || change.from === telling) seen.set(key, change)
  }
  return [...seen.values()]
}

function changeOf(answers: Answers, only: ComparedSide | null): WayChange | null {
  const { before, after } = answers
  if (before?.way === after?.way) return null
  if (before === null || after === null) return { ...answers, is: 'otherwise', only: after === null ? 'before' : 'after' }
  const gained = arrivingShare(after.endings) - arrivingShare(before.endings)
  return { ...answers, is: gained < -tiny ? 'worse' : gained > tiny ? 'better' : 'otherwise', only }
}

const tiny = 1e-9

function arrivingShare(endings: readonly WayEnding[]): number {
  return endings.reduce((sum, { verdict, chance }) => (arrives(verdict) ? sum + chance : sum), 0)
}

/** Of one kind, what is asked from outside stands first. */
function worstFirst(a: WayChange, b: WayChange): number {
  const inside = ({ from }: WayChange) => Number(from !== 'external')
  return (
    wayChangeKinds.indexOf(a.is) - wayChangeKinds.indexOf(b.is) ||
    inside(a) - inside(b) ||
    compareText(a.to, b.to) ||
    compareText(a.from, b.from)
  )
}
