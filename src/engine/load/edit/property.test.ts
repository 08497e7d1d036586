import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, type FieldChange, type KubeObject } from '../../model'
import { linesOf } from '../lines'
import { load } from '../load'
import { formatPath, type Path } from '../path'
import { isMap } from '../values'
import { EditedText, editsOf } from '.'
import { changed } from './changed'

const word = fc.constantFrom('app', 'web', 'a.b/c', '80', 'yes', 'x y', "it's", '"q"', 'a: b', '# no', '-', '')
const scalar = fc.oneof(word, fc.integer({ min: -5, max: 99_999 }), fc.boolean())
const key = fc.constantFrom('a', 'b', 'name', 'a.b/c', '80', 'yes')
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}))
const spec = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true })

/** A writer that takes its liberties from a list of numbers: styles, indentation, comments. */
class Writer {
  private at = 0
  private comments = 0
  constructor(private readonly choices: readonly number[]) {}

  private pick(below: number): number {
    return (this.choices[this.at++ % this.choices.length] ?? 0) % below
  }

  private comment(): string {
    return this.pick(3) === 0 ? ` # c${++this.comments}` : ''
  }

  scalar(of: unknown): string {
    const quoted = JSON.stringify(of)
    if (typeof of !== 'string') return quoted
    return this.pick(3) === 0 && /^[a-z]{3}$/.test(of) && of !== 'yes' ? of : this.pick(2) === 0 ? quoted : `'${of.replaceAll("'", "''")}'`
  }

  flow(of: unknown): string {
    if (Array.isArray(of)) return `[${of.map((item) => this.flow(item)).join(', ')}]`
    if (!isMap(of)) return this.scalar(of)
    return `{ ${Object.entries(of)
      .map(([name, field]) => `${JSON.stringify(name)}: ${this.flow(field)}`)
      .join(', ')} }`
  }

  /** The lines of a value below its key or dash. */
  block(of: unknown, indent: string): string {
    const lines: string[] = []
    const entries: readonly (readonly [string, unknown])[] = Array.isArray(of)
      ? of.map((item) => ['-', item] as const)
      : Object.entries(of as object).map(([name, field]) => [`${JSON.stringify(name)}:`, field] as const)
    for (const [head, field] of entries) {
      if (this.pick(6) === 0) lines.push(`${indent}# c${++this.comments}`)
      const isEmpty = typeof field !== 'object' || field === null || Object.keys(field).length === 0
      if (isEmpty || this.pick(4) === 0) lines.push(`${indent}${head} ${this.flow(field)}${this.comment()}`)
      else {
        const deeper = `${indent}${' '.repeat(1 + this.pick(3))}`
        lines.push(`${indent}${head}${this.comment()}`, this.block(field, deeper))
      }
    }
    return lines.join('\n')
  }
}

function placesIn(of: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  const below = Array.isArray(of) ? of.map((item, i) => [i, item] as const) : isMap(of) ? Object.entries(of) : []
  return [{ path, value: of }, ...below.flatMap(([step, field]) => placesIn(field, [...path, step]))]
}

function changeAt(object: KubeObject, place: { readonly path: Path; readonly value: unknown }, kind: number): FieldChange {
  const at = { object: object.ref, path: formatPath(place.path) }
  if (kind === 3) return { ...at, do: 'remove' }
  if (Array.isArray(place.value)) return { ...at, do: 'append', value: kind === 0 ? 'new' : { fresh: { deep: ['x', 1] } } }
  if (isMap(place.value))
    return { object: object.ref, path: formatPath([...place.path, 'fresh']), do: 'add', value: kind === 0 ? 'yes' : { deep: 1 } }
  return { ...at, do: 'set', value: kind === 0 ? 'on' : kind === 1 ? 8080 : 'plain' }
}

const commentsOf = (text: string) => text.match(/# c\d+/g) ?? []
const bodies = (text: string) => load([{ name: 'a.yaml', text }]).objects.map(({ body }) => body)

let [offered, all] = [0, 0]

function holds(text: string, place: number, kind: number): void {
  const { objects } = load([{ name: 'a.yaml', text }])
  const object = objects[0]
  if (object === undefined || objects.length !== 2) throw new Error(text)
  const places = placesIn(object.body.spec, ['spec']).slice(1)
  const chosen = places[place % Math.max(1, places.length)]
  if (chosen === undefined) return
  const change = changeAt(object, chosen, kind)
  const wanted = changed(object.body, change.do === 'add' ? [...chosen.path, 'fresh'] : chosen.path, change)
  const edits = editsOf(change, object, text)
  all++
  if (edits === null) return
  offered++
  const after = applyEdits(text, edits)
  expect(bodies(after)).toEqual([wanted?.value, objects[1]?.body])
  expect(commentsOf(after)).toEqual(commentsOf(text))
}

const input = fc.record({ spec, choices: fc.array(fc.nat(60), { minLength: 5, maxLength: 30 }), place: fc.nat(40), kind: fc.nat(3) })
const other = 'apiVersion: v1\nkind: Pod\nmetadata: { name: last }'

test('what is edited reads to the old objects with the change and nothing else, and every comment stays', () => {
  fc.assert(
    fc.property(input, ({ spec, choices, place, kind }) => {
      const written = new Writer(choices).block(spec, '  ')
      const text = `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n${written}\n# c0\n---\n${other}\n`
      holds(choices[0] === 0 ? text.replaceAll('\n', '\r\n') : text, place, kind)
    }),
    { seed: 6, numRuns: 400 },
  )
})

test('JSON, too, and stays JSON', () => {
  fc.assert(
    fc.property(input, ({ spec, choices, place, kind }) => {
      const list = { kind: 'List', items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec }, JSON.parse(pod)] }
      holds(JSON.stringify(list, null, (choices[0] ?? 0) % 3), place, kind)
    }),
    { seed: 6, numRuns: 400 },
  )
})

test('most changes can be made', () => {
  expect(offered / all).toBeGreaterThan(0.7)
})

const pod = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"last"}}'

test('edits one after another are edits of the first text', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 12 })
  const steps = fc.array(fc.record({ start: fc.nat(20), length: fc.nat(4), text: letters }), { maxLength: 6 })
  fc.assert(
    fc.property(letters, steps, (first, splices) => {
      const edited = new EditedText(first)
      for (const { start, length, text } of splices) {
        const at = linesOf(edited.text)
        const from = Math.min(start, edited.text.length)
        const [begin, end] = [at(from), at(Math.min(from + length, edited.text.length))]
        edited.apply([{ file: 'a', line: begin.line, column: begin.column, endLine: end.line, endColumn: end.column, text }])
      }
      expect(applyEdits(first, edited.edits('a'))).toBe(edited.text)
    }),
    { seed: 6, numRuns: 500 },
  )
})
