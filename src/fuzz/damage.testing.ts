import fc from 'fast-check'
import { dump, loadAll } from 'js-yaml'
import type { Seed } from './seeds.testing'

/**
 * Texts that nobody wrote: some neighbouring documents of the corpus, damaged as values (a field is replaced, lost, moved or nested) or as
 * letters. All of it follows from the seed of fast-check, which also finds the smallest damage that still does harm.
 */
export function damagedText(seeds: readonly Seed[]): fc.Arbitrary<string> {
  return fc
    .record({
      seed: fc.nat(seeds.length - 1),
      first: fc.nat(),
      count: fc.integer({ min: 1, max: 8 }),
      form: fc.constantFrom('text', 'yaml', 'json', 'list'),
      inValues: fc.array(valueDamage, { maxLength: 4 }),
      inLetters: fc.array(letterDamage, { maxLength: 3 }),
    })
    .map(({ seed, first, count, form, inValues, inLetters }) => {
      const documents = seeds[seed] ?? []
      const from = first % documents.length
      const chosen = documents.slice(from, from + count)
      const text = form === 'text' ? null : rewritten(chosen, form, inValues)
      return inLetters.reduce(damageLetters, text ?? chosen.join('---\n'))
    })
}

/** What no reader expects in the place of a value. */
const strangers: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  65536,
  1e300,
  0.5,
  Number.NaN,
  '',
  ' ',
  '0',
  '-1',
  '80/TCP',
  '::ffff:10.0.0.1',
  '10.0.0.0/8',
  '10.0.0.0/-1',
  '999.1.1.1',
  'None',
  'True',
  '*',
  '*.example.com',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u0000',
  '\u202e\ufeff',
  '\ud800',
  '{{ .Values.port }}',
  '***HIDDEN***',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { __proto__: null, name: 'a' },
  { matchLabels: { app: 'web' } },
  { port: 80, protocol: 'SCTP' },
  { number: 80, name: 'http' },
]

interface ValueDamage {
  readonly what: 'replace' | 'remove' | 'double' | 'move' | 'nest'
  readonly at: number
  readonly other: number
}

const valueDamage: fc.Arbitrary<ValueDamage> = fc.record({
  what: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'double', 'move', 'nest'),
  at: fc.nat(),
  other: fc.nat(),
})

/** The documents as values, damaged, and written again; null where they cannot be read. */
function rewritten(documents: readonly string[], form: 'yaml' | 'json' | 'list', damages: readonly ValueDamage[]): string | null {
  try {
    const values = documents.flatMap((text) => loadAll(text)).filter((value) => value !== null && value !== undefined)
    for (const damage of damages) damageValues(values, damage)
    if (form === 'list') return JSON.stringify({ kind: 'List', apiVersion: 'v1', items: values })
    if (form === 'json') return values.map((value) => JSON.stringify(value, null, 2)).join('\n')
    return values.map((value) => dump(value)).join('---\n')
  } catch {
    return null
  }
}

/** A place in a value: a map or list and one of its keys. */
interface Place {
  readonly parent: Record<string, unknown>
  readonly key: string
}

function placesOf(root: object): readonly Place[] {
  const found: Place[] = []
  const seen = new Set<object>()
  const visit = (parent: object) => {
    if (seen.has(parent)) return
    seen.add(parent)
    for (const [key, value] of Object.entries(parent)) {
      found.push({ parent: parent as Record<string, unknown>, key })
      if (typeof value === 'object' && value !== null) visit(value)
    }
  }
  visit(root)
  return found
}

function damageValues(values: unknown[], { what, at, other }: ValueDamage): void {
  const places = placesOf(values)
  const place = places[at % Math.max(1, places.length)]
  const second = places[other % Math.max(1, places.length)]
  if (place === undefined || second === undefined) return
  const { parent, key } = place
  switch (what) {
    case 'replace':
      parent[key] = structuredClone(strangers[other % strangers.length])
      return
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1)
      else delete parent[key]
      return
    case 'double':
      if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]))
      else parent[second.key] = structuredClone(parent[key])
      return
    case 'move':
      parent[key] = structuredClone(second.parent[second.key])
      return
    case 'nest':
      parent[key] = other % 2 === 0 ? [parent[key]] : { [second.key]: parent[key] }
      return
  }
}

interface LetterDamage {
  readonly what: 'insert' | 'remove' | 'double' | 'cut' | 'move'
  readonly at: number
  readonly length: number
  readonly piece: string
}

const pieces = [
  ...[
    '\n',
    '  ',
    '\t',
    ' ',
    ':',
    ': ',
    '- ',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '|',
    '>',
    '&a ',
    '*a',
    '<<: *a',
    '!!binary ',
    '---\n',
  ],
  ...[
    '...\n',
    '\0',
    '\uFEFF',
    '\u2028',
    '\u00a0',
    '\u201c',
    '\r',
    '\u001b[31m',
    '```\n',
    '+',
    '$ kubectl get svc\n',
    '{{ ',
    ' }}',
    '\\',
    '%YAML 1.1\n',
  ],
]

const letterDamage: fc.Arbitrary<LetterDamage> = fc.record({
  what: fc.constantFrom('insert', 'insert', 'remove', 'double', 'cut', 'move'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 60 }),
  piece: fc.constantFrom(...pieces),
})

function damageLetters(text: string, { what, at, length, piece }: LetterDamage): string {
  const start = at % (text.length + 1)
  const end = Math.min(text.length, start + length)
  switch (what) {
    case 'insert':
      return text.slice(0, start) + piece + text.slice(start)
    case 'remove':
      return text.slice(0, start) + text.slice(end)
    case 'double':
      return text.slice(0, end) + text.slice(start)
    case 'cut':
      return text.slice(0, start)
    case 'move':
      return text.slice(0, start) + text.slice(end) + text.slice(start, end)
  }
}
