import { type GraphPlace, type PortRole, placeId, type Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { servicePickedAt } from '../route'
import type { FoldedEdge, FoldedGraph, FoldedPlace } from './fold'
import type { CardInput, TagInput } from './layout'

/** A small word on a card; `look` says which colour and shape it takes. */
export interface Tag extends TagInput {
  readonly look: 'plain' | 'good' | 'bad' | 'node' | 'assumed' | 'chance' | 'unreached'
}

/** A word with the sign that belongs to its look. */
export function tag(text: string, look: Tag['look']): Tag {
  return { text, look, icon: look === 'node' || look === 'bad' }
}

/** All that a card says, in the reader's language. */
export interface CardModel extends CardInput {
  readonly folded: FoldedPlace
  /** The name that assistive technology and tests know it by. */
  readonly name: string
  readonly mono: boolean
  readonly tags: readonly Tag[]
  readonly assumed: boolean
}

/** Cards of a folded graph, ready to be laid out and drawn. */
export function cardModels(
  folded: FoldedGraph,
  trace: Trace | null,
  portsOnPath: ReadonlyMap<string, number>,
  messages: Messages,
): readonly CardModel[] {
  const chances = trace === null ? new Map<string, number>() : chancesOf(trace)
  const incoming = new Map<string, FoldedEdge[]>()
  for (const card of folded.cards) incoming.set(card.id, [])
  for (const edge of folded.edges) incoming.get(edge.to)?.push(edge)
  const framed = nodesOfPods(folded).size > 1
  return folded.cards.map((card) => {
    const ports = (incoming.get(card.id) ?? []).flatMap((edge) => edge.ports)
    const port = portText(ports, portsOnPath.get(card.id) ?? null, messages)
    return card.place === null
      ? foldedModel(card, messages)
      : placeModel(card, card.place, { port, chance: chances.get(card.id) ?? null, framed }, messages)
  })
}

function foldedModel(folded: FoldedPlace, messages: Messages): CardModel {
  const name = messages.map.folded(folded.count, folded.kind, folded.of)
  return { id: folded.id, lane: folded.lane, title: name, lines: [], tags: [], port: null, folded, name, mono: false, assumed: false }
}

/** Pods of several nodes stand in frames, one for each node; a single node's name is said on the card. */
function nodesOfPods({ cards }: FoldedGraph): ReadonlySet<string> {
  return new Set(cards.flatMap(({ place }) => (place?.lane === 'pod' ? (place.node ?? []) : [])))
}

interface Shown {
  readonly port: string | null
  readonly chance: number | null
  readonly framed: boolean
}

function placeModel(folded: FoldedPlace, place: GraphPlace, { port, chance, framed }: Shown, messages: Messages): CardModel {
  const { title, mono, lines } = headingOf(place, messages)
  const frame = framed && place.lane === 'pod' && place.node !== null ? { frame: shortHost(place.node) } : {}
  const tags = tagsOf(place, chance, messages, framed)
  const card = {
    id: folded.id,
    lane: folded.lane,
    title,
    mono,
    lines,
    tags,
    port,
    folded,
    name: accessibleName(place),
    assumed: place.assumed,
    ...frame,
  }
  return place.lane === 'service' ? { ...card, reserve: messages.words.notOnTheWire } : card
}

/** `Service default/web`, `Node node1`; whoever asks is a Client, Pod or not. */
function accessibleName(place: GraphPlace): string {
  const kind = place.lane === 'client' ? 'Client' : place.kind
  return `${kind} ${place.namespace === null ? place.name : `${place.namespace}/${place.name}`}`
}

/** An endpoint is called by its address, so that no two bear one name; its port stands on the chip. */
function headingOf(
  place: GraphPlace,
  messages: Messages,
): { readonly title: string; readonly mono: boolean; readonly lines: readonly string[] } {
  const [first] = place.addresses
  if (place.lane === 'endpoint') return { title: hostOf(first ?? place.name), mono: true, lines: [] }
  const name = place.kind === 'Node' ? shortHost(place.name) : place.name
  const title = place.lane === 'client' && name === 'client' ? messages.words.client : name
  if (title === first) return { title, mono: true, lines: [] }
  const lines = place.addresses.length > 2 ? [first ?? '', messages.map.more(place.addresses.length - 1)] : place.addresses
  return { title, mono: false, lines }
}

/** `10.0.0.1` of `10.0.0.1:80`. */
function hostOf(socket: string): string {
  return socket.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
}

/** Nodes of clouds are called by their whole host name; its first label tells them apart. */
function shortHost(name: string): string {
  return /^[\d.]+$/.test(name) ? name : (name.split('.')[0] ?? name)
}

function tagsOf(place: GraphPlace, chance: number | null, messages: Messages, framed: boolean): readonly Tag[] {
  const tags: Tag[] = []
  if (place.badge !== null) {
    const look = place.badge === 'ready' ? 'good' : place.badge === 'not-ready' || place.badge === 'terminating' ? 'bad' : 'plain'
    tags.push(tag(messages.words.badges[place.badge], look))
  }
  if (chance !== null) tags.push(tag(messages.map.chance(percent(chance)), 'chance'))
  if (place.lane === 'pod' && place.node !== null && !framed) tags.push(tag(messages.map.onNode(shortHost(place.node)), 'node'))
  if (place.assumed) tags.push(tag(messages.words.assumed, 'assumed'))
  return tags
}

/** The port that the packet uses, else the first; how many more there are. */
function portText(ports: readonly PortRole[], used: number | null, messages: Messages): string | null {
  const distinct = [...new Map(ports.map((port) => [`${port.role}${port.port}`, port])).values()]
  const shown = distinct.find((port) => port.port === used) ?? distinct[0]
  if (shown === undefined) return null
  const text = `${messages.map.portRoles[shown.role]} ${shown.port}`
  return distinct.length === 1 ? text : `${text} ${messages.map.more(distinct.length - 1)}`
}

/** How likely each node and endpoint is, by place; nothing where there is only one way. */
function chancesOf(trace: Trace): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>()
  const endpoints = new Map<string, number>()
  for (const { chance, choices, endpoint } of trace.alternatives) {
    if (choices.node !== undefined) nodes.set(choices.node, (nodes.get(choices.node) ?? 0) + chance)
    if (endpoint !== null) endpoints.set(endpoint, (endpoints.get(endpoint) ?? 0) + chance)
  }
  const chances = new Map<string, number>()
  if (nodes.size > 1) for (const [name, chance] of nodes) chances.set(placeId.node(name), chance)
  const service = trace.hops.flatMap((hop) => servicePickedAt(hop) ?? []).at(-1)
  if (endpoints.size > 1 && service !== undefined)
    for (const [socket, chance] of endpoints) chances.set(placeId.endpoint(service, socket), chance)
  return chances
}

/** `50`, `33`, `<1`: a chance as people say it. */
export function percent(chance: number): string {
  const rounded = Math.round(chance * 100)
  return rounded === 0 && chance > 0 ? '<1' : String(rounded)
}
