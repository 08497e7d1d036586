import type { Finding } from '../../../engine'
import { messagesFor } from '../../../i18n/messagesFor'
import { explainFinding } from '../../../present/describe'
import { type Difference, shown } from '../caseFile'
import { isMap, listOf } from '../untyped'
import type { Observed } from './compare'

/** Each finding of the case must be among those reported, and one message must contain every word under `mentions`. */
export function compareFindings(expected: unknown, { trace }: Observed): readonly Difference[] {
  if (!Array.isArray(expected)) return [{ field: 'findings', expected: 'a list', got: shown(expected) }]
  return expected.flatMap((wanted) => compareFinding(wanted, trace.findings))
}

function compareFinding(wanted: unknown, findings: readonly Finding[]): readonly Difference[] {
  if (!isMap(wanted)) return [{ field: 'findings', expected: 'a mapping with a code', got: shown(wanted) }]
  const unknown = Object.keys(wanted).find((key) => key !== 'code' && key !== 'mentions')
  if (unknown !== undefined) return [{ field: 'findings', expected: unknown, got: 'a field that is not modelled' }]
  if (wanted.mentions !== undefined && !Array.isArray(wanted.mentions))
    return [{ field: 'findings', expected: 'mentions as a list', got: shown(wanted.mentions) }]
  const ofCode = findings.filter((finding) => finding.code === wanted.code)
  if (ofCode.length === 0) return [{ field: 'findings', expected: shown(wanted.code), got: shown(findings.map((finding) => finding.code)) }]
  const messages = ofCode.map((finding) => explainFinding(finding, messagesFor('en')))
  const words = listOf(wanted.mentions).map(String)
  if (messages.some((message) => words.every((word) => message.includes(word)))) return []
  return [
    {
      field: `findings ${shown(wanted.code)}`,
      expected: `words ${shown(words)}`,
      got: messages.map((message) => `"${message}"`).join(' '),
    },
  ]
}
