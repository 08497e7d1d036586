import type { Finding, WayAnswer } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { type ComparedSide, type ComparedTraces, comparedSides, countsOf, type WayChange, type WaysCompared } from '../compareWays'
import { placeText } from '../describe'
import { type Parting, partingOf, partingText } from '../parting'
import { tellingVerdict, toldEndings } from '../waysIn'
import { findingJson } from './json'
import { type Paint, paintFor } from './paint'
import { hanging, type TextLayout } from './table'
import { displayWidth, padTo, printable } from './textWidth'

/** A request that differs, with its traces. */
export interface TracedChange {
  readonly change: WayChange
  readonly traces: ComparedTraces
}

interface Sheet {
  readonly messages: Messages
  readonly paint: Paint
  readonly width: number
}

/** All that differs between two inputs as text for a terminal, what is worse first, and how much does not. */
export function comparedWaysText(
  compared: WaysCompared,
  changes: readonly TracedChange[],
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
): string {
  const sheet = { messages, paint: paintFor(colours), width }
  const { summary, nothing, left } = messages.compare
  const told = sheet.paint.bold(compared.of === 0 ? nothing : summary(countsOf(compared)))
  const blocks = [...changes.map((each) => changeLines(each, sheet)), compared.left === 0 ? [told] : [told, left(compared.left)]]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const colourOf = { worse: 'dropped', otherwise: 'unhandled', better: 'delivered' } as const

function changeLines({ change, traces }: TracedChange, sheet: Sheet): readonly string[] {
  const { messages, paint, width } = sheet
  const { ways, compare: words } = messages
  const from = ways.from(change.from === 'external' ? ways.outside : change.from)
  const parting = partingIn(traces, messages)
  const alike = parting === null && traces.before !== null && traces.after !== null
  return [
    [
      paint.verdict(colourOf[change.is], words.kinds[change.is]),
      paint.bold(printable(change.to)),
      printable(from),
      ...(change.only === null ? [] : [paint.dim(words.only(change.only))]),
    ].join('  '),
    ...comparedSides.flatMap((side) => sideLines(change[side], side, parting, sheet)),
    ...(alike ? hanging(words.alike, '  ', '  ', width) : []),
  ]
}

/** How a request does on one side, why, and what happens to it where the ways part. */
function sideLines(
  answer: WayAnswer | null,
  side: ComparedSide,
  parting: Parting | null,
  { messages, paint, width }: Sheet,
): readonly string[] {
  const { ways, compare: words } = messages
  const label = Math.max(...comparedSides.map((each) => displayWidth(words.sides[each])))
  const indent = ' '.repeat(label + 4)
  const head = `  ${paint.dim(padTo(words.sides[side], label))}  `
  if (answer === null) return [`${head}${words.nobody}`]
  const verdict = paint.verdict(tellingVerdict(answer), ways.endings(toldEndings(answer.endings)))
  const told = answer.finding === null ? verdict : ways.because(verdict, causeText(answer.finding, messages))
  return [`${head}${told}`, ...(parting === null ? [] : hanging(partingText(parting, side, messages), indent, indent, width))]
}

/** `Selector matches no Pod  web.yaml:12` */
function causeText(finding: Finding, { words }: Messages): string {
  return [words.findingTitles[finding.code], printable(placeText(finding))].filter((part) => part !== '').join('  ')
}

function partingIn({ before, after }: ComparedTraces, messages: Messages): Parting | null {
  return before === null || after === null ? null : partingOf(before, after, messages)
}

/** All that differs between two inputs as a value, as the README describes it. */
export function comparedWaysJson(compared: WaysCompared, changes: readonly TracedChange[], messages: Messages) {
  return {
    version: 1,
    ...countsOf(compared),
    notAsked: compared.left,
    changes: changes.map(({ change: { is, from, to, only, before, after }, traces }) => ({
      is,
      from,
      to,
      only,
      before: answerJson(before, messages),
      after: answerJson(after, messages),
      partsAt: partingIn(traces, messages),
    })),
  }
}

function answerJson(answer: WayAnswer | null, messages: Messages) {
  if (answer === null) return null
  const { endings, finding } = answer
  return { verdict: tellingVerdict(answer), endings, finding: finding && findingJson(finding, messages) }
}
