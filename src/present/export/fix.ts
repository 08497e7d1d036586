import type { Finding, TextEdit } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { fixText } from '../describe'

/** The edits that mend a finding; null where there are none. */
export type FixOf = (finding: Finding) => readonly TextEdit[] | null

export const noFix: FixOf = () => null

/** `fix: set spec.selector.app to web`; null where nothing is offered. */
export function fixSentence(finding: Finding, messages: Messages, fixOf: FixOf): string | null {
  return fixOf(finding) === null ? null : messages.fixes.line(fixText(finding, messages))
}
