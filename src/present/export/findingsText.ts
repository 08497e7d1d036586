import type { Finding, LoadProblem, Severity } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainFinding, explainProblem, objectText, placeText } from '../describe'
import { type FixOf, fixSentence, noFix } from './fix'
import { type Paint, paintFor } from './paint'
import { hanging, type TextLayout } from './table'
import { printable } from './textWidth'

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Findings as text: what, where, what it means for a request, and where Kubernetes says so. */
export function findingsText(
  findings: readonly Finding[],
  problems: readonly LoadProblem[],
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
  fixOf: FixOf = noFix,
): string {
  const paint = paintFor(colours)
  const blocks = [
    ...findings.map((finding) => findingLines(finding, messages, paint, width, fixOf)),
    ...(problems.length === 0 ? [] : [[paint.bold(messages.report.problems), ...problemLines(problems, messages, paint, width)]]),
    [summary(findings, messages)],
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function findingLines(finding: Finding, messages: Messages, paint: Paint, width: number, fixOf: FixOf): readonly string[] {
  const { severities: words, findingTitles } = messages.words
  const place = printable(placeText(finding))
  const fix = fixSentence(finding, messages, fixOf)
  const where = [finding.object === null ? '' : objectText(finding.object), finding.path ?? ''].filter((part) => part !== '').join('  ')
  return [
    `${paint.severity(finding.severity, words[finding.severity])}  ${finding.code}  ${paint.bold(findingTitles[finding.code])}${place === '' ? '' : `  ${place}`}`,
    ...hanging(explainFinding(finding, messages), '  ', '  ', width),
    ...(fix === null ? [] : hanging(fix, '  ', '    ', width)),
    ...(where === '' ? [] : [paint.dim(`  ${printable(where)}`)]),
    ...(finding.docs === '' ? [] : [paint.dim(`  ${finding.docs}`)]),
  ]
}

/** One line a problem: `web.yaml:3:5  Key “a” stands twice in the same map`. */
export function problemLines(problems: readonly LoadProblem[], messages: Messages, paint: Paint, width: number): readonly string[] {
  return problems.flatMap((problem) => {
    const place = printable(placeText(problem))
    return hanging(`${place}  ${explainProblem(problem, messages)}`, '  ', '    ', width).map((line, index) =>
      index === 0 ? line.replace(place, () => paint.severity('error', place)) : line,
    )
  })
}

function summary(findings: readonly Finding[], messages: Messages): string {
  const counts = severities.flatMap((severity) => {
    const hits = findings.filter((finding) => finding.severity === severity).length
    return hits === 0 ? [] : [`${messages.words.severities[severity]} ${hits}`]
  })
  return counts.length === 0 ? messages.report.noFindings : counts.join(', ')
}
