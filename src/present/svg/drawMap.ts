import type { Messages } from '../../i18n/messages'
import { escaped } from '../export/markup'
import type { CardModel, Tag } from '../map/cards'
import { type Curve, pathText } from '../map/curve'
import { placeKindOf } from '../map/fold'
import { type LaidCard, textWidth } from '../map/layout'
import type { MapModel } from '../map/mapModel'
import type { CardState, EdgeState, MapStates } from '../map/states'
import { element, text } from './element'

/** Where a line or a card is lit, and from when on: the class of its moment, by id. `arrived`: that of the card at which the way ends well. */
export interface Lit {
  readonly legs: ReadonlyMap<string, string>
  readonly cards: ReadonlyMap<string, string>
  readonly arrived: string | null
}

/** The map at its end, in units of its layout: lanes, frames, lines, cards; what lights up on the way lies over it. */
export function drawMap(model: MapModel, states: MapStates, lit: Lit, messages: Messages): string {
  const { layout } = model
  const lanes = layout.lanes.map(({ lane, x }) =>
    element(
      'g',
      {},
      text(x, 24, 'lane', messages.words.lanes[placeKindOf(lane)]),
      ...(model.unreached.has(lane) ? [text(x, 40, 'lane bad', messages.map.notReached)] : []),
    ),
  )
  const frames = layout.frames.flatMap(({ name, x, y, width, height }) => [
    element('rect', { class: 'frame', x, y, width, height, rx: 12 }),
    text(x + 10, y + 17, 'lane', name),
  ])
  const edges = model.edges.flatMap(({ id }) => edge(layout.curves.get(id), states.edges.get(id) ?? 'idle', lit.legs.get(id) ?? null))
  const cards = model.cards.flatMap((card) => {
    const laid = layout.cards.get(card.id)
    return laid === undefined ? [] : [drawCard(card, laid, states.cards.get(card.id) ?? 'idle', lit)]
  })
  return [...lanes, ...frames, ...edges, ...cards].join('')
}

function edge(curve: Curve | undefined, state: EdgeState, lit: string | null): readonly string[] {
  if (curve === undefined || state === 'hidden') return []
  const d = pathText(curve)
  const under = state === 'passed' ? 'ahead' : state
  return [element('path', { class: `edge ${under}`, d }), ...(lit === null ? [] : [element('path', { class: `edge passed ${lit}`, d })])]
}

const padding = 9

function drawCard(card: CardModel, { x, y, width, height, rail, titleRows }: LaidCard, state: CardState, lit: Lit): string {
  const parts = [
    element('rect', {
      class: ['card', card.assumed && 'assumed', faint(state) && 'faint'].filter(Boolean).join(' '),
      width,
      height,
      rx: 9,
    }),
  ]
  const glow = lit.cards.get(card.id)
  if (glow !== undefined) parts.push(element('rect', { class: `glow ${glow}`, width, height, rx: 9 }))
  if (state === 'arrived') parts.push(element('rect', { class: `card arrived ${lit.arrived ?? ''}`, width, height, rx: 9 }))
  if (state === 'stopped') parts.push(element('rect', { class: 'card trouble', width, height, rx: 9 }))
  const room = width - 2 * padding
  let at = padding + 14
  const titleClass = `${card.mono ? 'm ' : ''}title${faint(state) ? ' pale' : ''}`
  for (const line of titleRows === 1 ? [fitting(card.title, room, 14, card.mono)] : halves(card.title, room)) {
    parts.push(text(padding, at, titleClass, line))
    at += 17
  }
  at += 2
  for (const line of card.lines) {
    parts.push(text(padding, at, 'm pale', fitting(line, room, 13, true)))
    at += 19
  }
  parts.push(...drawTags(card.tags, at - 10, room))
  if (card.port !== null) parts.push(drawPort(card.port, rail))
  return element('g', { transform: `translate(${x} ${y})` }, element('title', {}, escaped(card.name)), ...parts)
}

function faint(state: CardState): boolean {
  return state === 'beside' || state === 'unreached'
}

/** In rows as the layout counted them. */
function drawTags(tags: readonly Tag[], top: number, room: number): readonly string[] {
  const parts: string[] = []
  let x = 0
  let y = top
  for (const { text: words, look } of tags) {
    const width = textWidth(words, 12.5, false) * 1.1 + 12
    if (x > 0 && x + width > room) {
      x = 0
      y += 24
    }
    parts.push(
      element('rect', { class: `tag ${look}`, x: padding + x, y, width, height: 21, rx: 5 }),
      text(padding + x + 6, y + 15, `tagword ${look}`, words),
    )
    x += width + 5
  }
  return parts
}

/** A port is a socket on the left side, where the line comes in. */
function drawPort(port: string, rail: number): string {
  const width = textWidth(port, 12.5, false) + 22
  return element(
    'g',
    {},
    element('rect', { class: 'port', x: -7, y: rail - 11, width, height: 22, rx: 11 }),
    element('circle', { class: 'socket', cx: 1, cy: rail, r: 3 }),
    text(9, rail + 4.5, 'portword', port),
  )
}

/** Cut in its middle where it is too long: names of Pods differ at their ends. */
function fitting(words: string, room: number, size: number, mono: boolean): string {
  if (textWidth(words, size, mono) <= room) return words
  const letters = Math.max(4, Math.floor(room / (size * (mono ? 0.61 : 0.56))) - 1)
  const end = Math.min(5, Math.floor(letters / 2))
  return `${words.slice(0, letters - end)}…${words.slice(-end)}`
}

function halves(words: string, room: number): readonly string[] {
  const letters = Math.max(4, Math.floor(room / (14 * 0.56)))
  return words.length <= letters ? [words] : [words.slice(0, letters), fitting(words.slice(letters), room, 14, false)]
}
