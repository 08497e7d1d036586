import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { routeOf } from '../route'
import { type CardModel, tag } from './cards'
import { type FoldedEdge, type FoldedGraph, type FoldedPlace, type Lane, laneOrder } from './fold'

/** What stands in for places that a stopped packet would have gone to. */
interface Unreached {
  readonly cards: readonly CardModel[]
  readonly edges: readonly FoldedEdge[]
  readonly lanes: ReadonlySet<Lane>
  /** The lane of the place where it stopped. */
  readonly stoppedIn: Lane | null
}

const ghostPrefix = 'ghost/'
const wouldFollow: readonly Lane[] = ['service', 'endpoint', 'pod']

/** The lanes behind the place where a trace stopped, with an empty card where the next of them has none. */
export function ghostsFor(trace: Trace, folded: FoldedGraph, messages: Messages): Unreached {
  const stopped = routeOf(trace, 'concept').find((step) => step.hop.step === 'stop')
  const at = stopped && folded.cardOf.get(stopped.place)
  const card = folded.cards.find((each) => each.id === at)
  if (trace.ending.verdict === 'delivered' || card === undefined) return { cards: [], edges: [], lanes: new Set(), stoppedIn: null }
  const behind = laneOrder.indexOf(card.lane)
  const filled = new Set(folded.cards.map((each) => each.lane))
  const lanes = laneOrder.filter(
    (lane, index) =>
      index > behind && (wouldFollow.includes(lane) || (filled.has(lane) && lane !== 'outside' && lane !== 'balancerBehind')),
  )
  const next = lanes[0]
  const leads = folded.edges.some((edge) => edge.from === card.id)
  if (next === undefined || filled.has(next) || leads) return { cards: [], edges: [], lanes: new Set(lanes), stoppedIn: card.lane }
  const ghost = ghostCard(next, messages)
  return {
    cards: [ghost],
    edges: [{ id: `${card.id}>${ghost.id}`, from: card.id, to: ghost.id, ports: [] }],
    lanes: new Set(lanes),
    stoppedIn: card.lane,
  }
}

function ghostCard(lane: Lane, messages: Messages): CardModel {
  const id = `${ghostPrefix}${lane}`
  const title = messages.map.nothingHere
  const folded: FoldedPlace = { id, lane, kind: 'Nothing', place: null, count: 0, members: [], of: null }
  return {
    id,
    lane,
    title,
    lines: [],
    tags: [tag(messages.map.notReached, 'unreached')],
    port: null,
    folded,
    name: title,
    mono: false,
    assumed: false,
  }
}
