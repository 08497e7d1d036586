import type { Component, Hop, Trace } from '../../engine/model'
import { socketText } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { componentText, explainStop, objectText } from '../describe'
import { type FlowRow, flowTable } from '../flowTable'
import type { View } from '../route'
import { printable } from './textWidth'

interface Participant {
  readonly key: string
  readonly label: string
}

/** A hop of the diagram with its row of the flow table, and the place its packet goes to (null: it goes nowhere). */
interface Leg {
  readonly hop: Hop
  readonly row: FlowRow
  readonly from: Participant
  readonly to: Participant | null
}

/** The trace as a Mermaid sequence diagram: a participant for each place, an arrow for each packet, a note at each translation. */
export function mermaidText(trace: Trace, view: View, messages: Messages): string {
  const legs = legsOf(trace, view, messages)
  const places = new Map(legs.flatMap(({ from, to }) => (to === null ? [from] : [from, to])).map((place) => [place.key, place.label]))
  const names = new Map([...places.keys()].map((key, index) => [key, `p${index + 1}`]))
  const name = (place: Participant) => names.get(place.key) ?? ''
  const participants = [...places].map(([key, label]) => `participant ${names.get(key)} as ${escaped(label)}`)
  const lines = [...participants, ...legs.flatMap((leg, index) => legLines(leg, legs[index + 1], trace, name, messages))]
  return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function legsOf(trace: Trace, view: View, messages: Messages): readonly Leg[] {
  const rows = flowTable(trace, view, messages).rows
  const reply = trace.reply.filter((hop) => hop[view] !== null)
  const drawn = [...trace.hops, ...reply]
    .map((hop, index) => ({ hop, row: rows[index], from: participant(hop.component, messages) }))
    .filter(
      (leg): leg is { hop: Hop; row: FlowRow; from: Participant } => leg.row !== undefined && (leg.hop[view] !== null || leg.row.stopped),
    )
  return drawn.map((leg, index) => {
    const next = drawn[index + 1]
    const sameWay = next?.row.direction === leg.row.direction
    if (sameWay) return { ...leg, to: next.from }
    return { ...leg, to: leg.row.direction === 'reply' ? (drawn[0]?.from ?? null) : arrival(trace, messages) }
  })
}

function participant(component: Component, messages: Messages): Participant {
  return { key: `${component.kind}/${component.namespace ?? ''}/${component.name}`, label: componentText(component, messages) }
}

/** Where the last packet goes, where it arrives: that place has no hop on the way there. */
function arrival(trace: Trace, messages: Messages): Participant | null {
  if (trace.ending.verdict !== 'delivered') return null
  const { ref, address, port } = trace.ending.endpoint
  const receiver = trace.reply[0]?.component
  if (receiver) return participant(receiver, messages)
  return { key: socketText(address, port), label: ref === null ? socketText(address, port) : objectText(ref) }
}

function legLines(
  leg: Leg,
  next: Leg | undefined,
  trace: Trace,
  name: (place: Participant) => string,
  messages: Messages,
): readonly string[] {
  const { hop, row, from, to } = leg
  if (row.stopped)
    return [`Note over ${name(from)}: ${escaped(`${messages.words.verdicts[trace.verdict]} – ${explainStop(trace, messages) ?? ''}`)}`]
  const changes = hop.translations.map((change) => escaped(`${translated(change.what, messages)}: ${change.from} → ${change.to}`))
  const note = changes.length === 0 ? [] : [`Note over ${name(from)}: ${changes.join('<br/>')}`]
  if (to === null) return note
  const arrow = row.direction === 'reply' ? '-->>' : next?.row.stopped && trace.verdict === 'dropped' ? '--x' : '->>'
  return [...note, `${name(from)}${arrow}${name(to)}: ${escaped(target(row, messages))}`]
}

function target({ cells: { destination, destinationPort } }: FlowRow, messages: Messages): string {
  const socket = destinationPort.text === messages.words.any ? destination.text : socketText(destination.text, destinationPort.text)
  return destination.notOnWire ? messages.report.remark(socket, messages.words.notOnTheWire) : socket
}

function translated(what: string, messages: Messages): string {
  if (what === 'destination') return messages.words.columns.destination
  return what === 'source' ? messages.words.columns.source : what
}

/** Text that cannot end a line, a label or the diagram: Mermaid's own escapes for what it reads as syntax. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[#;<>%"]/g, (character) => `#${character.codePointAt(0)};`)
    .trim()
}
