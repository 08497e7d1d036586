import { moreNamespaces, type NamespaceSummary, type Overview } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { type CardModel, cardModels, tag } from './cards'
import { cardsOfPart, type FoldedEdge, type FoldedPlace } from './fold'
import type { Section } from './overviewLayout'

/** What of a large cluster stands below the way of the request. */
export interface OverviewCards {
  readonly namespaces: readonly CardModel[]
  readonly sections: readonly (Section & { readonly cards: readonly CardModel[]; readonly edges: readonly FoldedEdge[] })[]
  readonly cardOf: ReadonlyMap<string, string>
}

export const noOverview: OverviewCards = { namespaces: [], sections: [], cardOf: new Map() }

const nothing: ReadonlySet<string> = new Set()

/** Namespaces as cards that say what they hold, and the places of those that are opened. */
export function overviewCards({ namespaces, moreNamespaces: more, opened }: Overview, messages: Messages): OverviewCards {
  const open = new Set(opened.map(({ id }) => id))
  const parts = opened.map(({ name, part }) => {
    const folded = cardsOfPart(part, nothing)
    return { name, folded, cards: cardModels(folded, null, new Map(), messages).map((card) => ({ ...withoutFrame(card) })) }
  })
  const rest = more === 0 ? [] : [restCard(more, messages)]
  return {
    namespaces: [...namespaces.map((each) => namespaceCard(each, open.has(each.id), messages)), ...rest],
    sections: parts.map(({ name, cards, folded }) => ({ name, cards, edges: folded.edges })),
    cardOf: new Map(parts.flatMap(({ folded }) => [...folded.cardOf])),
  }
}

/** Rows of a Service hold its Pods together; nodes do not divide them. */
function withoutFrame({ frame: _frame, ...card }: CardModel): CardModel {
  return card
}

function namespaceCard(summary: NamespaceSummary, open: boolean, messages: Messages): CardModel {
  const { summary: words } = messages.map
  const { id, name, services, routers, workloads, pods, notReady } = summary
  const tags = [
    ...(routers > 0 ? [tag(words.routers(routers), 'plain')] : []),
    ...(services > 0 ? [tag(words.services(services), 'plain')] : []),
    ...(workloads > 0 ? [tag(words.workloads(workloads), 'plain')] : []),
    ...(pods > 0 ? [tag(words.pods(pods), 'plain')] : []),
    ...(notReady > 0 ? [tag(words.notReady(notReady), 'bad')] : []),
    ...(open ? [tag(words.opened, 'chance')] : []),
  ]
  return { ...card(id, 'Namespace', pods + services + routers), title: name, tags, name: `Namespace ${name}` }
}

function restCard(count: number, messages: Messages): CardModel {
  const title = messages.map.folded(count, 'Namespace', null)
  return { ...card(moreNamespaces, 'Namespace', count), title, name: title }
}

function card(id: string, kind: string, count: number): Omit<CardModel, 'title' | 'name'> {
  const folded: FoldedPlace = { id, lane: 'namespace', kind, place: null, count: Math.max(1, count), members: [id], of: null }
  return { id, lane: 'namespace', lines: [], tags: [], port: null, folded, mono: false, assumed: false }
}
