import type { ShownGraph, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { wrap } from '../export/textWidth'
import { mapModelOf } from '../map/mapModel'
import { stopPoint } from '../map/packetPlace'
import { markOf, statesAt } from '../map/states'
import type { View } from '../route'
import { endOf, frameAt, type Timeline, timelineOf } from '../timeline'
import { drawMap } from './drawMap'
import { drawTable, tableWidth } from './drawTable'
import { element, text } from './element'
import { styleOf } from './look'
import { momentsOf } from './moments'
import { motionOf } from './motion'
import { packetLines } from './packetLines'

const least = { width: 960, map: 250 } as const
const margin = 16
const headLine = 22

/**
 * The way of a request as one picture: the verdict, the map, and the rows of the flow table, which play by themselves without a script. It
 * stands alone: light and dark as the reader has it, at its end and still where less motion is asked for, and nothing is fetched.
 */
export function svgText(trace: Trace, graph: ShownGraph, view: View, messages: Messages): string {
  const timeline = timelineOf(trace, view)
  const width = Math.ceil(Math.max(least.width, tableWidth(trace, view, messages)))
  const model = mapModelOf({ graph, trace, scope: 'path', unfolded: new Set(), focus: null }, messages, { width, height: least.map })
  const moments = momentsOf(timeline)
  const motion = motionOf(model, timeline, moments)
  const verdict = verdictLines(trace, messages, width)
  const headHeight = verdict.length * headLine + 20
  const { zoom } = model.layout
  const mapHeight = Math.ceil(Math.max(least.map, model.layout.bottom * zoom + 20))
  const labels = packetLines(timeline, trace, messages, width)
  const table = drawTable(trace, view, messages, width)
  const labelTop = headHeight + mapHeight
  const tableTop = labelTop + labels.height
  const height = Math.ceil(tableTop + table.height)
  const end = markOf(frameAt(timeline, endOf(timeline)), model)
  const at = (y: number, scale: number, ...inside: readonly string[]) =>
    element('g', { transform: scale === 1 ? `translate(0 ${y})` : `translate(0 ${y}) scale(${scale})` }, ...inside)
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': `${messages.words.verdicts[trace.verdict]}: ${messages.verdictSentence(trace)}`,
      style: `--round:${Math.round(moments.round)}ms`,
    },
    element('style', {}, styleOf(motion.css)),
    element('rect', { class: 'ground', width, height }),
    ...verdict.map((line, i) => text(margin, 28 + i * headLine, i === 0 ? `verdict ${trace.verdict}` : 't', line)),
    at(headHeight, 1, element('rect', { class: 'stage', width, height: mapHeight + labels.height })),
    at(headHeight, zoom, drawMap(model, statesAt(model, timeline, end), motion.lit, messages), ...stopSign(model, timeline), packet),
    at(labelTop, 1, labels.markup),
    at(tableTop, 1, table.markup),
  )}\n`
}

const packet = element('g', { class: 'packet' }, element('circle', { class: 'halo', r: 11 }), element('circle', { class: 'dot', r: 6 }))

/** The word, then the sentence in as many lines as it takes. */
function verdictLines(trace: Trace, messages: Messages, width: number): readonly string[] {
  return [messages.words.verdicts[trace.verdict], ...wrap(messages.verdictSentence(trace), Math.floor((width - 2 * margin) / 7.6))]
}

/** The octagon with a cross, from when the packet stops on. */
function stopSign(model: Parameters<typeof stopPoint>[0], timeline: Timeline): readonly string[] {
  const step = timeline.steps.find((each) => each.stopped !== null)
  const card = step === undefined ? undefined : model.cardOf.get(step.place)
  if (card === undefined) return []
  const { x, y } = stopPoint(model, card)
  return [
    element(
      'g',
      { transform: `translate(${x - 16} ${y - 16}) scale(1.33)` },
      element('polygon', { class: 'stop', points: '7.5,1 16.5,1 23,7.5 23,16.5 16.5,23 7.5,23 1,16.5 1,7.5' }),
      element('path', { class: 'cross', d: 'M8 8 16 16M16 8 8 16' }),
    ),
  ]
}
