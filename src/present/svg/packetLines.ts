import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { escaped } from '../export/markup'
import { flowTable } from '../flowTable'
import { packetWords } from '../map/packetWords'
import type { Timeline } from '../timeline'
import { element } from './element'

/** What the packet is at each step, one over the other: only that of now is seen. */
export function packetLines(
  timeline: Timeline,
  trace: Trace,
  messages: Messages,
  width: number,
): { readonly markup: string; readonly height: number } {
  const { rows } = flowTable(trace, timeline.view, messages)
  const groups = timeline.steps.map((step, index) => {
    const words = packetWords(step, rows[index], trace, messages)
    const lines = (words?.ends ?? []).map(({ end, before, after, changed }, line) =>
      element(
        'text',
        { x: width / 2, y: 18 + line * 20, class: 'label' },
        element('tspan', { class: 'pale' }, escaped(`${end === 'destination' ? messages.map.to : messages.map.from} `)),
        ...(before === null ? [] : [element('tspan', { class: 'old' }, escaped(before)), ' → ']),
        element('tspan', { class: changed ? 'new' : 'same' }, escaped(after)),
      ),
    )
    return element('g', { class: `s${index}` }, ...lines)
  })
  return { markup: groups.join(''), height: 52 }
}
