import type { Piece } from './observation'

/** A command that was typed, as far as it says what its output means. */
export interface Command {
  readonly verb: string
  /** `svc` of `kubectl get svc nginx`; null where it says none. */
  readonly resource: string | null
  /** Of `-n` or `--namespace`; null where it says none. */
  readonly namespace: string | null
}

/** One part of what a terminal showed: lines that belong together, and the command in front of them. */
export interface Segment {
  readonly form: 'table' | 'describe' | 'document' | 'other'
  readonly lines: readonly Piece[]
  readonly command: Command | null
}

const HINT =
  /(?<![^\n])(?:NAME(?:SPACE)?[ \t]+[A-Z]|Name:[ \t]+\S|[^\s:]+[ \t]+(?:[^\s:]+[ \t]+)?(?:\d+\/\d+[ \t]+\S|(?:ClusterIP|NodePort|LoadBalancer|ExternalName)[ \t]))|\bkubectl[ \t]+\S/

/** As far as the quick look goes: what a terminal showed tells itself soon. */
const LOOKED_AT = 100_000

/** Whether a text can be what a terminal showed: a quick look that says no to nearly every manifest. */
export function looksLikeTerminal(text: string): boolean {
  return HINT.test(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text)
}

const COMMAND = /(?:^|[\s"'`$#>%])(?:kubectl|oc|k)\s+(.{0,200}?)\b(get|describe)\s+(.*)$/
const HEADER = /^(?:NAMESPACE\s+)?NAME(?:\s+(?:[A-Z][A-Z0-9-]*(?:\([A-Za-z]\))?|\.\.\.))+\s*$/
const DESCRIBE = /^Name:\s+\S/
const DESCRIBE_FOLLOWS =
  /^(?:Namespace|Labels|Annotations|Roles|Address|Priority|CreationTimestamp|Selector|Status|AddressType|Controller):(?:\s|$)/
const DOCUMENT = /^(?:---(?:\s|$)|(?:apiVersion|kind|items):|[{[]\s*$|\{\s*"(?:apiVersion|kind|items|metadata)")/
const DOCUMENT_GOES_ON = /^(?:[\s}\]#-]|[A-Za-z][\w.-]*:(?:\s|$)|$)/
/** Rows whose header `grep` has taken away. */
export const HEADERLESS = {
  Pod: /^(?:(\S+)\s+)?(\S+)\s+(\d+\/\d+)\s+([A-Z][A-Za-z:0-9]+)\s+(\d+(?: \([^)]*\))?)\s+(\S+)(?:\s+(\S+)\s+(\S+))?/,
  Deployment: /^(?:(\S+)\s+)?(\S+)\s+(\d+\/\d+)\s+(\d+)\s+(\d+)\s+(\d+[smhdy]\S*)(?:\s|$)/,
  Service:
    /^(?:(\S+)\s+)?(\S+)\s+(ClusterIP|NodePort|LoadBalancer|ExternalName)\s+(\S+)\s+(\S+)\s+((?:\d+(?::\d+)?\/[A-Z]+,?)+|<none>)\s+(\S+)/,
} as const

/** Colours and cursor moves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a terminal is told by.
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]|[\u0007\u0008]/g

/** The same text without what only a terminal understands. Every line stays as long: blanks at its end make up for what was taken out. */
export function withoutColours(text: string): string {
  if (!text.includes('\u001b')) return text
  return text.replace(/[^\r\n]+/g, (line) => line.replace(ESCAPES, '').padEnd(line.length))
}

/** Cuts a text into what a terminal showed. Nothing is lost: every line belongs to one segment. */
export function segmentsOf(text: string): readonly Segment[] {
  const lines = linesIn(text)
  const segments: Segment[] = []
  let command: Command | null = null
  let at = 0
  const take = (form: Segment['form'], end: number) => {
    segments.push({ form, lines: lines.slice(at, end), command })
    at = end
  }
  while (at < lines.length) {
    const line = lines[at]?.text ?? ''
    const typed = commandIn(line)
    if (typed !== null) {
      command = typed
      at += 1
    } else if (HEADER.test(line)) take('table', endOf(lines, at, isRow))
    else if (DESCRIBE.test(line) && describesBelow(lines, at)) take('describe', endOf(lines, at, isDescribed))
    else if (DOCUMENT.test(line)) take('document', endOf(lines, at, isDocument))
    else if (isHeaderless(line))
      take(
        'table',
        endOf(lines, at, (next) => isHeaderless(next)),
      )
    else take('other', at + 1)
  }
  return segments
}

function linesIn(text: string): readonly Piece[] {
  const lines: Piece[] = []
  let from = 0
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ text: text.slice(from, match.index), offset: from })
    from = match.index + match[0].length
  }
  lines.push({ text: text.slice(from), offset: from })
  return lines
}

function endOf(lines: readonly Piece[], start: number, goesOn: (line: string) => boolean): number {
  let end = start + 1
  while (end < lines.length) {
    const line = lines[end]?.text ?? ''
    if (commandIn(line) !== null || !goesOn(line)) break
    end += 1
  }
  return end
}

/** The shell waits for a command: `$ `, `root@host:~# `, `PS C:\> `. */
const PROMPT = /^(?:[^\s]*[$#%>❯]|PS [^>]*>|\S+@\S+.*[$#%>])(?:\s|$)/

/** A table ends at an empty line, a prompt, a document, the next header, and at whatever has but one word. */
function isRow(line: string): boolean {
  return /^\S+\s+\S/.test(line) && ![HEADER, DESCRIBE, DOCUMENT, PROMPT].some((other) => other.test(line))
}

function isDescribed(line: string): boolean {
  return (line === '' || /^\s/.test(line) || /^[A-Z][\w ./()-]*:(?:\s|$)/.test(line)) && !DESCRIBE.test(line) && !HEADER.test(line)
}

function isDocument(line: string): boolean {
  return DOCUMENT_GOES_ON.test(line) && !HEADER.test(line)
}

function isHeaderless(line: string): boolean {
  return Object.values(HEADERLESS).some((row) => row.test(line))
}

function describesBelow(lines: readonly Piece[], at: number): boolean {
  return lines.slice(at + 1, at + 5).some(({ text }) => DESCRIBE_FOLLOWS.test(text))
}

function commandIn(line: string): Command | null {
  // What a comment of a manifest says was not typed here.
  if (line.length > 2000 || line.startsWith('#')) return null
  const match = COMMAND.exec(line)
  if (match === null) return null
  const words = `${match[1]} ${match[3]}`.split(/\s+/).map((word) => word.replace(/["'`;|].*$/, ''))
  let namespace: string | null = null
  let resource: string | null = null
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const flag = /^(?:-n|--namespace)(?:=(.*))?$/.exec(word)
    if (flag !== null) namespace = flag[1] ?? words[++at] ?? null
    else if (/^-o$|^-l$|^-f$|^--(?:selector|output|field-selector|context|kubeconfig|sort-by)$/.test(word)) at += 1
    else if (!word.startsWith('-') && word !== '') resource ??= word
  }
  return { verb: match[2] ?? '', resource, namespace: namespace === '' ? null : namespace }
}
