import type { RepairCause } from '../../model'

/** Undoes one kind of damage. Answers the text itself where it does not find that damage. */
export interface Cure {
  readonly cause: RepairCause
  readonly heal: (text: string) => string
}

/** For the whole text: what stands around its documents and before their lines. In the order in which they are tried, as below. */
export const textCures: readonly Cure[] = [
  { cause: 'quote-marks', heal: (text) => everyLine(text, /^ {0,3}(?:> ?)+/) },
  { cause: 'surrounding-text', heal: withoutSurroundings },
  { cause: 'line-numbers', heal: withoutNumbers },
  { cause: 'diff-marks', heal: withoutDiffMarks },
  { cause: 'prompts', heal: withoutPrompts },
]

/** For each document by itself: what is within its lines, which stay as many as they are. */
export const lineCures: readonly Cure[] = [
  {
    cause: 'odd-spaces',
    heal: (text) => text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' '),
  },
  { cause: 'full-width-colons', heal: (text) => text.replace(/(?<=[\w"'])：[ \t]*/g, ': ').replace(/: (?=\r?$)/gm, ':') },
  { cause: 'smart-quotes', heal: (text) => text.replace(/[“”„‟]/g, '"').replace(/[‘’‚‛]/g, "'") },
  { cause: 'tabs', heal: withoutTabs },
]

/** Takes a mark off where every line that holds something has it. */
function everyLine(text: string, mark: RegExp): string {
  const lines = text.split('\n')
  return lines.every((line) => line.trim() === '' || mark.test(line)) ? lines.map((line) => line.replace(mark, '')).join('\n') : text
}

const FENCE = /^[ \t]*(?:```|~~~)/
const HEREDOC = /<<-?\s*(["']?)(\w+)\1/

/** What stands in Markdown fences or a heredoc of the shell, without what stands around; several are several documents. */
function withoutSurroundings(text: string): string {
  const parts: string[][] = []
  let end: RegExp | null = null
  for (const line of text.split('\n')) {
    const heredoc: string | undefined = HEREDOC.exec(line)?.[2]
    if (end !== null) {
      if (end.test(line)) end = null
      else parts.at(-1)?.push(line)
    } else if (FENCE.test(line) || heredoc !== undefined) {
      end = heredoc === undefined ? FENCE : new RegExp(`^\\s*${heredoc}\\s*$`)
      parts.push([])
    }
  }
  const filled = parts.filter((part) => part.some((line) => line.trim() !== ''))
  return filled.length === 0 ? text : filled.map((part) => `${part.join('\n').trimEnd()}\n`).join('---\n')
}

const NUMBER = /^[ \t]*(\d+)(?:[ \t]*[.:|│)] ?| |\t|$)/

/** Numbers that count up line by line. */
function withoutNumbers(text: string): string {
  const lines = text.split('\n')
  let last = -1
  for (const line of lines) {
    if (line.trim() === '') continue
    const number = Number(NUMBER.exec(line)?.[1] ?? Number.NaN)
    if (!(last === -1 ? number <= 1_000_000 : number > last && number < last + 3)) return text
    last = number
  }
  return lines.map((line) => line.replace(NUMBER, '')).join('\n')
}

const DIFF_HEAD = /^(?:diff |index |@@ |\+\+\+ |--- \S)/

/** The new side of a difference: its lines are marked with `+` or a space; those with `-` are gone. */
function withoutDiffMarks(text: string): string {
  const lines = text.split('\n').filter((line) => !DIFF_HEAD.test(line))
  const filled = lines.filter((line) => line.trim() !== '')
  if (!filled.some((line) => line.startsWith('+')) || !filled.every((line) => /^[+ -]/.test(line))) return text
  return lines
    .filter((line) => !line.startsWith('-'))
    .map((line) => line.slice(1))
    .join('\n')
}

const PROMPT = /^(?:\[?[\w.-]+@[\w.-]+[^\n#$]{0,80}[#$]|[$%]|❯|➜|PS [A-Z]:[^>\n]{0,80}>)[ \t]+\S.*$/

/** Lines with the prompt of a shell hold commands, not manifests; a separator keeps apart what two commands printed. */
function withoutPrompts(text: string): string {
  const lines = text.split('\n')
  if (!lines.some((line) => PROMPT.test(line))) return text
  let filled = false
  const kept = lines.flatMap((line) => {
    if (PROMPT.test(line)) {
      const separator = filled ? ['---'] : []
      filled = false
      return separator
    }
    filled ||= line.trim() !== ''
    return [line]
  })
  while (kept.at(-1)?.trim() === '---' || kept.at(-1)?.trim() === '') kept.pop()
  return `${kept.join('\n')}\n`
}

/** Tabs before a line become two spaces each, between a key and its value one. */
function withoutTabs(text: string): string {
  return text.replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  ')).replace(/\t+/g, ' ')
}
