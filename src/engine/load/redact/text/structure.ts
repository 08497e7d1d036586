import { isKubeProxyConfig } from '../../kubeProxyConfig'
import { markOfKey } from '../certificates'
import { withoutCredentials } from '../credentials'
import { type Fate, fateOf, isRemovable, itemFate, placeholder, type Removal, type Scope, type Shape, scopeOfMap } from '../rules'
import { announcesSecret, redactedWords } from '../words'
import { type Edit, markFor, markLines } from './edits'
import { keptSettings } from './kubeProxyText'
import type { TextList, TextMap, TextNode, TextScalar } from './tree'

/** What a scalar stands in: the name of its field, and that of the object. */
interface Around {
  readonly key: string | null
  readonly config: string
}

/** The edits of one document that was parsed: the same rules as for values, at the places of the text. In order, none over another. */
export function structureEdits(root: TextNode, text: string, firstObject: number): Edit[] {
  const walk = new Walk(text, firstObject, /[{[]/.test(text.charAt(root.start)))
  walk.enter(root, 'object')
  return walk.edits
}

class Walk {
  readonly edits: Edit[] = []

  constructor(
    private readonly text: string,
    private object: number,
    private readonly isJson: boolean,
  ) {}

  enter(node: TextNode, scope: Scope): void {
    switch (node.kind) {
      case 'map':
        this.fields(node, scope)
        break
      case 'list':
        this.items(node.items, scope)
        break
      case 'scalar':
        if (scope !== 'names') this.credentials(node)
        break
      default:
    }
  }

  private fields(map: TextMap, scope: Scope): void {
    const kind = wordIn(map, 'kind')
    if (kind !== null || wordIn(map, 'metadata') !== null || fieldIn(map, 'metadata')?.kind === 'map') this.object++
    const own = scopeOfMap(scope, { kind, apiVersion: wordIn(map, 'apiVersion'), name: wordIn(map, 'name') })
    const config = own === 'config' ? nameOf(map) : ''
    for (const { key, value } of map.fields) {
      const fate: Fate = key === null ? { enter: 'object' } : fateOf(own, key, shapeOf(value))
      this.after(fate, value, { key, config: key === 'data' ? config : '' })
    }
  }

  private items(items: readonly TextNode[], scope: Scope): void {
    if (scope === 'arguments') this.words(items)
    else for (const item of items) this.after(itemFate(scope, shapeOf(item)), item, { key: null, config: '' })
  }

  private after(fate: Fate, node: TextNode, around: Around): void {
    if ('enter' in fate) this.enter(node, fate.enter)
    else this.remove(node, fate.remove, around)
  }

  private words(items: readonly TextNode[]): void {
    items.forEach((item, i) => {
      if (item.kind !== 'scalar') return this.enter(item, 'object')
      const before = items[i - 1]
      const word = before?.kind === 'scalar' ? before.value : null
      const [, shown] = redactedWords([word, item.value])
      if (announcesSecret(word) && shown === placeholder && item.value !== placeholder) this.mark(item, 'credential', placeholder)
      else this.credentials(item)
    })
  }

  private remove(node: TextNode, what: Removal, around: Around): void {
    if (what === 'managed-fields' && (node.kind === 'map' || node.kind === 'list')) {
      this.blank(node, what)
      return
    }
    switch (node.kind) {
      case 'scalar':
        this.scalar(node, what, around)
        break
      case 'alias':
        this.edit(node.start, node.end, placeholder, what)
        break
      case 'map':
        for (const { key, value } of node.fields) this.remove(value, what, { key, config: around.config })
        break
      case 'list':
        for (const item of node.items) this.remove(item, what, { key: null, config: '' })
        break
    }
  }

  private scalar(node: TextScalar, what: Removal, { key, config }: Around): void {
    if (!isRemovable(what, node.value.trim())) return
    if (what === 'config-data' && isKubeProxyConfig(config) && key !== null) {
      const shown = keptSettings(key, this.text.slice(node.start, node.end))
      if (shown !== null) {
        this.edit(node.start, node.end, shown, what)
        return
      }
    }
    const isData = what === 'secret-data' || what === 'config-data'
    this.mark(node, what, (isData && key !== null ? markOfKey(key, node.value) : null) ?? placeholder)
  }

  private mark(node: TextScalar, what: Removal, mark: string): void {
    const source = this.text.slice(node.start, node.end)
    const bare = node.isBlock ? markLines(source, mark) : markFor(source, mark)
    this.edit(node.start, node.end, this.needsQuotes(node) ? `"${bare}"` : bare, what)
  }

  /** A number of JSON becomes a string: JSON knows no plain words. */
  private needsQuotes(node: TextScalar): boolean {
    const before = this.text[node.start - 1]
    return !node.isBlock && before !== '"' && before !== "'" && this.isJson
  }

  private credentials(node: TextScalar): void {
    const source = this.text.slice(node.start, node.end)
    this.edit(node.start, node.end, withoutCredentials(source), 'credential')
  }

  /** Its names may hold values too: nothing of it stays but its lines. */
  private blank(node: TextMap | TextList, what: Removal): void {
    const source = this.text.slice(node.start, node.end)
    const emptied = `${source.charAt(0)}${source.slice(1, -1).replace(/[^\r\n]+/g, '')}${source.slice(-1)}`
    const comment = `# ${placeholder}`
    this.edit(node.start, node.end, node.isFlow ? emptied : markLines(source, comment, comment), what)
  }

  private edit(start: number, end: number, shown: string, what: Removal): void {
    if (this.text.slice(start, end) !== shown) this.edits.push({ start, end, text: shown, what, object: this.object })
  }
}

function shapeOf(node: TextNode): Shape {
  return node.kind === 'alias' ? 'scalar' : node.kind
}

function fieldIn(map: TextMap, key: string): TextNode | undefined {
  return map.fields.find((field) => field.key === key)?.value
}

function wordIn(map: TextMap, key: string): string | null {
  const value = fieldIn(map, key)
  return value?.kind === 'scalar' ? value.value : null
}

function nameOf(map: TextMap): string {
  const metadata = fieldIn(map, 'metadata')
  return (metadata?.kind === 'map' ? wordIn(metadata, 'name') : null) ?? ''
}
