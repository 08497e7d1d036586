import { withoutCredentials } from '../credentials'
import { type Fate, fateOf, isRemovable, placeholder, type Removal, type Scope } from '../rules'
import { announcesSecret } from '../words'
import { indentOf } from './edits'

/** A line that was changed. */
export interface LineChange {
  readonly text: string
  readonly what: Removal
}

/** `key: value` as YAML, JSON and `kubectl describe` write it, behind a dash, a mark of a comment or of a difference. */
const field = /^([ \t]*(?:#[ \t]*)?(?:[+-][ \t]+){0,4})(["']?)([\w][\w./ -]{0,120}?)\2([ \t]{0,40}:(?:[ \t]+|$))(.*)$/

/** Names of sections of `kubectl describe`, and what stands in them. */
const described = new Map<string, Removal>([
  ['Environment', 'env-value'],
  ['Annotations', 'annotation'],
  ['Managed Fields', 'managed-fields'],
  ['Message', 'message'],
])

interface Region {
  readonly indent: number
  readonly what: Removal
  /** Of the environment only the values, of all else each line. */
  readonly scope: Scope | null
}

/**
 * Reads a text line by line where no parser can: broken or cut manifests, a terminal's output. It errs on removing: `data` is that of a
 * Secret unless the text says otherwise, and long words that look encoded go wherever they stand.
 */
export class LineReader {
  private region: Region | null = null
  private before: string | null = null
  private isConfigMap = false
  private rows: 'none' | 'data' | 'events' = 'none'
  private isInKey = false

  /** `isConfigMap`: whether the document that follows says so; `data` may come before the kind. */
  begin(isConfigMap: boolean): void {
    this.region = null
    this.before = null
    this.rows = 'none'
    this.isInKey = false
    this.isConfigMap = isConfigMap
  }

  /** The line as it may be kept; null where it may as it is. */
  change(line: string): LineChange | null {
    const changed = this.read(line)
    const word = line
      .trim()
      .replace(/^- +/, '')
      .replace(/^["']|["'],?$/g, '')
    this.before = word === '' ? this.before : word
    return changed !== null && changed.text !== line ? changed : null
  }

  private read(line: string): LineChange | null {
    if (line.trim() === '') return null
    if (this.isInKey || /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/.test(line)) {
      this.isInKey = !line.includes('-----END ')
      return line.trim() === placeholder ? null : { text: marked(line), what: 'credential' }
    }
    const row = this.row(line)
    if (row !== null) return row
    const indent = indentOf(line).length
    const match = field.exec(line)
    const isDash = /^[ \t]*- /.test(line)
    if (this.region !== null && (indent > this.region.indent || (indent === this.region.indent && isDash))) {
      return this.inRegion(line, match, this.region)
    }
    this.region = null
    if (announcesSecret(this.before)) return { text: marked(line), what: 'credential' }
    return match === null ? general(line) : this.field(line, match, indent)
  }

  private field(line: string, match: RegExpExecArray, indent: number): LineChange | null {
    const [, lead = '', quote = '', key = '', colon = '', value = ''] = match
    const head = `${lead}${quote}${key}${quote}${colon}`
    const section = described.get(key)
    const fate: Fate = section !== undefined ? { remove: section } : fateOf(this.scope(), key, shapeOf(value))
    if ('enter' in fate) {
      if (fate.enter === 'variables' || fate.enter === 'variable-map') this.region = { indent, what: 'env-value', scope: 'variable' }
      if (fate.enter === 'annotations') this.region = { indent, what: 'annotation', scope: 'annotations' }
      return key === 'value' ? this.value(line, head, value, 'env-value') : general(line)
    }
    this.region = {
      indent: indent + (/-[ \t]+$/.test(lead) ? 1 : 0),
      what: fate.remove,
      scope: section === 'annotation' ? 'annotations' : null,
    }
    if (section === 'annotation' && value.trim() !== '') {
      const inner = this.inRegion(value, field.exec(value), this.region)
      return inner === null ? null : { ...inner, text: `${head}${inner.text}` }
    }
    return this.value(line, head, value, fate.remove)
  }

  private value(line: string, head: string, value: string, what: Removal): LineChange | null {
    return isKept(value, what) ? general(line) : { text: head + marked(value), what }
  }

  private inRegion(line: string, match: RegExpExecArray | null, region: Region): LineChange | null {
    if (match === null) return isKept(line, region.what) ? null : { text: marked(line), what: region.what }
    const [, lead = '', quote = '', key = '', colon = '', value = ''] = match
    const head = `${lead}${quote}${key}${quote}${colon}`
    if (region.what === 'managed-fields') return { text: `${indentOf(line)}# ${placeholder}`, what: region.what }
    if (region.scope === 'variable' && (key === 'name' || key === 'valueFrom' || /KeyRef$|^(?:fieldPath|key|optional|resource)$/.test(key)))
      return general(line)
    if (region.scope === 'annotations') {
      const fate = fateOf('annotations', key, 'scalar')
      return 'enter' in fate ? general(line) : this.value(line, head, value, fate.remove)
    }
    return this.value(line, head, value, region.what)
  }

  private scope(): Scope {
    return this.isConfigMap ? 'config' : 'secret'
  }

  /** Sections of `kubectl describe` that are no fields: the data of a ConfigMap below `====`, and the table of events. */
  private row(line: string): LineChange | null {
    const word = line.trim()
    if (/^={4,}$/.test(word) && /^(?:Binary)?Data$/.test(this.before ?? '')) this.rows = 'data'
    else if (/^Events:/.test(line)) this.rows = 'events'
    else if (this.rows === 'data' && /^(?:BinaryData$|Name: )/.test(line)) this.rows = 'none'
    else if (this.rows === 'events' && !/^[ \t]/.test(line)) this.rows = 'none'
    else if (this.rows === 'data') return this.dataRow(line, word)
    else if (this.rows === 'events') return eventRow(line)
    return null
  }

  private dataRow(line: string, word: string): LineChange {
    if (/^={4,}$/.test(word) || /^[\w.-]+:$/.test(word) || /^-{4,}$/.test(word) || / bytes$/.test(word))
      return { text: line, what: 'config-data' }
    return { text: marked(line), what: 'config-data' }
  }
}

/** Type, reason, age and sender stay; the message goes. */
function eventRow(line: string): LineChange {
  const [, head = '', message = ''] = /^([ \t]+\S+[ \t]{2,}\S+[ \t]{2,}\S.{0,60}?[ \t]{2,}\S+[ \t]{2,})(.*)$/.exec(line) ?? []
  if (head === '' || /^(?:Message|-+)$/.test(message.trim())) return { text: withoutCredentials(line), what: 'credential' }
  return { text: `${head}${placeholder}`, what: 'message' }
}

/** Long words of letters and digits as encodings make them; names of things hold dashes and dots, and no capitals. */
const encoded = /(?<![\w+/=-])(?=[a-z0-9+/]{0,200}[A-Z])(?=[A-Za-z+/]{0,200}[0-9])[A-Za-z0-9+/]{24,}={0,2}(?![\w-])/g
/** What a line of a manifest without line breaks holds behind `data:` and `value:`. */
const inline: readonly (readonly [RegExp, Removal])[] = [
  [/("(?:value)"[ \t]*:[ \t]*")(?!<removed>")((?:[^"\\]|\\.){1,65536})(?=")/g, 'env-value'],
  [/(\bvalue:[ \t]+)(?!<removed>|["']?\{\{)("[^"]*"|'[^']*'|[^\s{}[\],]+)/g, 'env-value'],
]
const wordsOfData = /(\b(?:stringData|data|binaryData)["']?:[ \t]*)(\{[^{}]*\}?|(?:(?!\b(?:kind|type|metadata|apiVersion|immutable):).)*)/g

/** What is looked for in any line. */
export function general(line: string): LineChange | null {
  const text = withoutCredentials(line)
  if (text !== line) return { text: withoutEncoded(text), what: 'credential' }
  const data =
    line.length > 40
      ? text.replace(
          wordsOfData,
          (_, head: string, rest: string) =>
            head +
            rest.replace(
              /(:[ \t]*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,{}"']+)(?=[\s,}]|$)/g,
              (_all, colon: string, found: string) => colon + marked(found),
            ),
        )
      : text
  if (data !== line) return { text: withoutEncoded(data), what: 'secret-data' }
  for (const [pattern, what] of inline) {
    const left = line.replace(pattern, (_, head: string, found: string) => `${head}${marked(found)}`)
    if (left !== line) return { text: withoutEncoded(left), what }
  }
  const left = withoutEncoded(line)
  return left === line ? null : { text: left, what: 'credential' }
}

function withoutEncoded(line: string): string {
  return line.replace(encoded, placeholder)
}

/** Templates, references that `describe` prints between angle brackets, openings of blocks and maps, and nothing at all. */
function isKept(value: string, what: Removal): boolean {
  const text = value
    .trim()
    .replace(/,$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
  return (
    /^(?:<[^<>]{0,200}>(?: .{0,120})?|\{\{.*\}\}|[|>][+-]?\d?|[{[]|[}\]]+|\{\}|\[\]|&\S+|<none>|#.*|)$/.test(text) ||
    !isRemovable(what, text)
  )
}

/** The mark in place of a line's text; its depth, quotes and comma stay. */
function marked(line: string): string {
  const [, lead = '', text = '', comma = ''] = /^([ \t]*(?:- +)?)(.*?)(,?[ \t\r]*)$/s.exec(line) ?? []
  const quote = /^(["']).*\1$/s.exec(text)?.[1] ?? ''
  return `${lead}${quote}${placeholder}${quote}${comma}`
}

function shapeOf(value: string): 'scalar' | 'map' | 'list' {
  const text = value.trim()
  if (text === '' || text === '{') return 'map'
  return text === '[' ? 'list' : 'scalar'
}
