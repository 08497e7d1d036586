import type { Severity, Verdict } from '../../engine/model'

/** How text is emphasised on a terminal. Colour only repeats what the words say. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly verdict: (verdict: Verdict, text: string) => string
  readonly severity: (severity: Severity, text: string) => string
}

const verdictColours: Record<Verdict, number> = { delivered: 32, redirected: 36, rejected: 31, dropped: 31, unresolved: 31, unhandled: 33 }
const severityColours: Record<Severity, number> = { error: 31, warning: 33, info: 36 }

const control = '\u001b'
const wrapIn =
  (...codes: readonly number[]) =>
  (text: string) =>
    `${control}[${codes.join(';')}m${text}${control}[0m`
const plain = (text: string) => text

/** ANSI colours, or none. */
export function paintFor(colours: boolean): Paint {
  if (!colours) return { bold: plain, dim: plain, verdict: (_, text) => text, severity: (_, text) => text }
  return {
    bold: wrapIn(1),
    dim: wrapIn(2),
    verdict: (verdict, text) => wrapIn(1, verdictColours[verdict])(text),
    severity: (severity, text) => wrapIn(severityColours[severity])(text),
  }
}
