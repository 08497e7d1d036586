import { isMap } from './untyped'

/** An `expect` with one thing in it made wrong. */
interface Alteration {
  /** What was made wrong: `flow row 2 cell 3: 8080 -> 8081`. */
  readonly what: string
  readonly expect: unknown
}

const verdicts = ['delivered', 'redirected', 'rejected', 'dropped', 'unresolved', 'unhandled']
const verdictOf: Readonly<Record<string, string>> = { redirect: 'redirected', blocked: 'dropped', accepted: 'delivered' }

/**
 * Every way to make one expected value of a case wrong: each value changed, each row and endpoint taken away, doubled
 * or added. A runner that is honest fails on all of them. (Findings and the words they mention are among others: to
 * take one away asks for less, and is not wrong.)
 */
export function alterations(expect: unknown): readonly Alteration[] {
  if (!isMap(expect)) return []
  const changed = Object.entries(expect).flatMap(([key, value]) => {
    const inside = key === 'notes' ? [] : alterationsOf(key, value)
    return inside.map((alteration) => ({ what: `${key} ${alteration.what}`, expect: { ...expect, [key]: alteration.expect } }))
  })
  return [...changed, { what: 'an unknown key', expect: { ...expect, nobodyKnowsThis: true } }]
}

function alterationsOf(key: string, value: unknown): readonly Alteration[] {
  if (key === 'verdict')
    return verdicts.filter((verdict) => verdict !== (verdictOf[String(value)] ?? value)).map((other) => changed(value, other))
  if (key === 'endpoints')
    return [...each(value, leaf), ...withoutEach(value), ...withEach(value, ['192.0.2.99:1', '<pod:no-such-pod>:80']), ...doubled(value)]
  if (key === 'flow')
    return [
      ...each(value, row),
      ...withoutEach(value, closes(value) ? 1 : 0),
      ...withEach(value, [strayRow]),
      ...doubled(value),
      ...swapped(value),
    ]
  if (key === 'wire')
    return [...each(value, row), ...withoutEach(value), ...withEach(value, [strayRow]), ...doubled(value), ...swapped(value)]
  if (key === 'dns')
    return [
      ...each(value, fields),
      ...withoutEach(value),
      ...withEach(value, [{ name: 'a.b', type: 'A', answer: '192.0.2.9' }]),
      ...swapped(value),
    ]
  if (key === 'findings') return [...each(value, finding), ...withEach(value, [{ code: 'XXX-99' }])]
  if (key === 'assumed') return [...each(value, leaf), ...withEach(value, ['nothing of that name'])]
  return isMap(value) ? fields(value) : leaf(value)
}

const strayRow = ['192.0.2.99', 'any', '192.0.2.98', 1]

/** Where the last row is the whole reply, a case may leave it out. */
function closes(rows: unknown): boolean {
  if (!Array.isArray(rows) || rows.length < 2) return false
  const [first, before, last] = [rows[0], rows.at(-2), rows.at(-1)] as unknown[][]
  return last?.[0] === before?.[2] && last?.[2] === first?.[0]
}

function finding(value: unknown): readonly Alteration[] {
  if (!isMap(value)) return []
  const mentions = Array.isArray(value.mentions) ? value.mentions : []
  const words = [...each(mentions, word), ...withEach(mentions, ['a word that no message has'])]
  return [
    { what: 'code', expect: { ...value, code: 'XXX-99' } },
    { what: 'code', expect: { ...value, code: `${String(value.code)}0` } },
    { what: 'an unknown field', expect: { ...value, severity: 'error' } },
    ...words.map((altered) => ({ what: `mentions ${altered.what}`, expect: { ...value, mentions: altered.expect } })),
  ]
}

/** A neighbouring number may stand in the same message, and then it is no mistake to ask for it. */
function word(value: unknown): readonly Alteration[] {
  return [changed(value, `${String(value)}x`), changed(value, `x${String(value)}`)]
}

function row(value: unknown): readonly Alteration[] {
  return [...each(value, leaf), ...withoutEach(value), ...withEach(value, ['any'])]
}

function fields(value: unknown): readonly Alteration[] {
  if (!isMap(value)) return []
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    leaf(inner).map((alteration) => ({ what: `${key} ${alteration.what}`, expect: { ...value, [key]: alteration.expect } })),
  )
  return [...inside, { what: 'an unknown field', expect: { ...value, nobodyKnowsThis: true } }]
}

function leaf(value: unknown): readonly Alteration[] {
  if (typeof value === 'boolean') return [changed(value, !value), changed(value, String(value))]
  if (typeof value === 'number') return [changed(value, value + 1), changed(value, 'any')]
  if (value === null) return [changed(value, 'something')]
  if (value === 'any') return [changed(value, 40000), changed(value, 'client')]
  const text = String(value)
  const counted = text.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1))
  return [changed(text, `${text}x`), ...(counted === text ? [] : [changed(text, counted)])]
}

function changed(from: unknown, to: unknown): Alteration {
  return { what: `${String(from)} -> ${String(to)}`, expect: to }
}

function each(list: unknown, alter: (value: unknown) => readonly Alteration[]): readonly Alteration[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item, index) =>
    alter(item).map((alteration) => ({ what: `${index + 1}: ${alteration.what}`, expect: list.with(index, alteration.expect) })),
  )
}

function withoutEach(list: unknown, keptAtEnd = 0): readonly Alteration[] {
  if (!Array.isArray(list)) return []
  const droppable = list.slice(0, list.length - keptAtEnd)
  return droppable.map((_, index) => ({ what: `without ${index + 1}`, expect: list.toSpliced(index, 1) }))
}

function withEach(list: unknown, added: readonly unknown[]): readonly Alteration[] {
  if (!Array.isArray(list)) return []
  return added.map((item) => ({ what: `with ${JSON.stringify(item)}`, expect: [...list, item] }))
}

function doubled(list: unknown): readonly Alteration[] {
  if (!Array.isArray(list)) return []
  return list.map((item, index) => ({ what: `${index + 1} twice`, expect: list.toSpliced(index, 0, item) }))
}

function swapped(list: unknown): readonly Alteration[] {
  if (!Array.isArray(list)) return []
  return list
    .slice(1)
    .map((item, index) => ({ what: `${index + 1} after ${index + 2}`, expect: list.toSpliced(index, 2, item, list[index]) }))
}
